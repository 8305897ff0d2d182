"""Characters that nobody sees, and characters that look like others: beside a phone number both change what is read."""

import functools
import re
import unicodedata
from collections.abc import Iterator

from screening import fonts

# Shown as nothing although Unicode counts them as letters, marks or symbols: fillers, selectors, an empty Braille cell.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_REPLACEMENT = "\ufffd"
# What some scripts need between two of their characters, and only there.
_BROKEN_BY_SPACE = "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff"  # Thai, Lao, Burmese, Khmer
_JOINED = "\u0620-\u065f\u066e-\u06d3\u0750-\u077f\u0900-\u0963\u0970-\u0dff\u1000-\u103f\u1780-\u17b3\u17b6-\u17d3"
_MONGOLIAN = "\u1820-\u18aa"
_NEEDED = re.compile(
    f"(?<=[{_BROKEN_BY_SPACE}])\u200b(?=[{_BROKEN_BY_SPACE}])"
    f"|(?<=[{_JOINED}{_MONGOLIAN}])[\u200c\u200d](?=[{_JOINED}{_MONGOLIAN}])"
    f"|(?<=[{_MONGOLIAN}])[\u180b-\u180f]"
)
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LIKE_LATIN = "\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\ua640-\ua69f"
_MIXED = re.compile(f"[{_LATIN}][{_LIKE_LATIN}]|[{_LIKE_LATIN}][{_LATIN}]")
_LINE_ENDS = "\n\t"
# Unicode gives them no name, and editors paste them.
_CONTROLS = {"\0": "NULL", "\v": "VERTICAL TAB", "\f": "FORM FEED", "\x85": "NEXT LINE", "\r": "CARRIAGE RETURN"}


def character_faults(text: str) -> Iterator[str]:
    """What in a text is not what it seems, or cannot go on paper, whatever its language. One fault per character."""
    rest = _NEEDED.sub("", text)
    missing = set(fonts.not_carried(rest))
    for character in sorted(set(rest) - set(_LINE_ENDS)):
        if what := _disguise(character):
            yield f"has {what}"
        elif character in missing:
            yield f"has {_named(character)}, which cannot be printed: write it in another way"
    if found := _MIXED.search(text):
        yield f"has letters of two alphabets in one word, which look alike: {found.group()!r}; type the word again"


# The texts of all languages together have some thousands of different characters.
@functools.lru_cache(maxsize=16384)
def _disguise(character: str) -> str:
    """Why a character is not what it seems; empty where it is."""
    if character == _REPLACEMENT:
        return f"{_named(character)}: a letter was lost here, type it again"
    if is_unseen(character):
        return f"the invisible character {_named(character)}: take it out"
    plain = _plain(character)
    return f"{_named(character)}, which looks like {plain!r}: type {plain!r}" if plain else ""


@functools.lru_cache(maxsize=16384)
def is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or bool(_BLANK.fullmatch(character))


def _plain(character: str) -> str:
    """The ASCII letter or digit that another character is a variant of: full-width, mathematical, circled, raised."""
    plain = unicodedata.normalize("NFKC", character)
    is_variant = plain != character and len(plain) == 1 and plain.isascii() and plain.isalnum()
    return plain if is_variant else ""


def _named(character: str) -> str:
    name = unicodedata.name(character, _CONTROLS.get(character, ""))
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
