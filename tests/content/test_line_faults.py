"""Fields of a help line that must fit each other."""

from datetime import date
from typing import Any

import pytest

from screening.choices import Channel, LineKind, Serves
from screening.content.line_faults import WRITTEN, line_faults

LINE = {
    "number": "111",
    "dial": "111",
    "channels": ["voice"],
    "kind": LineKind.SUPPORT,
    "serves": Serves.ANYONE,
    "without_speaking": None,
    "source_date": "2026-11",
    "checked": date(2026, 11, 1),
}


def fields(**changes: Any) -> list[str]:
    return [field for field, _ in line_faults({**LINE, **changes})]


@pytest.mark.parametrize("known", [True, False, None])
def test_a_line_that_only_answers_calls_may_be_known_or_not(known: bool | None) -> None:
    assert fields(without_speaking=known) == []


@pytest.mark.parametrize("channel", sorted(WRITTEN))
@pytest.mark.parametrize("known", [False, None])
def test_a_line_that_can_be_written_to_says_so(channel: Channel, known: bool | None) -> None:
    assert fields(channels=["voice", channel], without_speaking=known) == ["without_speaking"]
    assert fields(channels=["voice", channel], without_speaking=True) == []


@pytest.mark.parametrize("serves", [serves for serves in Serves if serves != Serves.CITIZENS_ABROAD])
def test_a_line_of_consuls_is_for_citizens_abroad(serves: Serves) -> None:
    assert fields(kind=LineKind.CONSULAR, serves=serves) == ["serves"]
    assert fields(kind=LineKind.CONSULAR, serves=Serves.CITIZENS_ABROAD) == []


@pytest.mark.parametrize("dated", ["2027", "2026-12", "2026-11-02"])
def test_nobody_reads_a_page_before_it_is_written(dated: str) -> None:
    assert fields(source_date=dated) == ["source_date"]


@pytest.mark.parametrize("dated", ["2026", "2026-11-01", "undated"])
def test_a_page_may_be_as_new_as_the_day_on_which_it_was_read(dated: str) -> None:
    assert fields(source_date=dated) == []


def test_the_numbers_are_looked_at_too() -> None:
    assert fields(dial="112") == ["dial"]
