"""Why a help line is on the list of those to look at again, and how the list reads."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.choices import Mark
from screening.content.edition import get_edition
from screening.content.entries import HelpLineEntry
from screening.management.commands.check_help_lines import reasons_to_look, table
from screening.referral.phone import FRESH_DAYS, is_fresh

pytestmark = pytest.mark.django_db

CHECKED = date(2026, 11, 1)


def line(**changes: Any) -> HelpLineEntry:
    known = {"source_date": "2026", "mark": "", "known_wrong": False, "checked": CHECKED, "dial": "110"}
    return replace(get_edition("en").lines["CN-110"], **{**known, **changes})


@pytest.mark.parametrize(
    ("changes", "after", "days", "reasons"),
    [
        ({}, 0, 0, []),
        ({}, FRESH_DAYS, 0, []),
        ({}, FRESH_DAYS, 1, ["due soon"]),
        ({}, FRESH_DAYS - 30, 30, []),
        ({}, FRESH_DAYS - 30, 31, ["due soon"]),
        ({}, FRESH_DAYS + 1, 0, ["overdue"]),
        ({}, FRESH_DAYS + 1, 30, ["overdue"]),
        ({}, -1, 0, ["checked on a day still to come"]),
        ({"known_wrong": True}, 0, 0, ["known wrong"]),
        ({"mark": Mark.WEAK}, 0, 0, ["weak evidence"]),
        ({"dial": "+12"}, 0, 0, ["no such number"]),
        ({"source_date": "2021-10"}, 0, 0, ["evidence of 2021-10"]),
        ({"source_date": "2021-10", "check_method": "called"}, 0, 0, []),
        (
            {"known_wrong": True, "dial": "+12", "mark": Mark.STALE},
            FRESH_DAYS + 1,
            0,
            ["known wrong", "no such number", "stale evidence", "overdue"],
        ),
    ],
)
def test_every_reason_is_told_and_the_worst_first(
    changes: dict[str, Any], after: int, days: int, reasons: list[str]
) -> None:
    assert reasons_to_look(line(**changes), CHECKED + timedelta(days=after), days) == reasons


@given(st.integers(-50, 300), st.sampled_from(["", Mark.STALE]), st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_line_that_is_not_fresh_for_readers_is_always_listed(after: int, mark: str, wrong: bool) -> None:
    found = line(mark=mark, known_wrong=wrong)
    today = CHECKED + timedelta(days=after)
    assert bool(reasons_to_look(found, today)) == (bool(mark) or not is_fresh(found, today))


def test_the_list_stands_in_columns_that_a_terminal_shows() -> None:
    shown = table(("line", "why"), [("CN-110", "overdue"), ("X", "known wrong, overdue")])
    assert shown.splitlines() == ["line    why", "CN-110  overdue", "X       known wrong, overdue"]


@given(st.lists(st.tuples(st.text("ab", max_size=9), st.text("ab", max_size=9), st.text("ab", max_size=9)), max_size=5))
def test_a_column_begins_at_the_same_place_in_every_row(rows: list[tuple[str, str, str]]) -> None:
    head = ("checked", "due", "line")
    lines = table(head, rows).splitlines()
    second, third = lines[0].index("due"), lines[0].index("line")
    for (first, middle, last), shown in zip([head, *rows], [*lines, *[""] * len(rows)], strict=False):
        assert shown[:second].rstrip() == first
        assert shown[second:third].rstrip() == middle
        assert shown[third:] == last
