"""How large letters may be so that a text has room: a careful guess, for a file that its reader's program lays out."""

import unicodedata
from collections.abc import Iterable, Sequence

POINTS_PER_CM = 72 / 2.54
# Of the size of its letters: what a sign takes at most, on average.
WIDE, COMPLEX, LATIN, MARK = 1.0, 0.52, 0.5, 0.22
RAGGED = 1.1  # lines end where a word does
GAP = 0.5  # between paragraphs, of a line
COENG = "\u17d2"  # the Khmer sign that sets the next letter below the one before
_LATIN_END = "\u0590"


def fitting(
    paragraphs: Sequence[Sequence[Sequence[str]]], width: float, height: float, line: float, sizes: Iterable[float]
) -> float:
    """The first of the sizes, in points, with which the paragraphs fit into centimetres; else the last.

    `line` is the height of a line, of the size of its letters.
    """
    size = 0.0
    for size in sizes:
        ems = width * POINTS_PER_CM / size
        lines = sum(GAP + -(-sum(_ems(run[0]) for run in runs) * RAGGED // ems) for runs in paragraphs)
        if lines * size * line <= height * POINTS_PER_CM:
            break
    return size


def _ems(text: str) -> float:
    ems = 0.0
    below = False
    for sign in text:
        if not below:
            ems += _em(sign)
        below = sign == COENG
    return ems


def _em(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return WIDE
    match unicodedata.category(sign):
        case "Mn" | "Cf":
            return 0.0
        case "Mc":
            return MARK
    return LATIN if sign < _LATIN_END or unicodedata.name(sign, "").startswith("LATIN") else COMPLEX
