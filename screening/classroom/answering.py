"""An answer of a phone: one for each seat and poll, however often it is sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from screening.choices import PollKind, PollState
from screening.models import Answer, Poll, Session

# What was tapped in time may be on its way for so long after the timer.
GRACE = timedelta(seconds=3)
WITH_ONE = (PollKind.ONE, PollKind.SURE, PollKind.WELL, PollKind.DOTS)
WITHOUT = (PollKind.TALK,)


class Outcome(StrEnum):
    RECEIVED = "received"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # no such poll or choice: nothing that our page sends


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sends: the poll that it showed, by position and round, and the options, in order."""

    position: int
    round: int
    chosen: tuple[str, ...]


def is_open(poll: Poll | None, now: datetime) -> bool:
    return poll is not None and poll.state == PollState.OPEN and (poll.ends is None or now <= poll.ends + GRACE)


def answer(session: Session, seat: str, sent: Sent, now: datetime) -> Outcome:
    """Store it, in place of what the seat had answered before. Once it says RECEIVED, the answer is on the disk."""
    with transaction.atomic():
        # Whoever closes the poll holds the same row: an answer is counted, or it is told that it came too late.
        poll = Poll.objects.select_for_update().filter(session=session, position=sent.position).first()
        if poll is None or not can_choose(poll, sent.chosen):
            return Outcome.UNKNOWN
        if sent.round != poll.round or session.ended or now >= session.expires or not is_open(poll, now):
            return Outcome.CLOSED
        Answer.objects.bulk_create(
            [Answer(key=_key(session, poll, seat), poll=poll, chosen=list(sent.chosen))],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["chosen"],
        )
    return Outcome.RECEIVED


def chosen_before(session: Session, poll: Poll, seat: str) -> list[str] | None:
    """What this seat has answered so far; None where it has not, or where the poll has closed."""
    return Answer.objects.filter(key=_key(session, poll, seat)).values_list("chosen", flat=True).first()


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


def _key(session: Session, poll: Poll, seat: str) -> str:
    return hashlib.sha256(f"{session.key}:{poll.position}:{poll.round}:{seat}".encode()).hexdigest()
