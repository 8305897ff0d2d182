"""How much a group has changed between two checks, with an interval; and what may be said of it.

Nobody is followed from one check to the next, so two groups are compared as if they were different people.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from screening.classroom.overtime.published import Range

# Of 100 such intervals, 95 hold the true value.
_Z = 1.959964
FEWEST_TO_CLAIM = 10
FEWEST_BACK = 60  # of 100


class Said(StrEnum):
    """One plain sentence for a pair of checks; the words stand in the template `_said.html`."""

    TOO_FEW = "too-few"
    NOT_BACK = "not-back"
    MORE_YES = "more-yes"
    YES_OR_SEEN = "yes-or-seen"
    MORE_OF_BOTH = "more-of-both"
    READ_MORE = "read-more"
    BETTER = "better"
    FOUND_MORE = "found-more"
    READ_LESS = "read-less"
    LESS_OF_BOTH = "less-of-both"
    FOUND_FEWER = "found-fewer"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference of two shares, from -1 to 1, and the interval around it."""

    by: float
    low: float
    high: float

    @property
    def is_up(self) -> bool:
        return self.low > 0

    @property
    def is_down(self) -> bool:
        return self.high < 0

    @property
    def points(self) -> tuple[str, str, str]:
        """Of 100: the difference and both ends, with their signs."""
        by, low, high = (f"{round(100 * share):+d}".replace("-", "\u2212") for share in (self.by, self.low, self.high))
        return by, low, high


@dataclass(frozen=True, slots=True)
class Group:
    """A check that has closed, of at least five people."""

    people: int
    found: Range
    over_read: Range


@dataclass(frozen=True, slots=True)
class Compared:
    found: Change
    over_read: Change
    apart: Change  # found minus over-read: how well what is there is told from what is not
    said: Said


def wilson(share: float, people: int) -> tuple[float, float]:
    """The interval of a share. E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212."""
    square = _Z * _Z
    middle = share + square / (2 * people)
    around = _Z * math.sqrt(share * (1 - share) / people + square / (4 * people * people))
    below = 1 + square / people
    return max(0.0, (middle - around) / below), min(1.0, (middle + around) / below)


def newcombe(before: float, people_before: int, after: float, people_after: int) -> Change:
    """The interval of `after` minus `before`, two groups that are not paired.

    R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.
    """
    low_before, high_before = wilson(before, people_before)
    low_after, high_after = wilson(after, people_after)
    by = after - before
    low = by - math.hypot(after - low_after, high_before - before)
    high = by + math.hypot(high_after - after, before - low_before)
    return Change(by, low, high)


def change(before: Range, people_before: int, after: Range, people_after: int) -> Change:
    """Of ticks that people made. The interval counts people and not ticks, for the ticks of one person go together: a
    mean of shares varies at most as much as one share does. Of a range, it holds whatever lies between its ends.
    """
    pairs = product((before.low, before.high), (after.low, after.high))
    ends = [newcombe(one / before.of, people_before, other / after.of, people_after) for one, other in pairs]
    by = (after.low + after.high) / (2 * after.of) - (before.low + before.high) / (2 * before.of)
    return Change(by, min(row.low for row in ends), max(row.high for row in ends))


def difference(one: Change, other: Change) -> Change:
    """`one` minus `other`, by their intervals. G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693-1702.

    It takes the two as independent. Who says yes more often ticks more of both, and then the true interval is narrower.
    """
    by = one.by - other.by
    low = by - math.hypot(one.by - one.low, other.high - other.by)
    high = by + math.hypot(one.high - one.by, other.by - other.low)
    return Change(by, low, high)


def compared(before: Group, after: Group) -> Compared:
    found = change(before.found, before.people, after.found, after.people)
    over_read = change(before.over_read, before.people, after.over_read, after.people)
    apart = difference(found, over_read)
    return Compared(found, over_read, apart, _said(before.people, after.people, found, over_read, apart))


def of_100(before: int, after: int) -> int:
    """How many of 100 came back at most; where more answer than before, how many of those can have been there."""
    return math.floor(100 * min(before, after) / max(before, after))


def _said(before: int, after: int, found: Change, over_read: Change, apart: Change) -> Said:
    if min(before, after) < FEWEST_TO_CLAIM:
        return Said.TOO_FEW
    if of_100(before, after) < FEWEST_BACK:
        return Said.NOT_BACK
    if over_read.is_up:
        if found.is_up and apart.is_up:
            return Said.MORE_OF_BOTH
        return Said.MORE_YES if found.by > 0 else Said.READ_MORE
    if over_read.is_down:
        return Said.BETTER if found.is_up else Said.LESS_OF_BOTH if found.is_down else Said.READ_LESS
    if found.is_up:
        return Said.FOUND_MORE if apart.is_up else Said.YES_OR_SEEN
    return Said.FOUND_FEWER if found.is_down else Said.OPEN
