"""A class code in the test database, and phones that answer a check of it."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone

from screening.choices import CheckForm, PollKind, RoundKind
from screening.classroom.overtime import classcode, rounds
from screening.classroom.overtime.asked import of_round
from screening.content.edition import get_edition
from screening.models import ClassCode, Round

Answers = dict[str, list[str]]


@pytest.fixture
def found(content: None) -> ClassCode:
    return classcode.make(["LESSON-1", "LESSON-3"], CheckForm.A, timezone.now())


@pytest.fixture
def phone(found: ClassCode) -> Iterator[Callable[[], Client]]:
    """A phone that stepped into the open check."""

    def one_more() -> Client:
        client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        assert client.post(f"/en/check/{found.code}/").status_code == 302
        return client

    return one_more


def opened(found: ClassCode, kind: RoundKind) -> Round:
    rounds.open_round(found, kind, get_edition("en"), timezone.now())
    return found.rounds.get(kind=kind)


def answers(row: Round, *meanings: str) -> Answers:
    """Ticks everything of these meanings; of a single choice, the right one or the first."""
    sent: Answers = {"round": [row.mark]}
    for place, poll in enumerate(of_round(row), start=1):
        chosen = [option for option in poll.options if poll.meaning[option] in meanings]
        sent[f"q{place}"] = chosen or (["?"] if poll.kind == PollKind.ONE else [])
    return sent


def answer(found: ClassCode, phone: Client, sent: Answers) -> int:
    return phone.post(f"/en/check/{found.code}/answer/", sent).status_code
