"""The life of a session: made, found, and gone after a day."""

import secrets
import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, QuerySet

from screening.classroom import codes, polls
from screening.models import Poll, Session

LIFE = timedelta(hours=24)
MOST_SEATS = 2500
# Old sessions are looked for so often, by whichever process makes or opens one.
_SWEEP_SECONDS = 300.0

_lock = threading.Lock()
_swept = 0.0


def make(lesson: str, languages: Sequence[str], place: str, asked: Sequence[Poll], now: datetime) -> Session:
    sweep_in_passing(now)
    with transaction.atomic():
        session = Session.objects.create(
            code=codes.new_code(),
            key=secrets.token_hex(16),
            expires=now + LIFE,
            acted=now,
            lesson=lesson,
            languages=list(languages),
            place=place,
        )
        for position, poll in enumerate(asked, start=1):
            poll.session, poll.position = session, position
        Poll.objects.bulk_create(asked)
    return session


def make_again(earlier: Session, now: datetime) -> Session:
    """Another session with the same questions, also those made on the spot, and with nothing that was answered.

    It belongs to nobody: a link may be in other hands than those of the owner.
    """
    asked = [polls.again(row) for row in earlier.polls.all()]
    return make(earlier.lesson, earlier.languages, earlier.place, asked, now)


def by_code(code: str, now: datetime) -> Session | None:
    """The session that a code opens now: wrong, ended and expired ones are alike, and cost one query each."""
    session = Session.objects.filter(code=code).first()
    return session if session and not session.ended and now < session.expires else None


def by_key(key: str, now: datetime) -> Session | None:
    """For a signed link; an ended session still has its report."""
    session = Session.objects.filter(key=key).first()
    return session if session and now < session.expires else None


def owned_by(owner: User, now: datetime) -> QuerySet[Session]:
    """What this account has taken, the newest first, also what has ended."""
    return Session.objects.filter(owner=owner, expires__gt=now).order_by("-expires")


def take(key: str, owner: User, now: datetime) -> bool:
    """Give a session that belongs to nobody an owner; False where there is none."""
    return bool(Session.objects.filter(key=key, expires__gt=now, owner=None).update(owner=owner))


def give_seat(session: Session) -> bool:
    """Count one more phone; False where the room is full or locked."""
    open_room = Session.objects.filter(pk=session.pk, locked=False, joined__lt=MOST_SEATS)
    return bool(open_room.update(joined=F("joined") + 1))


def sweep(now: datetime) -> int:
    """Delete what is older than a day, with its polls and answers; how many sessions that were.

    Where the clock was ahead and has been put back, the day begins anew: nothing is kept for the year that it was off.
    """
    Session.objects.filter(expires__gt=now + LIFE).update(expires=now + LIFE)
    _, deleted = Session.objects.filter(expires__lte=now).delete()
    return deleted.get("screening.Session", 0)


def sweep_in_passing(now: datetime) -> None:
    global _swept  # noqa: PLW0603  one clock for the process
    with _lock:
        if time.monotonic() - _swept < _SWEEP_SECONDS and _swept:
            return
        _swept = time.monotonic()
    sweep(now)
