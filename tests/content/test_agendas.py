"""Agendas and refreshers: minutes, breaks, and cases that nobody has seen in a lesson."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from screening.content.edition import get_edition
from screening.content.faults import content_faults
from screening.languages import BY_CODE
from screening.models import Agenda, Refresher

ARTICLE = (settings.BASE_DIR / "fixtures/source/article.txt").read_text(encoding="utf-8")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]


def faults(code: str) -> list[str]:
    return [fault for fault in content_faults(ARTICLE) if f": {code}: " in fault and "source/article" not in fault]


def test_half_a_day_a_full_day_and_three_refreshers(content: None) -> None:
    assert [row.minutes for row in Agenda.objects.all()] == [210, 390]
    assert Refresher.objects.count() == 3
    named = [f": {row.code}: " for row in (*Agenda.objects.all(), *Refresher.objects.all())]
    assert [fault for fault in content_faults(ARTICLE) if any(name in fault for name in named)] == []


@pytest.mark.parametrize(
    ("part", "changes", "told"),
    [
        (0, {"minutes": 15}, "adds up to 215 minutes, not 210"),
        (2, {"pause": False}, "minutes without a break, 90 at most"),
        (1, {"minutes": 50}, "a lesson has no plan of so many minutes"),
        (0, {"title": ""}, "needs a lesson or a title"),
        (1, {"lesson": "LESSON-99"}, "there is no lesson 'LESSON-99'"),
    ],
)
def test_an_agenda_keeps_its_minutes_and_breaks(content: None, part: int, changes: dict[str, Any], told: str) -> None:
    row = Agenda.objects.get(code="HALF-DAY")
    row.parts[part].update(changes)
    row.save()
    assert any(told in fault for fault in faults("HALF-DAY"))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("cases", ["CASE-01"], "one control case that no lesson"),  # no control case
        ("cases", ["CASE-12"], "one control case that no lesson"),  # used in a lesson
        ("cases", ["CASE-25"], "one control case that no lesson"),  # of another refresher
        ("questions", ["CHECK-25", "CHECK-41", "CHECK-54", "CHECK-35"], "names a question of another refresher"),
        ("questions", ["CHECK-41"], "has 1, not 4"),
    ],
)
def test_a_refresher_is_fresh(content: None, field: str, value: list[str], told: str) -> None:
    Refresher.objects.filter(code="REFRESHER-2").update(**{field: value})
    assert any(told in fault for fault in faults("REFRESHER-2"))


def test_a_refresher_takes_ten_minutes(content: None) -> None:
    row = Refresher.objects.get(code="REFRESHER-1")
    row.plan[0]["minutes"] += 1
    row.save()
    assert any("adds up to 11 minutes, not 10" in fault for fault in faults("REFRESHER-1"))


@pytest.mark.parametrize("language", BY_CODE)
def test_the_page_shows_every_agenda_and_refresher(client: Client, content: None, language: str) -> None:
    shown = client.get(f"/{language}/trainers/agendas/").content.decode()
    edition = get_edition(language)
    for row in (*edition.agendas.values(), *edition.refreshers.values()):
        assert f'id="{row.code}"' in shown
    for refresher in edition.refreshers.values():
        assert all(f'id="{question.code}"' in shown for question in refresher.questions)
        assert all(f"/cases/{case.code}/" in shown for case in refresher.cases)
    assert f"/{language}/handouts/agenda/" in shown
