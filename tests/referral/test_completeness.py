"""What is known of each help line stands in words, for all lines, with totals; and who was asked."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from screening.choices import CheckMethod, CheckOutcome, Confidence
from screening.content.edition import get_edition
from screening.content.publish import publish
from screening.models import HelpLine, HelpLineCheck
from screening.referral.completeness import FACTS, Known, asked_lines, completeness, totals

pytestmark = pytest.mark.django_db

NOTHING = {"languages": (), "free": None, "from_abroad": None, "without_speaking": None}


def test_what_is_not_known_is_asked_once_somebody_asked() -> None:
    line = get_edition("en").lines["VN-111"]
    silent = replace(line, hours=replace(line.hours, value=""), confidence=Confidence.SECONDARY, **NOTHING)
    (found,) = completeness([silent], set())
    assert set(found.facts) == {Known.NO}
    (found,) = completeness([silent], {"VN-111"})
    assert set(found.facts) == {Known.ASKED}


@pytest.mark.parametrize("known", [True, False])
def test_a_known_no_is_known(known: bool) -> None:
    line = replace(get_edition("en").lines["VN-111"], free=known, from_abroad=known, without_speaking=known)
    (found,) = completeness([line], {"VN-111"})
    assert found.facts[2:5] == (Known.YES,) * 3


def test_every_line_is_counted_once_for_each_fact() -> None:
    lines = get_edition("en").lines
    found = totals(completeness(lines.values(), set()))
    assert [sum(column) for column in zip(*found.values(), strict=True)] == [len(lines)] * len(FACTS)


def test_the_command_lists_all_lines_and_the_totals(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_help_lines", "--completeness")
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split("  ")[0] == "line"
    assert {row.split()[0] for row in rows[1:-3]} == set(get_edition("en").lines)
    assert [row.split()[0] for row in rows[-3:]] == ["total"] * 3


def test_asking_says_nothing_about_the_number() -> None:
    before = get_edition("en").lines["VN-111"]
    line = HelpLine.objects.get(code="VN-111")
    HelpLineCheck.objects.create(line=line, day="2026-11-29", outcome=CheckOutcome.ASKED, method=CheckMethod.WRITTEN)
    publish()
    assert asked_lines() == {"VN-111"}
    after = get_edition("en").lines["VN-111"]
    assert (after.checked, after.check_method, after.known_wrong) == (before.checked, "", before.known_wrong)
