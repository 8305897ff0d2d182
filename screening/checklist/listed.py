"""The signs to tick: all of them in sections by category, or the short list for somebody's work."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.checklist.answers import Answer, Answers
from screening.choices import Work
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry, PassageEntry
from screening.library.blocks import Block, blocks
from screening.library.search import by_category, for_work

NOTHING = Answers({}, ())


@dataclass(frozen=True, slots=True)
class Sign:
    indicator: IndicatorEntry
    answer: Answer | None  # None: nothing is chosen for the reader
    unknown: bool  # an answer was sent that does not exist


@dataclass(frozen=True, slots=True)
class Kind:
    """Signs of one kind, under the words that say what they are; conduct of other people needs none."""

    passage: PassageEntry | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Without a category, its signs stand open on the page."""

    category: CategoryEntry | None
    kinds: tuple[Kind, ...]

    @property
    def number(self) -> int:
        return sum(len(kind.signs) for kind in self.kinds)

    @property
    def unknown(self) -> bool:
        return any(sign.unknown for kind in self.kinds for sign in kind.signs)


def sections(edition: Edition, work: Work | None = None, answers: Answers = NOTHING) -> list[Section]:
    """The whole list, or that for some work, with the answers that come back with it."""
    if work:
        return [Section(None, _kinds(blocks(edition, for_work(edition, work)), answers))]
    found = by_category(edition, edition.indicators.values())
    return [Section(group.category, _kinds(group.blocks, answers)) for group in found]


def _kinds(found: Iterable[Block], answers: Answers) -> tuple[Kind, ...]:
    return tuple(Kind(block.passage, tuple(_sign(row, answers) for row in block.indicators)) for block in found)


def _sign(indicator: IndicatorEntry, answers: Answers) -> Sign:
    return Sign(indicator, answers.given.get(indicator.code), indicator.code in answers.unknown)


def works(edition: Edition) -> list[Work]:
    """The work for which there is a short list, in the order of the vocabulary."""
    filled = {work for row in edition.indicators.values() for work in row.work}
    return [work for work in Work if work in filled]


def noticed(edition: Edition, answers: Answers) -> list[Sign]:
    """What was noticed or the reader is not sure of, in the order of the list."""
    return [
        _sign(row, answers)
        for code, row in edition.indicators.items()
        if answers.given.get(code, Answer.BLANK) != Answer.BLANK
    ]
