"""Which font files are installed, as fontconfig sees them: the bytes of a PDF depend on them."""

import ctypes
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_REGULAR, _BOLD = 80, 200  # fontconfig's weights; the handouts use no others
_WEIGHTS = (_REGULAR, _BOLD)
_MATCH_PATTERN = 0  # FcMatchPattern
_FOUND = 0  # FcResultMatch


@dataclass(frozen=True, slots=True)
class Installed:
    family: str
    file: str
    index: int  # in a file that holds several
    is_bold: bool

    @property
    def fingerprint(self) -> str:
        return _fingerprint(Path(self.file))


def fingerprints(families: Iterable[str]) -> dict[str, str]:
    """An identity of the regular and bold file of each installed family; families that are missing are left out.

    Raises OSError where there is no fontconfig.
    """
    found: dict[str, list[str]] = {}
    for font in find(families):
        found.setdefault(font.family, []).append(font.fingerprint)
    return {family: " ".join(files) for family, files in found.items() if len(files) == len(_WEIGHTS)}


def find(families: Iterable[str]) -> list[Installed]:
    """The regular and the bold file of each family, where they are installed. Raises OSError without fontconfig."""
    fontconfig = _library()
    config = fontconfig.FcInitLoadConfigAndFonts()
    try:
        asked = [(family, weight) for family in sorted(families) for weight in _WEIGHTS]
        return [font for family, weight in asked if (font := _font(fontconfig, config, family, weight))]
    finally:
        fontconfig.FcConfigDestroy(config)


def configuration_file() -> str:
    """Where the configuration of this process begins. Raises OSError without fontconfig."""
    return (_library().FcConfigFilename(None) or b"").decode()


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libfontconfig.so.1")
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    library.FcInitLoadConfigAndFonts.restype = pointer
    library.FcPatternCreate.restype = pointer
    library.FcFontMatch.restype = pointer
    library.FcConfigDestroy.argtypes = library.FcPatternDestroy.argtypes = [pointer]
    library.FcDefaultSubstitute.argtypes = [pointer]
    library.FcConfigSubstitute.argtypes = [pointer, pointer, ctypes.c_int]
    library.FcPatternAddString.argtypes = [pointer, text, text]
    library.FcPatternAddInteger.argtypes = [pointer, text, ctypes.c_int]
    library.FcFontMatch.argtypes = [pointer, pointer, ctypes.POINTER(ctypes.c_int)]
    library.FcPatternGetString.argtypes = [pointer, text, ctypes.c_int, ctypes.POINTER(text)]
    library.FcPatternGetInteger.argtypes = [pointer, text, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
    library.FcConfigFilename.argtypes, library.FcConfigFilename.restype = [text], text
    return library


def _font(fontconfig: ctypes.CDLL, config: int, family: str, weight: int) -> Installed | None:
    """None where fontconfig would put another family in its place."""
    pattern = fontconfig.FcPatternCreate()
    fontconfig.FcPatternAddString(pattern, b"family", family.encode())
    fontconfig.FcPatternAddInteger(pattern, b"weight", weight)
    fontconfig.FcConfigSubstitute(config, pattern, _MATCH_PATTERN)
    fontconfig.FcDefaultSubstitute(pattern)
    match = fontconfig.FcFontMatch(config, pattern, ctypes.byref(ctypes.c_int()))
    fontconfig.FcPatternDestroy(pattern)
    if not match:
        return None
    name, path, index = ctypes.c_char_p(), ctypes.c_char_p(), ctypes.c_int()
    found = (
        fontconfig.FcPatternGetString(match, b"family", 0, ctypes.byref(name)) == _FOUND
        and fontconfig.FcPatternGetString(match, b"file", 0, ctypes.byref(path)) == _FOUND
        and fontconfig.FcPatternGetInteger(match, b"index", 0, ctypes.byref(index)) == _FOUND
        and name.value == family.encode()
    )
    font = Installed(family, (path.value or b"").decode(), index.value, weight == _BOLD) if found else None
    fontconfig.FcPatternDestroy(match)
    return font


def _fingerprint(path: Path) -> str:
    """Identifies a font file without reading all of it: its beginning holds a checksum of each of its tables."""
    with path.open("rb") as file:
        return f"{hashlib.sha256(file.read(64 * 1024)).hexdigest()[:16]}-{path.stat().st_size}"
