"""Find indicators: by setting and audience, by category, and by words in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry
from screening.library.blocks import Block, blocks
from screening.library.folding import folded, forms
from screening.text.breaks import words

# How much it counts where a word was found. Only the order of the list depends on it.
_WEIGHTS = {"code": 8, "title": 4, "notice": 2, "rest": 1}


@dataclass(frozen=True, slots=True)
class CategoryIndicators:
    category: CategoryEntry
    blocks: tuple[Block, ...]


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


def find(edition: Edition, query: str) -> list[IndicatorEntry]:
    """Indicators with every word of `query`, the best place first; with some of the words where none has all.

    Words of unspaced scripts are found by ICU's dictionaries; what does not matter is in `folding.py`.
    """
    wanted = [forms(word, edition.language) for word in words(folded(query), edition.language)]
    if not wanted:
        return []
    ranked = []
    for row, places in _index(edition).items():
        weights = [_weight(word, places) for word in wanted]
        if any(weights):
            ranked.append((all(weights), sum(weights), row))
    complete = [entry for entry in ranked if entry[0]] or ranked
    return [edition.indicators[code] for _, _, code in sorted(complete, key=lambda entry: -entry[1])]


def _weight(word: tuple[str, ...], places: dict[str, str]) -> int:
    return sum(weight for place, weight in _WEIGHTS.items() if any(form in places[place] for form in word))


@lru_cache(maxsize=16)
def _index(edition: Edition) -> dict[str, dict[str, str]]:
    return {
        code: {
            "code": folded(f"{code} {row.category.title}"),
            "title": folded(row.title.value),
            "notice": folded(f"{row.notice} {row.other}"),
            "rest": folded(" ".join(map(str, (row.why, *row.prompts)))),
        }
        for code, row in edition.indicators.items()
    }


def cited_by(edition: Edition) -> dict[str, list[IndicatorEntry]]:
    """The indicators that rest on each source, by its code."""
    found: dict[str, list[IndicatorEntry]] = {}
    for row in edition.indicators.values():
        for source in dict.fromkeys(citation.source.code for citation in row.citations):
            found.setdefault(source, []).append(row)
    return found
