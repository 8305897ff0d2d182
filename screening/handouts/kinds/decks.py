"""Signs as cards with two sides, to cut out and to sort in a class."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import LocalText

COLUMNS, ROWS = 2, 4
PER_SHEET = COLUMNS * ROWS


class Pile(StrEnum):
    """Where a class lays a sign when it has read a practice case: as the readings of the case stand in a guide."""

    SUPPORTS = "supports"
    OPEN = "open"
    TEMPTING = "tempting"


@dataclass(frozen=True, slots=True)
class SignCard:
    """`notice` in front and `other` on the back, below the same words."""

    code: str
    title: LocalText
    notice: LocalText
    other: LocalText


# A place on a sheet without a card is None.
Row = tuple[SignCard | Pile | None, ...]


@dataclass(frozen=True, slots=True)
class CardSheet:
    """The rows of both sides of a paper that is turned over its long edge: each back lies behind its front."""

    front: tuple[Row, ...]

    @property
    def back(self) -> tuple[Row, ...]:
        return tuple(row[::-1] for row in self.front)


@dataclass(frozen=True, slots=True)
class Deck:
    title: LocalText | None  # the category, where it is one
    signs: tuple[SignCard, ...]

    @property
    def sheets(self) -> list[CardSheet]:
        """The signs, then as many sets of headings for the piles as the last sheet has room for, and at least one."""
        sets = [*Pile] * ((-len(self.signs) - len(Pile)) % PER_SHEET // len(Pile) + 1)
        cards: list[SignCard | Pile | None] = [*self.signs, *sets]
        cards += [None] * (-len(cards) % PER_SHEET)
        rows = [tuple(cards[start : start + COLUMNS]) for start in range(0, len(cards), COLUMNS)]
        return [CardSheet(tuple(rows[start : start + ROWS])) for start in range(0, len(rows), ROWS)]


def deck(wanted: Wanted, edition: Edition, day: date) -> Deck:
    """Every sign, or those of one category."""
    code = wanted.values.get(Option.CATEGORY)
    if code is None:
        rows = [row for category in edition.categories for row in edition.in_category(category)]
        return Deck(None, tuple(_card(row) for row in rows))
    return Deck(edition.categories[code].title, tuple(_card(row) for row in edition.in_category(code)))


def _card(row: IndicatorEntry) -> SignCard:
    return SignCard(row.code, row.title, row.notice, row.other)
