"""Indicators by their kind: what other people do, then circumstances, then questions for one's own office."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.choices import IndicatorKind, PassageGroup
from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry, PassageEntry
from screening.content.needs import Need


def _passage(kind: IndicatorKind) -> str:
    return f"{PassageGroup.KIND}-{kind}"


NEEDS = tuple(Need(_passage(kind), "lists of indicators") for kind in IndicatorKind if kind)


@dataclass(frozen=True, slots=True)
class Block:
    """Indicators of one kind. What other people do needs no words above it."""

    passage: PassageEntry | None
    indicators: tuple[IndicatorEntry, ...]


def blocks(edition: Edition, indicators: Iterable[IndicatorEntry]) -> tuple[Block, ...]:
    """The indicators in their order, each kind by itself; kinds without any are left out."""
    rows: dict[str, list[IndicatorEntry]] = {kind: [] for kind in IndicatorKind}
    for row in indicators:
        rows[row.kind].append(row)
    return tuple(Block(edition.passages.get(_passage(kind)), tuple(rows[kind])) for kind in IndicatorKind if rows[kind])


def passage_of(edition: Edition, indicator: IndicatorEntry) -> PassageEntry | None:
    """What is said of an indicator that is not about what other people do."""
    return edition.passages.get(_passage(indicator.kind))
