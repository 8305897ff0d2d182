"""Reading an old page again does not make it younger: by rule, whatever the day of reading."""

import re
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from screening.choices import CheckMethod, LineKind
from screening.content.edition import Edition, get_edition
from screening.content.entries import HelpLineEntry
from screening.handouts import kinds
from screening.handouts.kinds.shape import HandoutType, Option
from screening.referral import helplines, phone

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 29)
WITH_PLACE = [kind for kind in kinds.KINDS if Option.PLACE in kind.options]


def line(**changes: object) -> HelpLineEntry:
    return replace(get_edition("en").lines["VN-111"], **{"mark": "", "checked": TODAY, **changes})


@pytest.mark.parametrize(
    ("dated", "last"),
    [
        ("2021-11-29", date(2026, 11, 29)),
        ("2021-11", date(2026, 11, 1)),  # it may be of the first day of the month
        ("2021", date(2026, 1, 1)),
        ("2024-02-29", date(2029, 2, 28)),
    ],
)
def test_evidence_is_good_for_five_years(dated: str, last: date) -> None:
    for day, weak in ((last, False), (last + timedelta(days=2), True)):
        found = line(source_date=dated, checked=day)
        assert phone.is_weak(found, day) == weak
        assert bool(phone.number(found, day).href) != weak
        assert phone.may_print(found, day) != weak


def test_nobody_knows_how_old_an_undated_page_is() -> None:
    assert not phone.is_aged(line(source_date="undated"), TODAY)


@pytest.mark.parametrize("method", CheckMethod)
def test_a_check_is_new_evidence_from_its_own_day(method: CheckMethod) -> None:
    found = line(source_date="2016", check_method=method)
    assert not phone.is_weak(found, TODAY)
    assert phone.is_weak(replace(found, checked=date(2021, 11, 28)), TODAY)


def test_check_content_lists_every_line_by_the_age_of_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = get_edition("en").lines
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    out = StringIO()
    call_command("check_content", "--evidence", stdout=out)
    told = dict(re.findall(r"^evidence ([^:]+): \d+ \((.*)\)$", out.getvalue(), re.MULTILINE))
    listed = {age: codes.split(", ") for age, codes in told.items()}
    assert listed["older than 5 years"] == [code for code, row in lines.items() if phone.is_aged(row, TODAY)]
    assert listed["undated"] == [code for code, row in lines.items() if row.source_date == "undated"]
    assert sorted(code for codes in listed.values() for code in codes) == sorted(lines)


@pytest.mark.parametrize("kind", LineKind)
def test_emergency_numbers_stay_and_no_others(kind: LineKind) -> None:
    found = line(source_date="2016", kind=kind)
    assert phone.is_aged(found, TODAY)
    assert bool(phone.number(found, TODAY).href) == (kind in phone.EMERGENCY)


def every_line_aged(english: Edition) -> Edition:
    dated = {code: replace(row, source_date="2016", check_method="") for code, row in english.lines.items()}
    return replace(english, lines=dated)


def test_a_place_that_loses_its_lines_to_their_age_says_so() -> None:
    aged = every_line_aged(get_edition("en"))
    for place in aged.places.values():
        assert helplines.referral(aged, place, TODAY).no_line_advice, place.code
        kept = [row.line.kind for group in helplines.printable(aged, place, TODAY) for row in group.lines]
        assert set(kept) <= set(phone.EMERGENCY), place.code


@pytest.mark.parametrize("kind", WITH_PLACE, ids=lambda kind: kind.code)
def test_small_and_large_paper_say_what_one_can_do_then(kind: HandoutType) -> None:
    aged = every_line_aged(get_edition("en"))
    for code in aged.places:
        sheet = kind.build(kinds.wanted(kind.code, [code], kind.papers[0], "en"), aged, TODAY)
        found = getattr(sheet, "contacts", sheet)
        assert found.no_line, code
