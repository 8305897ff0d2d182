"""The code at the foot of a sheet: its kind, languages, place or other choices, and edition. Nothing else.

ABCD-EFGH-JKLM-NPQR: letters and digits that do not look alike, the last of which shows that the others were typed
right. It says nothing to a reader, and nothing about one: each copy of a sheet has the same.
"""

from contextlib import suppress
from dataclasses import dataclass

from screening.content import paper_numbers
from screening.handouts import kinds
from screening.handouts.kinds.shape import AND, DISCREET, Option, Wanted
from screening.languages import BY_CODE, TABLE

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
BASE = len(LETTERS)  # a prime: no wrong letter, and no two that changed places, leave the last one right
SAID_MARKS = BASE**4
NUMBERS_MARKS = paper_numbers.MARKS
GROUP = 4
MOST_LETTERS = 60

_TEXT = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
_FIRST = 1  # stands before it as a number, so that no letter at its beginning is lost
_QUIET = "-"  # stands for discreet words
# Codes in small letters: all others are in capitals.
_SMALL = {
    code.upper(): code
    for option, own in kinds.OWN_CODES.items()
    for code in own
    if option != Option.OTHER and code.upper() not in own
}
_KINDS = {kind.mark: kind for kind in kinds.KINDS}
_LANGUAGES = {language.mark: language for language in TABLE}


@dataclass(frozen=True, slots=True)
class SheetCode:
    """`said` and `numbers` stand for what the sheet said, and for the numbers of all places when it was made."""

    wanted: Wanted
    said: int
    numbers: int

    def __str__(self) -> str:
        """Empty where a host's own code has letters that no code of ours has."""
        text = _text(self.wanted)
        if set(text) - set(_TEXT):
            return ""
        value = (_to_number(text, _TEXT, _FIRST) * SAID_MARKS + self.said) * NUMBERS_MARKS + self.numbers
        letters = _to_text(value, LETTERS)
        letters += _last(letters)
        return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def said_mark(digest: str) -> int:
    return int(digest[:16], 16) % SAID_MARKS


def read(typed: str) -> SheetCode | None:
    """What a code stands for, however it was typed. None where it is none."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if not 1 < len(letters) <= MOST_LETTERS or set(letters) - set(LETTERS) or _last(letters[:-1]) != letters[-1]:
        return None
    value, numbers = divmod(_to_number(letters[:-1], LETTERS), NUMBERS_MARKS)
    text, said = divmod(value, SAID_MARKS)
    wanted = _wanted(_to_text(text, _TEXT, _FIRST))
    return SheetCode(wanted, said, numbers) if wanted else None


def _text(wanted: Wanted) -> str:
    """HKE.VN: kind, languages, and what else was chosen and changes a word."""
    marks = "".join(BY_CODE[code].mark for code in wanted.languages)
    chosen = [
        _QUIET if option == Option.WORDS else code.upper()
        for option, code in wanted.values.items()
        if option not in (Option.OTHER, Option.ADDRESS)
    ]
    return ".".join((wanted.kind.mark + marks, *chosen))


def _wanted(text: str) -> Wanted | None:
    head, *chosen = text.split(".")
    kind, languages = _KINDS.get(head[:1]), [_LANGUAGES.get(mark) for mark in head[1:]]
    if kind is None or not languages or None in languages:
        return None
    first, *others = [language.code for language in languages if language]
    values = [DISCREET if code == _QUIET else _SMALL.get(code, code) for code in chosen]
    # A second language stands among the other choices, and which of them were made is known to the kind alone.
    orders = [[*values[:at], AND.join(others), *values[at:]] for at in range(len(values) + 1)] if others else [values]
    for order in orders:
        with suppress(LookupError):
            return kinds.wanted(kind.code, order, kind.papers[0], first)
    return None


def _last(letters: str) -> str:
    """Each letter counts by its place, so that two which changed places are noticed."""
    weights = (at % (BASE - 1) + 1 for at in range(len(letters)))
    return LETTERS[sum(weight * LETTERS.index(letter) for weight, letter in zip(weights, letters, strict=False)) % BASE]


def _to_number(text: str, alphabet: str, first: int = 0) -> int:
    value = first
    for letter in text:
        value = value * len(alphabet) + alphabet.index(letter)
    return value


def _to_text(value: int, alphabet: str, first: int = 0) -> str:
    letters = ""
    while value > first:
        value, last = divmod(value, len(alphabet))
        letters = alphabet[last] + letters
    return letters
