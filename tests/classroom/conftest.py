"""A live class in the test database, and phones that have joined it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from screening.choices import PollKind
from screening.classroom import control, limits, polls, session
from screening.content.edition import get_edition
from screening.models import Poll, Session


@pytest.fixture(autouse=True)
def no_guess_is_remembered() -> None:
    limits.TRIES.forget()


@pytest.fixture
def live(content: None) -> Session:
    """One poll of each kind, in the order of PollKind; nothing is shown yet."""
    return session.make("LESSON-2", ["en", "km"], "VN", every_kind(), timezone.now())


def every_kind() -> list[Poll]:
    english = get_edition("en")
    first: dict[str, str] = {}
    for value, kind, _code in polls.choices(english):
        first.setdefault(kind, value)
    made = [polls.wanted(english, first[kind]) for kind in PollKind if kind != PollKind.TALK]
    return [*made, polls.to_talk(english.lessons["LESSON-2"])]


@pytest.fixture
def join(live: Session) -> Callable[[], Client]:
    """Another phone in the room."""

    def one_more() -> Client:
        phone = Client(SERVER_NAME="localhost", raise_request_exception=False)
        assert phone.post(f"/en/join/{live.code}/").status_code == 302
        return phone

    return one_more


def show(live: Session, kind: str, *actions: str) -> Poll:
    """Show the poll of that kind, and press these buttons."""
    poll = live.polls.get(kind=kind)
    control.go_to(live.key, poll.position, timezone.now())
    for name in actions:
        control.act(live.key, name, timezone.now())
    return live.polls.get(kind=kind)


def an_answer(poll: Poll) -> dict[str, object]:
    """What the form of that poll sends, with one choice of many."""
    sent: dict[str, object] = {"poll": poll.position, "round": poll.round}
    if poll.kind == PollKind.ORDER:
        return sent | {f"step-{step}": place for place, step in enumerate(reversed(poll.options), start=1)}
    return sent | {"chosen": poll.options[0]}
