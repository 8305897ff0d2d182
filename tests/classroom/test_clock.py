"""A laptop without internet may have any clock, and somebody may put it right while a class runs."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from screening.choices import CheckForm, PollKind
from screening.classroom import live, session
from screening.classroom.overtime import classcode
from screening.models import Answer, ClassCode, Session
from tests.classroom.conftest import an_answer, show

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Put the clock of the computer forward, or back."""
    real = timezone.now
    return lambda by: monkeypatch.setattr(timezone, "now", lambda: real() + by)


@pytest.mark.parametrize("hours", [-1, 1, 3])
def test_an_hour_more_or_less_changes_nothing_in_a_class(
    live: Session, join: Callable[[], Client], put: Callable[[timedelta], None], hours: int
) -> None:
    phone, poll = join(), show(live, PollKind.CASE, "open")
    put(timedelta(hours=hours))
    answer = phone.post(f"/live/{live.code}", an_answer(poll) | {"turn": 1})
    assert answer.status_code == 200
    assert Answer.objects.count() == 1
    assert join().get(f"/en/join/{live.code}/").status_code == 200


def test_a_class_begun_a_year_ahead_goes_on_and_is_gone_a_day_later(content: None) -> None:
    now = timezone.now()
    ahead = session.make("LESSON-2", ["en"], "VN", [], now + YEAR)
    assert session.sweep(now) == 0
    assert session.by_code(ahead.code, now)
    assert session.sweep(now + session.LIFE) == 1
    assert not Session.objects.exists()


def test_a_class_code_made_a_year_ahead_is_gone_after_seven_months(content: None) -> None:
    now = timezone.now()
    ahead = classcode.make(["LESSON-2"], CheckForm.A, now + YEAR)
    classcode.sweep(now)
    assert classcode.by_code(ahead.code, now)
    classcode.sweep(now + classcode.LIFE)
    assert not ClassCode.objects.exists()


def test_phones_do_not_hurry_because_of_what_was_done_in_the_future(content: None) -> None:
    now = timezone.now()
    ahead = session.make("LESSON-2", ["en"], "VN", [], now + YEAR)
    assert live.of_phone(ahead, None, now + YEAR).often
    assert not live.of_phone(ahead, None, now).often


@pytest.mark.parametrize("at", ["2026-10-25T00:30:00+00:00", "2026-03-29T00:30:00+00:00"])
def test_summer_time_begins_and_ends_without_moving_a_timer(content: None, settings, at: str) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    now = datetime.fromisoformat(at)
    made = session.make("LESSON-2", ["en"], "VN", [], now)
    found = Session.objects.get(pk=made.pk)
    assert found.expires - now == session.LIFE
    assert session.by_code(made.code, now + session.LIFE - timedelta(minutes=1))
    assert not session.by_code(made.code, now + session.LIFE)
