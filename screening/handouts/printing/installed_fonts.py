"""Which font files are installed, as fontconfig sees them: the bytes of a PDF depend on them."""

import ctypes
import hashlib
from collections.abc import Iterable
from pathlib import Path

_REGULAR, _BOLD = 80, 200  # fontconfig's weights; the handouts use no others
_MATCH_PATTERN = 0  # FcMatchPattern
_FOUND = 0  # FcResultMatch


def fingerprints(families: Iterable[str]) -> dict[str, str]:
    """An identity of the regular and bold file of each installed family; families that are missing are left out.

    Raises OSError where there is no fontconfig.
    """
    fontconfig = _library()
    config = fontconfig.FcInitLoadConfigAndFonts()
    try:
        found = {}
        for family in sorted(families):
            files = [_file(fontconfig, config, family, weight) for weight in (_REGULAR, _BOLD)]
            if all(files):
                found[family] = " ".join(_fingerprint(Path(file)) for file in files)
        return found
    finally:
        fontconfig.FcConfigDestroy(config)


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
    return library


def _file(fontconfig: ctypes.CDLL, config: int, family: str, weight: int) -> str:
    """The path of a font; empty where fontconfig would put another family in its place."""
    pattern = fontconfig.FcPatternCreate()
    fontconfig.FcPatternAddString(pattern, b"family", family.encode())
    fontconfig.FcPatternAddInteger(pattern, b"weight", weight)
    fontconfig.FcConfigSubstitute(config, pattern, _MATCH_PATTERN)
    fontconfig.FcDefaultSubstitute(pattern)
    match = fontconfig.FcFontMatch(config, pattern, ctypes.byref(ctypes.c_int()))
    fontconfig.FcPatternDestroy(pattern)
    if not match:
        return ""
    name, path = ctypes.c_char_p(), ctypes.c_char_p()
    found = (
        fontconfig.FcPatternGetString(match, b"family", 0, ctypes.byref(name)) == _FOUND
        and fontconfig.FcPatternGetString(match, b"file", 0, ctypes.byref(path)) == _FOUND
        and name.value == family.encode()
    )
    answer = (path.value or b"").decode() if found else ""
    fontconfig.FcPatternDestroy(match)
    return answer


def _fingerprint(path: Path) -> str:
    """Identifies a font file without reading all of it: its beginning holds a checksum of each of its tables."""
    with path.open("rb") as file:
        return f"{hashlib.sha256(file.read(64 * 1024)).hexdigest()[:16]}-{path.stat().st_size}"
