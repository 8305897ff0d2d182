"""One category, or the short list of some work, on one page in two languages.

It has a line for each side of a sign, a box to tick, and who can help.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from screening.choices import Work
from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry, PassageEntry
from screening.handouts.kinds.help_here import HelpHere, help_here
from screening.handouts.kinds.indicators import work_title
from screening.handouts.kinds.shape import Option, Wanted
from screening.library.blocks import blocks
from screening.library.search import for_work
from screening.text import sentences
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class ShortSign:
    """`title` says what one might notice, `other` in one sentence what else could explain it. `opens` stands above."""

    opens: LocalText | None
    code: str
    title: LocalText
    other: LocalText


@dataclass(frozen=True, slots=True)
class ShortSheet:
    """`said` and `rule` are what stands before every list of signs, each in one sentence."""

    title: LocalText
    said: LocalText | None
    rule: LocalText | None
    rows: tuple[ShortSign, ...]
    help: HelpHere | None


def short(wanted: Wanted, edition: Edition, day: date) -> ShortSheet:
    title, found = _signs(edition, wanted.values[Option.SIGNS])
    signs = tuple(
        _sign(indicator, None if number else block.passage)
        for block in blocks(edition, found)
        for number, indicator in enumerate(block.indicators)
    )
    said = sentences.first(edition.said.body) if edition.said else None
    rule = edition.rule.title if edition.rule else None
    return ShortSheet(title, said, rule, signs, help_here(wanted, edition, day, brief=True))


def _signs(edition: Edition, code: str) -> tuple[LocalText, Iterable[IndicatorEntry]]:
    """What a list is called, and what is on it."""
    if code in Work:
        return work_title(edition, Work(code)), for_work(edition, code)
    category = edition.categories[code]
    return category.title, edition.in_category(code)


def _sign(indicator: IndicatorEntry, opens: PassageEntry | None) -> ShortSign:
    title = opens.title if opens else None
    return ShortSign(title, indicator.code, indicator.title, sentences.first(indicator.other))
