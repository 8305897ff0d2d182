"""How hard the English is that the public reads, and how long the two sides of an indicator are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from statistics import mean

import pyphen

from screening.choices import Origin, PassageGroup
from screening.models import Indicator, Item, Passage, PracticeCase

MEAN_GRADE = 6.0
MOST_GRADE = 8.0
# Words of what else could explain a sign, for each word of what one might notice.
LEAST_OTHER, MOST_OTHER = 0.85, 1.2
# For trainers: these stand on their pages and sheets alone.
NOT_PUBLIC = {
    PassageGroup.CUE,
    PassageGroup.BASE_RATES,
    PassageGroup.CARE,
    PassageGroup.LAW,
    PassageGroup.CONTEXT,
    PassageGroup.EVALUATION,
    PassageGroup.PLAN,
}
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_END = re.compile(r"[.!?:]+[”)]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Graded:
    """A text and its grade: the years of school that it asks for."""

    kind: str
    code: str
    grade: float


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text. Raises ValueError where it has no word."""
    words = _WORD.findall(text)
    if not words:
        raise ValueError("has no word")
    sentences = max(1, len(_END.findall(text)))
    syllables = sum(len(_hyphens().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def graded(rows: Iterable[Item]) -> list[Graded]:
    """What the public reads, but for titles: a few words have no sentence to measure."""
    return [
        Graded(kind, row.code, grade(text))
        for row in rows
        if row.origin == Origin.OFFICIAL
        for kind, text in _public_texts(row)
        if text
    ]


def _public_texts(row: Item) -> Iterator[tuple[str, str]]:
    match row:
        case Indicator():
            yield from (("notice", row.notice), ("other", row.other), ("why", row.why))
            yield "prompts", " ".join(row.prompts)
        case Passage() if row.group not in NOT_PUBLIC:
            yield "passage", " ".join([row.body, *(_ended(item) for item in row.items)]).strip()
        case PracticeCase():
            yield "story", " ".join(row.story)


def reading_faults(rows: Iterable[Item]) -> Iterator[str]:
    """Texts that are too hard, kinds of text that are too hard on average, and sides of unequal length."""
    rows = list(rows)
    texts = graded(rows)
    for one in texts:
        if one.grade > MOST_GRADE:
            yield f"{one.code}: {one.kind}: reading grade {one.grade:.1f}, {MOST_GRADE:.0f} at most: shorter sentences"
    for kind, average, _most in by_kind(texts):
        if average > MEAN_GRADE:
            yield f"{kind}: reading grade {average:.1f} on average, {MEAN_GRADE:.0f} at most"
    for code, ratio in ratios(rows):
        if not LEAST_OTHER <= ratio <= MOST_OTHER:
            yield (
                f"{code}: other: {ratio:.2f} times as long as notice, "
                f"not between {LEAST_OTHER} and {MOST_OTHER}: make the two sides equal"
            )


def by_kind(texts: Iterable[Graded]) -> list[tuple[str, float, Graded]]:
    """For each kind of text its average grade and the hardest."""
    kinds: dict[str, list[Graded]] = {}
    for one in texts:
        kinds.setdefault(one.kind, []).append(one)
    return [
        (kind, mean(one.grade for one in found), max(found, key=lambda one: one.grade)) for kind, found in kinds.items()
    ]


def ratios(rows: Iterable[Item]) -> list[tuple[str, float]]:
    """By code, how long the other side of an indicator is for each word of the first."""
    return [
        (row.code, len(row.other.split()) / len(row.notice.split()))
        for row in rows
        if isinstance(row, Indicator) and row.origin == Origin.OFFICIAL
    ]


def _ended(item: str) -> str:
    return item if item.endswith((".", "?", "!", "”")) else f"{item}."


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
