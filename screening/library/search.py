"""Indicators by setting and audience, by category and by source."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.choices import Work
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry
from screening.library.blocks import Block, blocks


@dataclass(frozen=True, slots=True)
class CategoryIndicators:
    category: CategoryEntry
    blocks: tuple[Block, ...]

    @property
    def number(self) -> int:
        return sum(len(block.indicators) for block in self.blocks)


def by_category(edition: Edition, indicators: Iterable[IndicatorEntry]) -> list[CategoryIndicators]:
    """Indicators under their categories, in the order of the categories; empty categories are left out."""
    rows: dict[str, list[IndicatorEntry]] = {code: [] for code in edition.categories}
    for row in indicators:
        rows[row.category.code].append(row)
    filled = {code: blocks(edition, found) for code, found in rows.items() if found}
    return [CategoryIndicators(edition.categories[code], found) for code, found in filled.items()]


def filtered(edition: Edition, setting: str = "", audience: str = "") -> list[IndicatorEntry]:
    """The indicators that a reader of this audience may meet in this setting; an empty filter lets all through."""
    return [
        row
        for row in edition.indicators.values()
        if (not setting or setting in row.settings) and (not audience or audience in row.audiences)
    ]


def work_of(audience: str) -> str:
    """The work with a short list of signs that readers of an audience do; empty where several are as near."""
    return audience if audience in Work else ""


def for_work(edition: Edition, work: str) -> list[IndicatorEntry]:
    """The short list of signs for readers in some work."""
    return [row for row in edition.indicators.values() if work in row.work]


def cited_by(edition: Edition) -> dict[str, list[IndicatorEntry]]:
    """The indicators that rest on each source, by its code."""
    found: dict[str, list[IndicatorEntry]] = {}
    for row in edition.indicators.values():
        for source in dict.fromkeys(citation.source.code for citation in row.citations):
            found.setdefault(source, []).append(row)
    return found
