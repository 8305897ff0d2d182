"""Help lines are checked again from the list. The record says how and on which day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from screening.content.publish import publish
from screening.models import HelpLine, HelpLineCheck
from tests.admin.conftest import address, readers_see


def old() -> date:
    return timezone.localdate() - timedelta(days=121)


@pytest.fixture
def line(content):
    HelpLine.objects.filter(code="VN-111").update(checked=old())
    publish()
    return HelpLine.objects.get(code="VN-111")


def cells(staff, row, **query):
    """The columns of a row of the list, as text, by name; None where the row is not in the list."""
    changelist = staff.get(address(HelpLine, "changelist"), query).context["cl"]
    shown = next((found for found in changelist.result_list if found.pk == row.pk), None)
    names = ("last_checked", "due", "state")
    return shown and tuple(getattr(changelist.model_admin, name)(shown) for name in names)


def test_list_shows_when_a_line_is_due(staff, line):
    assert cells(staff, line) == (old(), old() + timedelta(days=120), "not recently checked")
    page = staff.get(address(HelpLine, "changelist"), {"q": "VN-111"}).content.decode()
    for words in ("Viet Nam", "VN-111", "not recently checked"):
        assert words in page


@pytest.mark.parametrize("method", ["called", "operator-page", "written"])
def test_checked_today_and_right(staff, act, line, method):
    today = timezone.localdate()
    assert act(f"right_{method}".replace("-", "_"), line).status_code == 302
    shown = readers_see().lines["VN-111"]
    assert (shown.checked, shown.check_method, shown.known_wrong) == (today, method, False)
    assert cells(staff, line)[2] == "fresh"


@pytest.mark.parametrize("method", ["called", "operator-page", "written"])
def test_checked_today_and_wrong(staff, act, line, method):
    assert act(f"wrong_{method}".replace("-", "_"), line).status_code == 302
    assert readers_see().lines["VN-111"].known_wrong
    assert cells(staff, line)[2] == "known wrong"


@pytest.mark.parametrize("method", ["called", "written"])
def test_asked_today_for_what_is_not_known(staff, act, line, method):
    assert act(f"asked_{method}", line).status_code == 302
    assert (readers_see().lines["VN-111"].checked, cells(staff, line)[2]) == (old(), "not recently checked")
    page = staff.get("/staff/completeness/").content.decode()
    row = page.partition(">VN-111</a>")[2].partition("</tr>")[0]
    assert "<td>asked</td>" in row
    assert "<td>known</td>" in row


def test_nobody_can_ask_a_page(staff, line):
    assert "asked_operator_page" not in staff.get(address(HelpLine, "changelist")).content.decode()


@pytest.fixture
def at_night(monkeypatch, settings):
    """Half past eleven in Greenwich, and the next day in Phnom Penh."""
    settings.TIME_ZONE = "Asia/Phnom_Penh"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 30, 23, 30, tzinfo=UTC))


def test_checked_today_means_today_in_the_place_of_the_host(at_night, act, line):
    act("right_called", line)
    assert HelpLineCheck.objects.get().day == date(2026, 12, 31)


def test_many_at_once(act, line):
    rows = list(HelpLine.objects.filter(place__code="VN"))
    act("right_called", *rows)
    assert HelpLineCheck.objects.count() == len(rows) > 1


def test_what_readers_get_of_a_check_is_not_who_did_it(act, line):
    act("right_called", line)
    assert {field.name for field in HelpLineCheck._meta.get_fields()} == {"id", "line", "day", "outcome", "method"}


@pytest.mark.parametrize("state", ["fresh", "old", "wrong"])
def test_list_can_be_narrowed_to_a_state(staff, act, line, state):
    if state == "fresh":
        act("right_called", line)
    if state == "wrong":
        act("wrong_called", line)
    readers_see()
    found = {name for name in ("fresh", "old", "wrong") if cells(staff, line, state=name)}
    assert found == {state}


def test_hidden_line_needs_no_check(staff, line):
    HelpLine.objects.filter(pk=line.pk).update(hidden=True)
    publish()
    readers_see()
    assert cells(staff, line) == (None, None, "hidden")


def test_checks_are_shown_and_never_changed(staff, act, change, line):
    act("right_called", line)
    check = HelpLineCheck.objects.get()
    page = staff.get(address(HelpLine, "change", line.pk)).content.decode()
    assert "By calling it" in page
    assert 'name="checks-0-day"' not in page
    added = {"checks-1-day": "2026-01-01", "checks-1-outcome": "right", "checks-1-method": "called"}
    changed = {"checks-0-id": check.pk, "checks-0-outcome": "wrong", "checks-0-DELETE": "on"}
    change(line, **{"checks-TOTAL_FORMS": "2", **added, **changed})
    assert list(HelpLineCheck.objects.values()) == [
        {"id": check.pk, "line_id": line.pk, "day": check.day, "outcome": "right", "method": "called"}
    ]


def test_list_asks_the_database_a_few_times_only(staff, django_assert_max_num_queries):
    readers_see()
    with django_assert_max_num_queries(14):
        staff.get(address(HelpLine, "changelist"))
