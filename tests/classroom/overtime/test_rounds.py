"""A check opens, counts each phone once, closes for good, and leaves only what may be seen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from screening.choices import CheckForm, Meaning, PollKind, RoundKind
from screening.classroom.overtime import asked, classcode, rounds
from screening.classroom.overtime.report import report
from screening.content.edition import get_edition
from screening.models import ClassCode, Received, Round
from tests.classroom.overtime.conftest import answer, answers, opened
from tests.site.test_privacy import dump

pytestmark = pytest.mark.django_db
WELL = (Meaning.SUPPORTED, Meaning.RIGHT)
ALL = (Meaning.SUPPORTED, Meaning.TEMPTING, Meaning.RIGHT)


def play(found: ClassCode, phone: Callable[[], Client], kind: RoundKind, people: int, *meanings: str) -> Round:
    row = opened(found, kind)
    for _ in range(people):
        assert answer(found, phone(), answers(row, *meanings)) == 302
    rounds.close_round(found, kind, timezone.now())
    return found.rounds.get(kind=kind)


def test_both_forms_ask_for_the_same_number_of_things_and_no_class_has_talked_about_them(content: None) -> None:
    english = get_edition("en")
    used = {case.code for row in (*english.lessons.values(), *english.refreshers.values()) for case in row.cases}
    shapes = []
    for form in (CheckForm.A, CheckForm.B):
        rows = asked.asked(english, english.lessons, form)
        cases = [english.cases[row.code] for row in rows if row.kind == PollKind.CASE]
        assert not used & {case.code for case in cases}
        meanings = [meaning for row in rows if asked.is_case(row) for meaning in row.meaning.values()]
        aims = [english.questions[row.code].pair for row in rows if not asked.is_case(row)]
        shapes.append((
            meanings.count(Meaning.SUPPORTED), meanings.count(Meaning.TEMPTING), [case.control for case in cases], aims,
        ))  # fmt: skip
    assert shapes[0] == shapes[1]
    assert shapes[0][:3] == (6, 9, [False, False, True])
    assert not set(asked.CASES[CheckForm.A]) & set(asked.CASES[CheckForm.B])


def test_a_sheet_is_counted_once_however_often_it_is_sent(found: ClassCode, phone: Callable[[], Client]) -> None:
    row = opened(found, RoundKind.BEFORE)
    one, other = phone(), phone()
    for _ in range(20):
        assert answer(found, one, answers(row, *WELL)) == 302
    assert answer(found, other, answers(row)) == 302
    row.refresh_from_db()
    assert (row.people, row.counts["found"]) == (2, 6)
    assert "Received" in one.get(f"/en/check/{found.code}/").content.decode()


def test_while_a_check_is_open_no_choice_of_anybody_is_stored(found: ClassCode, phone: Callable[[], Client]) -> None:
    """One after the other, whatever they choose: the row that says who has answered says nothing else."""
    row = opened(found, RoundKind.BEFORE)
    client = phone()
    answer(found, client, answers(row, *ALL))
    seat = client.cookies[f"check-{row.mark}"].value
    assert seat not in dump()
    assert seat.partition(".")[0] not in dump()
    assert [field.name for field in Received._meta.get_fields()] == ["key", "round"]


def test_a_closed_check_holds_what_may_be_seen_and_nothing_else(found: ClassCode, phone: Callable[[], Client]) -> None:
    row = play(found, phone, RoundKind.BEFORE, 12, *WELL)
    assert (row.people, row.counts) == (12, {})
    assert not Received.objects.exists()
    assert row.published["found"] == {"low": 68, "high": 72, "of": 72}
    assert row.published["over"] == {"low": 0, "high": 4, "of": 108}


def test_of_fewer_than_five_not_even_their_number_is_left(found: ClassCode, phone: Callable[[], Client]) -> None:
    row = play(found, phone, RoundKind.BEFORE, 4, *WELL)
    assert (row.people, row.counts, row.published) == (0, {}, {})
    again = opened(found, RoundKind.BEFORE)  # nobody has seen anything of it
    assert (again.state, again.people) == ("open", 0)
    assert again.mark != row.mark


def test_what_was_published_never_changes(found: ClassCode, phone: Callable[[], Client], visitor: Client) -> None:
    """Two looks at a number, with one more person in between, would tell what that person chose."""
    run = f"/en/over-time/run/{classcode.link(found)}"
    row = opened(found, RoundKind.BEFORE)
    late = phone()
    pages: list[bytes] = []
    for people in range(8):
        assert answer(found, phone(), answers(row, *(WELL if people % 2 else ALL))) == 302
        pages.append(visitor.get(f"{run}/").content + visitor.get(f"{run}/report/").content)
        assert len(visitor.get(f"{run}/report.csv").content.splitlines()) == 1
    assert len(set(pages)) == 1
    visitor.post(f"{run}/act/", {"do": "close", "kind": "before"})
    table = visitor.get(f"{run}/report.csv").content
    for action in ("open", "throw-away", "close"):
        visitor.post(f"{run}/act/", {"do": action, "kind": "before"})
        assert answer(found, late, answers(row, *WELL)) == 409
        assert visitor.get(f"{run}/report.csv").content == table


def test_page_and_table_hold_the_same_numbers(found: ClassCode, phone: Callable[[], Client], visitor: Client) -> None:
    play(found, phone, RoundKind.BEFORE, 11, Meaning.SUPPORTED)
    play(found, phone, RoundKind.AFTER, 10, *ALL)
    table = visitor.get(f"/en/over-time/run/{classcode.link(found)}/report.csv").content.decode()
    rows = [line.split(",") for line in table.splitlines()[1:]]
    shown = report(found, get_edition("en"))
    ends = [(check.found.low, check.over_read.low) for check in shown.checks if check.found and check.over_read]
    assert ends == [
        tuple(int(row[4]) for row in rows if row[0] == kind and row[3] in ("found", "over"))
        for kind in ("before", "after")
    ]
    assert [row[2] for row in rows if row[3] == "found"] == ["11", "10"]


def test_opening_a_check_closes_the_one_before(found: ClassCode) -> None:
    first = opened(found, RoundKind.BEFORE)
    opened(found, RoundKind.AFTER)
    first.refresh_from_db()
    assert first.state == "closed"
    open_row = rounds.open_now(found, timezone.now())
    assert open_row
    assert open_row.kind == RoundKind.AFTER


def test_two_checks_of_one_phone_share_nothing(found: ClassCode, phone: Callable[[], Client]) -> None:
    client = phone_of(found, RoundKind.BEFORE)
    opened(found, RoundKind.AFTER)
    client.post(f"/en/check/{found.code}/")
    names = [name for name in client.cookies if name.startswith("check-")]
    assert len(names) == 2
    values = [client.cookies[name].value.split(".") for name in names]
    assert not set(values[0]) & set(values[1])
    assert not [name for name in names if found.code in name]
    for name in names:
        assert client.cookies[name]["httponly"]
        assert 0 < client.cookies[name]["max-age"] <= 7 * 24 * 60 * 60


def phone_of(found: ClassCode, kind: RoundKind) -> Client:
    opened(found, kind)
    client = Client(SERVER_NAME="localhost")
    client.post(f"/en/check/{found.code}/")
    return client


def test_a_check_closes_by_itself(found: ClassCode, phone: Callable[[], Client]) -> None:
    row = opened(found, RoundKind.BEFORE)
    client, sent = phone(), answers(row, *WELL)
    Round.objects.update(ends=timezone.now() - timedelta(seconds=1))
    assert answer(found, client, sent) == 409
    rounds.settle_due(timezone.now())
    row.refresh_from_db()
    assert row.state == "closed"


def test_after_seven_months_a_class_code_is_gone(found: ClassCode, phone: Callable[[], Client]) -> None:
    play(found, phone, RoundKind.BEFORE, 6, *WELL)
    opened(found, RoundKind.AFTER)
    phone()
    later = timezone.now() + classcode.LIFE
    assert classcode.by_code(found.code, later) is None
    assert classcode.by_link(classcode.link(found), later) is None
    ClassCode.objects.update(expires=timezone.now())
    call_command("delete_old_sessions")
    assert not ClassCode.objects.exists()
    assert not Round.objects.exists()
    assert not Received.objects.exists()


def test_the_last_check_is_over_before_its_class_code_is() -> None:
    """Half a year after the class, and open for two weeks."""
    assert timedelta(days=184) + rounds.OPEN_FOR[RoundKind.HALF_YEAR] < classcode.LIFE <= timedelta(days=214)


def test_no_foreign_key_leads_to_content() -> None:
    related = {
        field.related_model.__name__
        for model in (ClassCode, Round, Received)
        for field in model._meta.get_fields()
        if field.related_model
    }
    assert related == {"ClassCode", "Round", "Received"}
