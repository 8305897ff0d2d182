"""The state that every screen asks for: few bytes, true, and told to nobody without a seat or a link."""

import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from screening.choices import PollKind
from screening.classroom import control, links, recent, session
from screening.models import Session
from tests.classroom.conftest import an_answer, show

pytestmark = pytest.mark.django_db
# What gunicorn adds to every answer.
ADDED = b"HTTP/1.1 200 OK\r\nDate: Sun, 29 Nov 2026 22:16:57 GMT\r\nConnection: keep-alive\r\n\r\n"


def test_an_answer_is_at_most_250_bytes(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    show(live, PollKind.CASE, "open")
    answer = phone.get(f"/live/{live.code}")
    size = len(ADDED) + len(answer.content) + sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
    assert size <= 250
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/plain"
    same = phone.get(f"/live/{live.code}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")


def test_it_changes_with_what_a_phone_shows_and_with_nothing_else(live: Session, join: Callable[[], Client]) -> None:
    phone, other = join(), join()

    def mark() -> str:
        return phone.get(f"/live/{live.code}").content.decode()

    marks = {"start": mark()}
    for name in ("next", "open", "close", "reveal", "hide", "pause"):
        control.act(live.key, name, timezone.now())
        marks[name] = mark()
    assert marks.pop("hide") == marks["close"]
    assert len(set(marks.values())) == len(marks)
    control.act(live.key, "pause", timezone.now())
    poll = show(live, PollKind.CASE, "open")
    before = mark()
    other.post(f"/live/{live.code}", an_answer(poll))
    join()
    assert mark() == before


def test_the_trainer_sees_phones_and_answers_arrive(live: Session, join: Callable[[], Client], visitor: Client) -> None:
    phone = join()
    poll = show(live, PollKind.CASE, "open")
    for address in (f"/live/run/{links.trainer_link(live.key)}", f"/live/wall/{links.wall_link(live.key)}"):
        before = visitor.get(address).content
        join()
        joined = visitor.get(address).content
        answer = an_answer(poll) if "run" in address else an_answer(poll) | {"chosen": poll.options[1]}
        (phone if "run" in address else join()).post(f"/live/{live.code}", answer)
        assert len({before, joined, visitor.get(address).content}) == 3


def test_a_page_carries_the_mark_of_what_it_shows(live: Session, join: Callable[[], Client], visitor: Client) -> None:
    """Without it, what changes between a page and its first question would be missed until the next change."""
    phone, run, wall = join(), links.trainer_link(live.key), links.wall_link(live.key)
    screens = [
        (phone, f"/en/join/{live.code}/", f"/live/{live.code}"),
        (visitor, f"/en/class/run/{run}/", f"/live/run/{run}"),
        (visitor, f"/en/class/wall/{wall}/", f"/live/wall/{wall}"),
    ]
    for name in ("next", "open", "reveal", "end"):
        for client, page, state in screens:
            if name == "end" and client is phone:
                continue  # that page asks no more
            mark = client.get(state).content.decode().split()[0]
            assert f'data-mark="{mark}"' in client.get(page).content.decode(), page
        control.act(live.key, name, timezone.now())


def test_it_is_told_to_nobody_without_a_seat_or_a_link(live: Session, visitor: Client) -> None:
    for address in (f"/live/{live.code}", "/live/NOPE", "/live/run/x.y", f"/live/wall/{links.trainer_link(live.key)}"):
        answer = visitor.get(address)
        assert (answer.status_code, answer.content) == (404, b"")


def test_phones_that_ask_at_once_cost_the_database_nothing(
    live: Session, join: Callable[[], Client], django_assert_num_queries
) -> None:
    phone, other = join(), join()
    show(live, PollKind.CASE, "open")
    with django_assert_num_queries(2):
        phone.get(f"/live/{live.code}")
    with django_assert_num_queries(0):
        other.get(f"/live/{live.code}")


def test_what_another_process_changed_is_seen_soon(
    live: Session, join: Callable[[], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = join()
    before = phone.get(f"/live/{live.code}").content
    Session.objects.update(paused=True)
    assert recent.SECONDS <= 0.25
    monkeypatch.setattr(recent, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + recent.SECONDS))
    assert phone.get(f"/live/{live.code}").content != before


def test_a_database_that_is_away_is_said_in_a_status(
    live: Session, join: Callable[[], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And so is what no page of ours sends. A script asks again; nothing is shown."""
    phone = join()

    def away(*_: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(session, "by_code", away)
        answer = phone.get(f"/live/{live.code}")
        assert (answer.status_code, answer.content, answer.headers["Retry-After"]) == (503, b"", "2")
    many = {f"x{number}": "" for number in range(300)}
    assert phone.post(f"/live/{live.code}", many).status_code == 400
    assert phone.put(f"/live/{live.code}").status_code == 405
    assert phone.get(f"/live/{live.code}", headers={"host": "evil.example"}).status_code == 400
