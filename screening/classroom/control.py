"""What a trainer does to a session. Each is one step; two devices that press at once do it one after the other."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from screening.choices import PollState
from screening.classroom import recent, tally
from screening.models import Poll, Session

MOST_POLLS = 60


def show_next(session: Session, now: datetime) -> None:
    _show(session, min(session.shown + 1, _last(session)))


def show_before(session: Session, now: datetime) -> None:
    _show(session, max(session.shown - 1, 0))


def open_poll(session: Session, now: datetime) -> None:
    """Let the phones answer; a closed poll stays closed until it is reset."""
    for poll in _shown(session):
        if poll.state == PollState.WAITING:
            poll.state = PollState.OPEN
            poll.ends = None
            poll.save(update_fields=["state", "ends"])


def open_for_a_minute(session: Session, now: datetime) -> None:
    """Open, or go on, for one more minute from now."""
    for poll in _shown(session):
        if poll.state != PollState.CLOSED:
            poll.state = PollState.OPEN
            poll.ends = now + timedelta(seconds=60)
            poll.save(update_fields=["state", "ends"])


def close_poll(session: Session, now: datetime) -> None:
    for poll in _shown(session):
        if poll.state == PollState.OPEN:
            tally.close(poll)


def reveal(session: Session, now: datetime) -> None:
    """Show what the room chose, and what the text supports. A poll that is shown is closed: nobody follows others."""
    for poll in _shown(session):
        if poll.state != PollState.CLOSED:
            tally.close(poll)
        poll.revealed = True
        poll.save(update_fields=["revealed"])


def hide(session: Session, now: datetime) -> None:
    for poll in _shown(session):
        poll.revealed = False
        poll.save(update_fields=["revealed"])


def reset(session: Session, now: datetime) -> None:
    """Ask once more: what was answered is gone, and late answers of the round before are not counted."""
    for poll in _shown(session):
        poll.answers.all().delete()
        poll.round += 1
        poll.state, poll.revealed, poll.ends, poll.people, poll.counts = PollState.WAITING, False, None, 0, {}
        poll.save()


def pause(session: Session, now: datetime) -> None:
    session.paused = not session.paused


def lock(session: Session, now: datetime) -> None:
    session.locked = not session.locked


def count(session: Session, now: datetime) -> None:
    session.counted = not session.counted


def end(session: Session, now: datetime) -> None:
    """Every open poll is counted, and phones are told that it is over. No link takes it back."""
    for poll in session.polls.select_for_update().filter(state=PollState.OPEN):
        tally.close(poll)
    session.ended = True


Action = Callable[[Session, datetime], None]
ACTIONS: dict[str, Action] = {
    "next": show_next,
    "back": show_before,
    "open": open_poll,
    "minute": open_for_a_minute,
    "close": close_poll,
    "reveal": reveal,
    "hide": hide,
    "reset": reset,
    "pause": pause,
    "lock": lock,
    "count": count,
    "end": end,
}


def act(key: str, name: str, now: datetime) -> None:
    """Raises KeyError for an action that is none, Session.DoesNotExist for a session that is gone."""
    action = ACTIONS[name]
    with transaction.atomic():
        session = Session.objects.select_for_update().get(key=key)
        if not session.ended:
            action(session, now)
            session.acted = now
            session.save()
        transaction.on_commit(lambda: recent.forget(session.code))


def open_again(session: Session, now: datetime) -> None:
    """For its owner: phones come in by the same code, to their own seats. What was closed stays counted."""
    Session.objects.filter(pk=session.pk, ended=True).update(ended=False, acted=now)
    transaction.on_commit(lambda: recent.forget(session.code))


def go_to(key: str, position: int, now: datetime) -> None:
    with transaction.atomic():
        session = Session.objects.select_for_update().get(key=key)
        _show(session, min(max(position, 0), _last(session)))
        session.acted = now
        session.save()
        transaction.on_commit(lambda: recent.forget(session.code))


def ask(key: str, poll: Poll, now: datetime) -> None:
    """Put a poll made on the spot behind the others, and show it."""
    with transaction.atomic():
        session = Session.objects.select_for_update().get(key=key)
        last = _last(session)
        if session.ended or last >= MOST_POLLS:
            return
        poll.session, poll.position = session, last + 1
        poll.save()
        _show(session, poll.position)
        session.acted = now
        session.save()
        transaction.on_commit(lambda: recent.forget(session.code))


def _show(session: Session, position: int) -> None:
    """Leaving an open poll closes it: no answer waits where nobody looks."""
    if position != session.shown:
        for poll in _shown(session):
            if poll.state == PollState.OPEN:
                tally.close(poll)
        session.shown = position


def _shown(session: Session) -> list[Poll]:
    return list(session.polls.select_for_update().filter(position=session.shown))


def _last(session: Session) -> int:
    return session.polls.aggregate(last=Max("position"))["last"] or 0
