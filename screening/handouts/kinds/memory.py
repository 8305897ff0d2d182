"""One number to learn by heart: in groups, in words, and with boxes to write it in. Nothing says what it is for."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

from django.utils.translation import pgettext_lazy

from screening.choices import Label
from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.contacts import Contact, Contacts, contacts, in_discreet_words
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import LocalText

CALL = "card-call"
# More digits than these are hard to keep in mind in one piece.
MOST_IN_GROUP = 4
# Lines to write the number in: each leaves out more of it, from the end, and the last ones all of it.
TIMES = 6
WHOLE = 2
# Of no more keys than these, two lines stand beside each other.
FEW = 8

WORDS: dict[str, Label] = {
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "0": pgettext_lazy("digit", "zero"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "1": pgettext_lazy("digit", "one"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "2": pgettext_lazy("digit", "two"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "3": pgettext_lazy("digit", "three"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "4": pgettext_lazy("digit", "four"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "5": pgettext_lazy("digit", "five"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "6": pgettext_lazy("digit", "six"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "7": pgettext_lazy("digit", "seven"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "8": pgettext_lazy("digit", "eight"),
    # Translators: a digit as it is said aloud when somebody dictates a phone number, digit by digit.
    "9": pgettext_lazy("digit", "nine"),
    # Translators: the sign + before the code of a country, as it is said aloud in a phone number.
    "+": pgettext_lazy("digit", "plus"),
    # Translators: the sign # on a phone, as it is said aloud in a phone number.
    "#": pgettext_lazy("digit", "hash"),
    # Translators: the sign * on a phone, as it is said aloud in a phone number.
    "*": pgettext_lazy("digit", "star"),
}
_RUN = re.compile(r"[0-9+#*]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What is pressed on a phone, and how it is said."""

    key: str
    word: Label


@dataclass(frozen=True, slots=True)
class Remembered:
    """Without a number that may be printed, `contacts` says what one can do."""

    title: LocalText  # the place
    call: PassageEntry
    contacts: Contacts
    groups: tuple[tuple[Said, ...], ...]

    @property
    def contact(self) -> Contact | None:
        return next(iter(self.contacts.shown), None)

    @property
    def keys(self) -> int:
        return sum(len(group) for group in self.groups)

    @property
    def across(self) -> int:
        return 2 if self.keys <= FEW else 1

    @property
    def rows(self) -> list[list[list[list[str]]]]:
        """The lines, as many beside each other as there is room for: down, then across."""
        lines, many = self._lines(), TIMES // self.across
        return [lines[row::many] for row in range(many)]

    def _lines(self) -> list[list[list[str]]]:
        """The groups of the number, line by line, with fewer of its keys: an empty one is to be written."""
        total = self.keys
        steps = TIMES - WHOLE
        shown = [total - ceil(total * step / steps) for step in range(1, steps)]
        return [self._first(count) for count in (*shown, *[0] * (TIMES - len(shown)))]

    def _first(self, count: int) -> list[list[str]]:
        rest = iter(range(self.keys))
        return [[said.key if next(rest) < count else "" for said in group] for group in self.groups]


def remember(wanted: Wanted, edition: Edition, day: date) -> Remembered:
    place = edition.places[wanted.values[Option.PLACE]]
    found = in_discreet_words(contacts(edition, place, day, 1))
    return Remembered(
        title=place.name,
        call=edition.passages[CALL],
        contacts=found,
        groups=groups(found.shown[0].number.shown) if found.shown else (),
    )


def groups(number: str) -> tuple[tuple[Said, ...], ...]:
    """As its operator groups it, in pieces that are short enough."""
    return tuple(
        tuple(Said(key, WORDS[key]) for key in piece) for run in _RUN.findall(number) for piece in _pieces(run)
    )


def _pieces(run: str) -> list[str]:
    """Of nearly the same length, the longer ones last."""
    many = ceil(len(run.lstrip("+")) / MOST_IN_GROUP)
    edges = [len(run) * number // many for number in range(many + 1)]
    return [run[start:end] for start, end in pairwise(edges)]
