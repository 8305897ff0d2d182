"""What this process has just read of a class: for a quarter of a second, hundreds of phones ask the same.

Whoever changes a class here forgets it at once; what another process changed is seen a quarter of a second later.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from screening.classroom import live, session
from screening.models import Poll, Session

SECONDS = 0.25
# Of so many classes at once. More would take turns.
MOST = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A session, and the poll that it shows. Not to be changed: others read it too."""

    session: Session
    poll: Poll | None


_seen: dict[str, tuple[float, Seen | None]] = {}


def by_code(code: str, now: datetime) -> Seen | None:
    """As `session.by_code`, a moment old at most."""
    until, seen = _seen.get(code, (0.0, None))
    if until < time.monotonic():
        found = session.by_code(code, now)
        seen = Seen(found, live.shown_poll(found)) if found else None
        if len(_seen) >= MOST:
            _seen.clear()
        _seen[code] = (time.monotonic() + SECONDS, seen)
    return seen if seen and now < seen.session.expires else None


def forget(code: str) -> None:
    _seen.pop(code, None)


def forget_all() -> None:
    _seen.clear()
