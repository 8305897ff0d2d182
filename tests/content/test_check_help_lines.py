"""The list of help lines that somebody should look at again."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from screening.choices import Origin
from screening.content.edition import forget
from screening.content.publish import publish
from screening.models import EditionRow, HelpLine, HelpLineCheck
from screening.referral.phone import FRESH_DAYS


def old() -> date:
    """The newest day that is too long ago."""
    return timezone.localdate() - timedelta(days=FRESH_DAYS + 1)


@pytest.fixture(autouse=True)
def _all_checked_today(content):
    HelpLine.objects.update(checked=timezone.localdate(), source_date="2026", mark="", dial="110")
    show()


def show() -> None:
    publish()
    forget()


def listed(capsys, *arguments: str) -> list[str]:
    call_command("check_help_lines", *arguments)
    return capsys.readouterr().out.splitlines()


def test_nothing_to_look_at(capsys):
    assert listed(capsys) == ["Nothing to look at."]


def test_what_falls_due_soon(capsys):
    HelpLine.objects.filter(code="VN-111").update(checked=old() + timedelta(days=11))
    show()
    assert listed(capsys) == ["Nothing to look at."]
    assert listed(capsys, "--days", "10") == ["Nothing to look at."]
    rows = listed(capsys, "--days", "11")
    assert rows[0].split() == ["checked", "due", "line", "number", "why"]
    assert [row.split()[2] for row in rows[1:]] == ["VN-111"]
    assert rows[1].endswith("due soon")


def test_overdue_official_line_fails(capsys):
    HelpLine.objects.filter(code="VN-111").update(checked=old())
    show()
    with pytest.raises(CommandError, match="1 official line"):
        call_command("check_help_lines")
    assert capsys.readouterr().out.splitlines()[1].endswith("overdue")


@pytest.mark.parametrize("change", [{"mark": "stale"}, {"origin": Origin.LOCAL}])
def test_overdue_line_with_a_mark_or_of_a_host_is_listed_only(capsys, change):
    HelpLine.objects.filter(code="VN-111").update(checked=old(), **change)
    show()
    assert "overdue" in listed(capsys)[1]


def test_check_in_time_makes_a_line_current(capsys):
    HelpLine.objects.filter(code="VN-111").update(checked=old())
    line = HelpLine.objects.get(code="VN-111")
    HelpLineCheck.objects.create(line=line, day=timezone.localdate(), outcome="right", method="called")
    show()
    assert listed(capsys) == ["Nothing to look at."]


def test_poor_evidence_wrong_and_impossible_numbers_are_listed_oldest_first(capsys):
    today = timezone.localdate()
    HelpLine.objects.filter(code="VN-111").update(mark="weak", checked=today - timedelta(days=1))
    HelpLine.objects.filter(code="CN-110").update(dial="+12", checked=today - timedelta(days=3))
    HelpLine.objects.filter(code="CN-12338").update(checked=today - timedelta(days=2))
    line = HelpLine.objects.get(code="CN-12338")
    HelpLineCheck.objects.create(line=line, day=today, outcome="wrong", method="called")
    show()
    rows = [(row.split()[2], row.rpartition("  ")[2]) for row in listed(capsys)[1:]]
    assert rows == [("CN-110", "no such number"), ("CN-12338", "known wrong"), ("VN-111", "weak evidence")]


def test_nothing_published():
    EditionRow.objects.all().delete()
    forget()
    with pytest.raises(CommandError, match="run load_content first"):
        call_command("check_help_lines")
