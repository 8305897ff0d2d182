"""What phones and the wall ask again and again: in a few bytes, without words, the same for everybody in the room."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from screening.choices import PollState
from screening.classroom.answering import is_open
from screening.models import Poll, Session

# For so long after the trainer did something, phones ask often.
BUSY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class State:
    """`mark` changes with what a phone shows; `often` is whether more may happen soon."""

    mark: str
    often: bool

    @property
    def body(self) -> str:
        return f"{self.mark} {int(self.often)}"


def of_phone(session: Session, poll: Poll | None, now: datetime) -> State:
    shown = (session.pk, session.shown, session.paused, session.ended, *_of_poll(poll, now))
    often = not session.ended and (bool(poll and is_open(poll, now)) or abs(now - session.acted) < BUSY)
    return State(_digest(shown), often)


def of_trainer(session: Session, poll: Poll | None, answered: int, now: datetime) -> State:
    phone = of_phone(session, poll, now)
    shown = (phone.mark, session.joined, session.locked, session.counted, answered)
    return State(_digest(shown), often=True)


def shown_poll(session: Session) -> Poll | None:
    return session.polls.filter(position=session.shown).first() if session.shown else None


def answered(poll: Poll | None) -> int:
    if poll is None:
        return 0
    return poll.people if poll.state == PollState.CLOSED else poll.answers.count()


def seconds_left(poll: Poll | None, now: datetime) -> int | None:
    """Until the timer of an open poll runs out, by the clock of this computer; None without a timer."""
    if poll is None or poll.ends is None or poll.state != PollState.OPEN:
        return None
    return max(0, round((poll.ends - now).total_seconds()))


def _of_poll(poll: Poll | None, now: datetime) -> tuple[object, ...]:
    if poll is None:
        return ()
    return (poll.pk, poll.round, poll.state, is_open(poll, now), poll.revealed, poll.ends and poll.ends.isoformat())


def _digest(values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:10]
