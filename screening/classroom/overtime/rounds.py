"""A round: opened by the trainer, closed by the trainer or by its time, and then nothing but what may be seen."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from screening.choices import PollState, RoundKind
from screening.classroom.overtime.asked import asked, form_of, of_round, snapshot
from screening.classroom.overtime.published import Range, published
from screening.classroom.tally import FEWEST
from screening.content.edition import Edition
from screening.models import ClassCode, Round

# Learners are at home when they answer later: some look at their messages once a week.
OPEN_FOR = {
    RoundKind.BEFORE: timedelta(days=7),
    RoundKind.AFTER: timedelta(days=7),
    RoundKind.WEEK: timedelta(days=7),
    RoundKind.MONTH: timedelta(days=14),
    RoundKind.HALF_YEAR: timedelta(days=14),
}


def open_round(found: ClassCode, kind: RoundKind, english: Edition, now: datetime) -> None:
    """Learners have one code, so that one round is open at a time: another one closes.

    A round of which something was published never opens again, for two states of a number could be subtracted. One that
    fewer than five people answered can: their answers are gone already.
    """
    with transaction.atomic():
        _locked(found)
        for other in found.rounds.select_for_update().filter(state=PollState.OPEN):
            if other.kind != kind or other.ends <= now:
                _settle(other, now)
        row = found.rounds.filter(kind=kind).first()
        if row and (row.state == PollState.OPEN or row.people):
            return
        found.rounds.update_or_create(
            kind=kind,
            defaults={
                "state": PollState.OPEN,
                "mark": secrets.token_hex(8),
                "ends": min(now + OPEN_FOR[kind], found.expires),
                "asked": snapshot(asked(english, found.lessons, form_of(kind, found.first))),
            },
        )


def close_round(found: ClassCode, kind: RoundKind, now: datetime) -> None:
    with transaction.atomic():
        for row in found.rounds.select_for_update().filter(kind=kind, state=PollState.OPEN):
            _settle(row, now)


def throw_away(found: ClassCode, kind: RoundKind) -> None:
    """All that was answered in a round that is open: nobody has seen a number of it."""
    with transaction.atomic():
        found.rounds.select_for_update().filter(kind=kind, state=PollState.OPEN).delete()


def is_open(row: Round, now: datetime) -> bool:
    return row.state == PollState.OPEN and now < row.ends


def open_now(found: ClassCode, now: datetime) -> Round | None:
    return found.rounds.filter(state=PollState.OPEN, ends__gt=now).first()


def settle_due(now: datetime) -> None:
    """Rounds that nobody closed by hand."""
    with transaction.atomic():
        for row in Round.objects.select_for_update().filter(state=PollState.OPEN, ends__lte=now):
            _settle(row, now)


def numbers(row: Round) -> dict[str, Range]:
    """What was published of it."""
    return {name: Range(**ends) for name, ends in row.published.items()}


def _settle(row: Round, now: datetime) -> None:
    """Keep what may be seen, and delete the rest. Of fewer than five people not even their number is left."""
    shown = published(of_round(row), row.people, row.counts)
    row.published = {name: asdict(ends) for name, ends in shown.items()}
    row.people = row.people if row.people >= FEWEST else 0
    row.state, row.ends, row.counts = PollState.CLOSED, min(row.ends, now), {}
    row.save()
    row.received.all().delete()


def _locked(found: ClassCode) -> Iterable[ClassCode]:
    """Two devices that open at once do it one after the other."""
    return list(ClassCode.objects.select_for_update().filter(pk=found.pk))
