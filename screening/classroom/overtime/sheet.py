"""What one phone sends: added to the counters of its round at once, and stored nowhere else."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from screening.choices import Meaning, PollKind
from screening.classroom.answering import Outcome, can_choose
from screening.classroom.overtime.asked import is_case
from screening.classroom.overtime.published import FOUND, OVER_READ
from screening.classroom.overtime.rounds import is_open
from screening.models import Poll, Received, Round

# "I do not know yet", where one option has to be chosen.
UNSURE = "?"
# More than any class: somebody is filling it.
MOST_PEOPLE = 2500
Choices = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Read:
    """What was chosen of each question, in their order; and which of them still wait for an answer."""

    chosen: Choices
    missing: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        return not self.missing and any(self.chosen)


def read(rows: Sequence[Poll], sent: Mapping[int, Sequence[str]]) -> Read:
    """Nothing ticked is an answer to a case. What no page of ours sends counts as not chosen."""
    chosen = [_known(row, sent.get(place, ())) for place, row in enumerate(rows)]
    missing = tuple(place for place, row in enumerate(rows) if row.kind == PollKind.ONE and not chosen[place])
    return Read(chosen, missing)


def receive(round_id: int, seat: str, chosen: Choices, rows: Sequence[Poll], now: datetime) -> Outcome:
    """Count it once. Once it says RECEIVED, the counters are on the disk; sending again is the same answer."""
    with transaction.atomic():
        # Whoever closes the round holds the same row: a sheet is counted, or it is told that it came too late.
        found = Round.objects.select_for_update().filter(pk=round_id).first()
        if found is None or not is_open(found, now) or found.people >= MOST_PEOPLE:
            return Outcome.CLOSED
        _, is_new = Received.objects.get_or_create(key=key(found, seat), defaults={"round": found})
        if is_new:
            for name in marks(rows, chosen):
                found.counts[name] = found.counts.get(name, 0) + 1
            found.people += 1
            found.save(update_fields=["counts", "people"])
    return Outcome.RECEIVED


def was_received(found: Round, seat: str) -> bool:
    return Received.objects.filter(key=key(found, seat)).exists()


def key(found: Round, seat: str) -> str:
    return hashlib.sha256(f"{found.mark}:{seat}".encode()).hexdigest()


def marks(rows: Sequence[Poll], chosen: Choices) -> Iterator[str]:
    """The names of the counters that it raises: once for each sign found or over-read, and for each question known."""
    for row, options in zip(rows, chosen, strict=True):
        if is_case(row):
            meanings = [row.meaning[option] for option in options]
            yield from [FOUND] * meanings.count(Meaning.SUPPORTED)
            yield from [OVER_READ] * meanings.count(Meaning.TEMPTING)
        elif set(options) == {option for option, meaning in row.meaning.items() if meaning == Meaning.RIGHT}:
            yield row.code


def _known(row: Poll, options: Sequence[str]) -> tuple[str, ...]:
    if row.kind == PollKind.ONE and tuple(options) == (UNSURE,):
        return (UNSURE,)
    return tuple(options) if can_choose(row, options) else ()
