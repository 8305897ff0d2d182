"""What may be seen of a round that has closed, so that nobody finds fewer than five people by subtracting.

Three rules. A number is published once, when its round has closed for good: there are no two states of it to subtract.
No number is published beside its parts: signs found and over-reads of a form as two sums, and questions without a sum.
A number is exact only where at least five are on both sides of it; else two ends are published, between which it lies.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from screening.choices import Meaning
from screening.classroom.overtime.asked import is_case
from screening.classroom.tally import FEWEST
from screening.models import Poll

FOUND, OVER_READ = "found", "over"
# Of fewer people no single question can be shown: on one of its sides are fewer than five.
FEWEST_FOR_QUESTIONS = 2 * FEWEST


@dataclass(frozen=True, slots=True)
class Range:
    """A count that lies between `low` and `high`, of `of`. Both are the same where it is exact."""

    low: int
    high: int
    of: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def is_few(self) -> bool:
        return not self.is_exact and self.low == 0

    @property
    def share(self) -> int:
        """In per cent; of a range, the end that is nearer to the middle."""
        return round(100 * (self.high if self.is_few else self.low) / self.of) if self.of else 0


def hidden_where_few(count: int, of: int) -> Range:
    if count < FEWEST:
        return Range(0, min(FEWEST - 1, of), of)
    if of - count < FEWEST:
        return Range(of - FEWEST + 1, of, of)
    return Range(count, count, of)


def published(rows: Iterable[Poll], people: int, counts: Mapping[str, int]) -> dict[str, Range]:
    """Nothing at all of fewer than five people."""
    if people < FEWEST:
        return {}
    asked = list(rows)
    meanings = Counter(meaning for row in asked if is_case(row) for meaning in row.meaning.values())
    shown = {
        name: hidden_where_few(counts.get(name, 0), people * meanings[meaning])
        for name, meaning in ((FOUND, Meaning.SUPPORTED), (OVER_READ, Meaning.TEMPTING))
        if meanings[meaning]
    }
    if people >= FEWEST_FOR_QUESTIONS:
        shown |= {row.code: hidden_where_few(counts.get(row.code, 0), people) for row in asked if not is_case(row)}
    return shown
