"""A run of an action is found again by its mark in the history, whole, and apart from every other run."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.admin import traces
from screening.models import Indicator, Item, Source

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def user(content: None) -> User:
    return User.objects.create_superuser("host")


def rows(count: int, model: type[Item] = Indicator) -> list[Item]:
    return list(model.objects.all()[:count])


def test_a_run_is_found_with_all_of_its_rows_and_no_others(user: User) -> None:
    first, second = rows(5)[:2], rows(5)[2:]
    code = traces.record(user, first, "hide", "Hidden from readers.")
    traces.record(user, second, "hide", "Hidden from readers.")
    found = traces.find(Indicator, code)
    assert found is not None
    assert (found.done, found.action, found.code, found.undone) == ("Hidden from readers.", "hide", code, False)
    assert sorted(found.keys) == sorted(str(row.pk) for row in first)
    assert found.mark == f"(hide:{code})"


def test_every_run_has_a_code_of_its_own(user: User) -> None:
    codes = {traces.record(user, rows(1), "show", "Shown.") for _ in range(20)}
    assert len(codes) == 20
    assert [run.code for run in traces.latest(Indicator)] == [
        entry.change_message[-9:-1] for entry in LogEntry.objects.order_by("-pk")
    ]


def test_a_run_that_was_undone_says_so_and_the_others_do_not(user: User) -> None:
    first, second = (traces.record(user, rows(2), "hide", "Hidden.") for _ in range(2))
    traces.record_undo(user, rows(2), traces.find(Indicator, first))
    assert {run.code: run.undone for run in traces.latest(Indicator)} == {first: True, second: False}


def test_an_undo_is_in_the_history_and_is_no_run_itself(user: User) -> None:
    code = traces.record(user, rows(2), "hide", "Hidden.")
    traces.record_undo(user, rows(2), traces.find(Indicator, code))
    assert LogEntry.objects.filter(change_message=f"Undone: Hidden. [{code}]").count() == 2
    assert [run.code for run in traces.latest(Indicator)] == [code]


def test_a_run_belongs_to_one_kind_of_row(user: User) -> None:
    code = traces.record(user, rows(2), "hide", "Hidden.")
    assert traces.find(Source, code) is None
    assert traces.latest(Source) == []


@pytest.mark.parametrize("code", ["", "0", "00000000", ")", "%", "_", "zzzzzzzz"])
def test_a_code_that_was_made_up_finds_nothing(user: User, code: str) -> None:
    traces.record(user, rows(1), "hide", "Hidden.")
    assert traces.find(Indicator, code) is None


@pytest.mark.parametrize(
    "message", ["Changed title.", "(hide:0123abcd)", "Hidden. (hide:0123ABCD)", "Hidden. (hide:1)"]
)
def test_what_a_form_wrote_into_the_history_is_no_run(user: User, message: str) -> None:
    LogEntry.objects.log_actions(user.pk, rows(1), 2, message)
    assert traces.latest(Indicator) == []


def test_a_row_that_was_added_is_no_run_whatever_it_says(user: User) -> None:
    LogEntry.objects.log_actions(user.pk, rows(1), ADDITION, "Added. (hide:0123abcd)")
    assert traces.latest(Indicator) == []
    assert traces.find(Indicator, "0123abcd") is None


def test_the_list_ends_after_fifty_runs_and_the_last_of_them_is_whole(user: User) -> None:
    codes = [traces.record(user, rows(2), "hide", "Hidden.") for _ in range(53)]
    found = traces.latest(Indicator)
    assert [run.code for run in found] == codes[:2:-1]
    assert {len(run.keys) for run in found} == {2}


def test_a_run_is_of_the_day_that_the_host_calls_by_that_name(user: User, settings) -> None:
    settings.TIME_ZONE = "Asia/Bangkok"
    code = traces.record(user, rows(1), "hide", "Hidden.")
    LogEntry.objects.update(action_time=datetime(2026, 11, 1, 20, tzinfo=UTC))
    assert traces.find(Indicator, code).day.isoformat() == "2026-11-02"


@given(st.text(min_size=1, max_size=60).filter(lambda words: "\x00" not in words))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_action_says_of_itself_comes_back(user: User, done: str) -> None:
    code = traces.record(user, rows(1), "right_called", done)
    found = traces.find(Indicator, code)
    assert found is not None
    assert (found.done, found.action) == (done, "right_called")
