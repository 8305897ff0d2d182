"""An answer of a phone: one for each seat and poll, however often it is sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from screening.choices import PollKind, PollState
from screening.classroom.together import Together
from screening.models import Answer, Poll, Session

# What was tapped in time may be on its way for so long after the timer.
GRACE = timedelta(seconds=3)
WITH_ONE = (PollKind.ONE, PollKind.SURE, PollKind.WELL, PollKind.DOTS)
WITHOUT = (PollKind.TALK,)


class Outcome(StrEnum):
    RECEIVED = "received"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # no such poll or choice: nothing that our page sends
    OVERTAKEN = "overtaken"  # a later answer of the same seat was here first


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sends: the poll that it showed, by position and round, and the options, in order.

    A script counts its answers: `turn`. One without a turn comes after all others.
    """

    position: int
    round: int
    chosen: tuple[str, ...]
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Arrived:
    """An answer, and when it came."""

    session: Session
    sent: Sent
    key: str
    now: datetime


def is_open(poll: Poll | None, now: datetime) -> bool:
    return poll is not None and poll.state == PollState.OPEN and (poll.ends is None or now <= poll.ends + GRACE)


def answer(session: Session, seat: str, sent: Sent, now: datetime) -> Outcome:
    """Store it, in place of what the seat had answered before. Once it says RECEIVED, the answer is on the disk."""
    return _together.do(Arrived(session, sent, _key(session, sent.position, sent.round, seat), now))


def write(batch: Sequence[Arrived]) -> list[Outcome]:
    """What became of each, in one transaction: the disk is waited for once."""
    with transaction.atomic():
        # Whoever closes the poll holds the same row: an answer is counted, or it is told that it came too late.
        polls = _locked(batch)
        stored = {row.key: row for row in Answer.objects.filter(key__in={row.key for row in batch})}
        fresh: dict[str, Answer] = {}
        outcomes = []
        for row in batch:
            poll = polls.get((row.session.pk, row.sent.position))
            outcome = _judged(row, poll)
            if poll and outcome == Outcome.RECEIVED:
                before = fresh.get(row.key) or stored.get(row.key)
                if _is_overtaken(row.sent, before):
                    outcome = Outcome.OVERTAKEN
                else:
                    fresh[row.key] = _answer(row, poll, before)
            outcomes.append(outcome)
        Answer.objects.bulk_create(
            fresh.values(), update_conflicts=True, unique_fields=["key"], update_fields=["chosen", "turn"]
        )
    return outcomes


def turn_of(session: Session, seat: str, sent: Sent) -> int:
    """The turn of what is stored of that seat."""
    key = _key(session, sent.position, sent.round, seat)
    return Answer.objects.filter(key=key).values_list("turn", flat=True).first() or 0


def chosen_before(session: Session, poll: Poll, seat: str) -> list[str] | None:
    """What this seat has answered so far; None where it has not, or where the poll has closed."""
    key = _key(session, poll.position, poll.round, seat)
    return Answer.objects.filter(key=key).values_list("chosen", flat=True).first()


def can_choose(poll: Poll, chosen: Sequence[str]) -> bool:
    """Whether these options, in this order, are an answer to that poll. To tick nothing is one, where one may tick."""
    known = set(chosen) <= set(poll.options) and len(set(chosen)) == len(chosen)
    if poll.kind in WITHOUT:
        return False
    if poll.kind in WITH_ONE:
        return known and len(chosen) == 1
    if poll.kind == PollKind.ORDER:
        return known and len(chosen) == len(poll.options)
    return known


def _locked(batch: Sequence[Arrived]) -> dict[tuple[int, int], Poll]:
    found = Poll.objects.select_for_update().filter(
        session__in={row.session.pk for row in batch}, position__in={row.sent.position for row in batch}
    )
    return {(row.session_id, row.position): row for row in found.defer("meaning", "words").order_by("pk")}


def _judged(row: Arrived, poll: Poll | None) -> Outcome:
    if poll is None or not can_choose(poll, row.sent.chosen):
        return Outcome.UNKNOWN
    if row.sent.round != poll.round or row.now >= row.session.expires or not is_open(poll, row.now):
        return Outcome.CLOSED
    return Outcome.RECEIVED


def _is_overtaken(sent: Sent, before: Answer | None) -> bool:
    """Whether the phone has said something else since: lines of different speed bring its words out of order."""
    if before is None or not sent.turn or sent.turn > before.turn:
        return False
    return sent.turn < before.turn or list(sent.chosen) != before.chosen


def _answer(row: Arrived, poll: Poll, before: Answer | None) -> Answer:
    turn = row.sent.turn or (before.turn + 1 if before else 1)
    return Answer(key=row.key, poll=poll, chosen=list(row.sent.chosen), turn=turn)


def _key(session: Session, position: int, number: int, seat: str) -> str:
    return hashlib.sha256(f"{session.key}:{position}:{number}:{seat}".encode()).hexdigest()


_together = Together(write)
