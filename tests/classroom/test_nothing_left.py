"""After a class there are counters: nothing of a phone in the database, in memory, in a log or in a cookie."""

import logging
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from screening.choices import PollKind
from screening.classroom import recent
from screening.models import Answer, Session
from tests.classroom.conftest import an_answer, show
from tests.site.test_privacy import CANARY, dump

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"
MARKED = {"user-agent": CANARY, "referer": f"https://{CANARY}.example/", "x-custom": CANARY, "accept-language": CANARY}


def test_no_trace_of_a_phone_is_left(
    live: Session, join: Callable[[], Client], caplog: pytest.LogCaptureFixture
) -> None:
    phones = [join() for _ in range(6)]
    seats = [phone.cookies[f"seat-{live.code}"].value for phone in phones]
    with caplog.at_level(logging.DEBUG, logger="screening"), caplog.at_level(logging.INFO, logger="django"):
        poll = show(live, PollKind.CASE, "open")
        for phone in phones:
            sent = an_answer(poll) | {"turn": 1, "name": CANARY}
            assert phone.post(f"/live/{live.code}", sent, headers=MARKED, REMOTE_ADDR=ADDRESS).status_code == 200
            wrong = sent | {"chosen": CANARY}
            assert phone.post(f"/live/{live.code}", wrong, headers=MARKED, REMOTE_ADDR=ADDRESS).status_code == 400
            phone.get(f"/en/join/{live.code}/", headers=MARKED, REMOTE_ADDR=ADDRESS)
        keys = list(Answer.objects.values_list("key", flat=True))
        assert len(keys) == 6
        show(live, PollKind.CASE, "end")
    stored, memory, log = dump(), repr(recent._seen), " ".join(row.getMessage() for row in caplog.records)
    for trace in (CANARY, ADDRESS, *keys, *seats, *(seat.partition(".")[0] for seat in seats)):
        assert trace not in stored
        assert trace not in memory
        assert trace not in log
    assert not Answer.objects.exists()


def test_no_cookie_outlives_its_class(live: Session, join: Callable[[], Client]) -> None:
    left = (live.expires - timezone.now()).total_seconds()
    assert all(0 < cookie["max-age"] <= left + 1 for cookie in join().cookies.values())
