"""Rules of the official practice cases taken together: what no case holds, a class cannot practise.

A host's own rows are left out: they may be few, and teach one thing.
"""

from collections.abc import Iterable, Iterator

from screening.choices import Origin
from screening.content.row_faults import where
from screening.content.training_faults import READINGS
from screening.models import Category, Indicator, Item, PracticeCase

# One case in so many is a control case, at least.
CONTROL_SHARE = 3


def whole_set_faults(rows: Iterable[Item]) -> Iterator[str]:
    official = [row for row in rows if row.origin == Origin.OFFICIAL]
    cases = [row for row in official if isinstance(row, PracticeCase)]
    present, read = _codes(cases, "present"), _codes(cases, *READINGS)
    for row in official:
        if isinstance(row, Category):
            yield from (f"{where(row)}: {row.code}: strongest: {what}" for what in _strongest_faults(row, present))
        elif isinstance(row, Indicator) and row.code not in read:
            yield f"{where(row)}: {row.code}: code: is in no list of any practice case"
    yield from _control_faults(cases)


def _strongest_faults(row: Category, present: set[str]) -> Iterator[str]:
    if not row.strongest:
        yield "name at least one indicator that a practice case must hold plainly"
    for code in row.strongest:
        if not code.startswith(f"{row.code}-"):
            yield f"{code} belongs to another category"
        elif code not in present:
            yield f"{code} is present in no practice case: write one that says it plainly"


def _control_faults(cases: list[PracticeCase]) -> Iterator[str]:
    controls = sum(case.control for case in cases)
    short = len(cases) - controls * CONTROL_SHARE
    if short > 0:
        missing = -(-short // (CONTROL_SHARE - 1))  # rounded up; each new one makes the set larger too
        yield (
            f"cases/*.yaml: ?: control: {controls} of {len(cases)} are control cases: "
            f"write {missing} more, so that one in {CONTROL_SHARE} is"
        )


def _codes(cases: Iterable[PracticeCase], *fields: str) -> set[str]:
    return {reading["indicator"] for case in cases for field in fields for reading in getattr(case, field)}
