"""Fonts of Chinese, Japanese and Korean cut down to the signs in common use, so that a sheet weighs half as much.

Such a font has 65,000 signs, and each file that is made with it keeps a line for every one of them: 100 KB for each
weight on a phone's connection, and a twentieth of a second. A sign that is not in common use comes from the whole font,
which has to be installed all the same. Fonts are cut once on a machine, in a quarter of a second each.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from screening import fonts
from screening.handouts.printing import installed_fonts
from screening.handouts.printing.installed_fonts import Installed

# Names the folder in which cut fonts are kept, and is read by the printing process.
FOLDER = "LOOK_TWICE_FONTS"
# Raised when fonts are cut in another way: part of the name of each file.
CUT = 1
_LATIN = range(0x20, 0x7F)
# Nothing on paper stands upright in a column, and no reader chooses another form of a sign.
_FEATURES = (b"ccmp", b"kern", b"mark", b"mkmk")
_UNUSED_TABLES = (b"vhea", b"vmtx", b"VORG")
_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY = 1, 4, 6, 16  # names in a font file
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>{before}</include><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def use() -> None:
    """Let fontconfig find the cut fonts in this process, and cut those that are not there yet.

    To be called before any library asks for fonts. Where there is no folder to keep them in, the whole fonts serve.
    """
    kept_in = os.environ.get(FOLDER)
    if not kept_in:
        return
    with suppress(OSError):
        os.environ["FONTCONFIG_FILE"] = str(_prepared(Path(kept_in)))


def _prepared(kept_in: Path) -> Path:
    """The configuration that knows the cut fonts. Raises OSError where it cannot be kept."""
    found = installed_fonts.find(fonts.COMMON)
    key = hashlib.sha256(repr((CUT, fonts.COMMON, sorted(font.fingerprint for font in found))).encode())
    folder = kept_in / key.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for font in found:
        file = folder / f"{font.fingerprint}-{font.index}.otf"
        if not file.exists():
            _write(file, _cut(font))
    configuration = folder / "fonts.conf"
    before = escape(installed_fonts.configuration_file())
    _write(configuration, _CONFIGURATION.format(before=before, folder=escape(str(folder))).encode())
    return configuration


def _cut(font: Installed) -> bytes:
    import uharfbuzz  # noqa: PLC0415  only where something is cut

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(_signs(*fonts.COMMON[font.family]))
    wanted.flags = uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(_tags(_FEATURES))
    wanted.drop_table_tag_set.update(_tags(_UNUSED_TABLES))
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font.file), font.index)
    return _renamed(uharfbuzz.subset(whole, wanted).blob.data, fonts.common(font.family), font.is_bold)


def _signs(codec: str, last: int) -> Iterator[int]:
    """Those of two bytes in the standard of a country, up to the last first byte that is in common use."""
    yield from _LATIN
    for first in range(0xA1, last + 1):
        for second in range(0x40, 0xFF):
            sign = bytes([first, second]).decode(codec, "ignore")
            if len(sign) == 1:
                yield ord(sign)


def _renamed(font: bytes, family: str, is_bold: bool) -> bytes:
    """Another name, for it is another font: what is not in it has to be looked for in the whole one."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  only where something is cut

    style = "Bold" if is_bold else "Regular"
    names = {_FAMILY: family, _TYPOGRAPHIC_FAMILY: family, _FULL: f"{family} {style}"}
    names[_POSTSCRIPT] = f"{family.replace(' ', '')}-{style}"
    # The time of cutting would be another in each file, and so the bytes of every sheet.
    file = TTFont(io.BytesIO(font), recalcTimestamp=False)
    for row in file["name"].names:
        row.string = names.get(row.nameID, row.toUnicode())
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _tags(names: tuple[bytes, ...]) -> list[int]:
    return [int.from_bytes(name, "big") for name in names]


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: another process may do the same."""
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(file)
