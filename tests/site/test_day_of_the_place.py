"""The day is that of the place which the host has named, not of Greenwich."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from lxml import html

from screening.content.edition import get_edition
from screening.handouts import documents, kinds, printed
from trainingsite.env import env_zone

# Half past eleven at night in Greenwich. VN-111 was read on 28 November and is good for 120 days, until 28 March.
NIGHT = datetime(2027, 3, 28, 23, 30, tzinfo=UTC)
PLACES = [("UTC", 28), ("Asia/Phnom_Penh", 29), ("America/Los_Angeles", 28)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)


@pytest.mark.usefixtures("at_night")
@pytest.mark.parametrize(("zone", "day"), PLACES)
def test_a_line_is_a_link_until_its_last_day_is_over_there(settings, visitor: Client, zone: str, day: int) -> None:
    settings.TIME_ZONE = zone
    assert get_edition("en").lines["VN-111"].checked == date(2026, 11, 28)
    page = html.document_fromstring(visitor.get("/en/help/VN/").content.decode())
    assert bool(page.xpath("//a[@href='tel:111']")) == (day == 28)


@pytest.mark.usefixtures("at_night")
@pytest.mark.parametrize(("zone", "day"), PLACES)
def test_paper_carries_the_day_on_which_it_is_made_there(settings, zone: str, day: int) -> None:
    settings.TIME_ZONE = zone
    wanted = kinds.wanted("help", ["VN"], "a4", "en")
    assert f"made on {day} March 2027" in documents.document(printed.order(wanted, "").sheet).html


def test_a_page_kept_for_one_day_is_not_shown_on_the_next_day_there(settings, visitor: Client, monkeypatch) -> None:
    settings.TIME_ZONE = "Asia/Phnom_Penh"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 3, 28, 16, 59, tzinfo=UTC))
    assert b'href="tel:111"' in visitor.get("/en/help/VN/").content
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 3, 28, 17, 1, tzinfo=UTC))
    assert b'href="tel:111"' not in visitor.get("/en/help/VN/").content


@pytest.mark.parametrize("zone", ["Phnom Penh", "Mars/Olympus", "../../etc/passwd", "Asia", "+07:00"])
def test_a_zone_that_is_none_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("LOOK", zone)
    with pytest.raises(ImproperlyConfigured, match="LOOK must be a time zone"):
        env_zone("LOOK", "UTC")
