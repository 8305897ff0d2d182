"""Indicators that one fact could tick, and what tells them apart: each pair is written once and shown with both."""

from collections.abc import Iterator
from dataclasses import dataclass

from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class Alike:
    first: IndicatorEntry
    second: IndicatorEntry
    difference: LocalText

    def other(self, code: str) -> IndicatorEntry:
        return self.second if code == self.first.code else self.first


def pairs(edition: Edition) -> Iterator[Alike]:
    """Every pair of which readers may see both."""
    for first in edition.indicators.values():
        for row in first.see_also:
            if second := edition.indicators.get(row.indicator):
                yield Alike(first, second, row.difference)


def alike(edition: Edition, code: str) -> list[tuple[IndicatorEntry, LocalText]]:
    """The others of its pairs, each with the difference."""
    found = (pair for pair in pairs(edition) if code in (pair.first.code, pair.second.code))
    return [(pair.other(code), pair.difference) for pair in found]
