"""From answers to counters: what a room found, missed and read into a text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.choices import Meaning, PollKind, PollState
from screening.models import Poll

# A smaller group is not broken down: everybody in the room would know who it was.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """Of `people`, how many chose each option; of steps to order, how many put each in its place."""

    people: int
    counts: dict[str, int]

    @property
    def is_broken_down(self) -> bool:
        return self.people >= FEWEST


@dataclass(frozen=True, slots=True)
class Overview:
    """Ticks of a room on a case, as numbers of ticks: of those that its text supports, and of those that tempt."""

    found: int
    missed: int
    over_read: int
    left: int  # tempting, and not ticked

    @property
    def says_yes_to_all(self) -> bool:
        """More than half of what tempts was ticked, as of what is there: the room says yes more often, not better."""
        return self.over_read > self.left and self.found > self.missed


def counted(poll: Poll) -> Counted | None:
    """The counters of a closed poll; None while answers come in: one more would tell whoever looks what it was."""
    return Counted(poll.people, poll.counts) if poll.state == PollState.CLOSED else None


def close(poll: Poll) -> None:
    """Count and delete the answers. In a transaction, with the row of the poll locked."""
    total = _count(poll, poll.answers.values_list("chosen", flat=True))
    poll.people, poll.counts, poll.state = total.people, total.counts, PollState.CLOSED
    poll.save(update_fields=["people", "counts", "state"])
    poll.answers.all().delete()


def overview(poll: Poll, total: Counted) -> Overview:
    found = _sum(poll, total, Meaning.SUPPORTED)
    over_read = _sum(poll, total, Meaning.TEMPTING)
    meanings = Counter(poll.meaning.values())
    return Overview(
        found=found,
        missed=meanings[Meaning.SUPPORTED] * total.people - found,
        over_read=over_read,
        left=meanings[Meaning.TEMPTING] * total.people - over_read,
    )


def is_worth_repeating(poll: Poll, total: Counted) -> bool:
    """Whether the room missed more than it found, read in more than it left, or was right by less than half.

    Never of fewer than five people, and never of what has no right answer.
    """
    if not total.is_broken_down:
        return False
    match poll.kind:
        case PollKind.CASE:
            room = overview(poll, total)
            return room.missed > room.found or room.over_read > room.left
        case PollKind.ONE | PollKind.SEVERAL | PollKind.DOTS:
            right = Counter(poll.meaning.values())[Meaning.RIGHT]
            return 2 * _sum(poll, total, Meaning.RIGHT) < right * total.people
        case PollKind.ORDER:
            return 2 * sum(total.counts.values()) < len(poll.options) * total.people
    return False


def _sum(poll: Poll, total: Counted, meaning: Meaning) -> int:
    return sum(total.counts.get(option, 0) for option, found in poll.meaning.items() if found == meaning)


def _count(poll: Poll, answers: Iterable[Sequence[str]]) -> Counted:
    rows = list(answers)
    if poll.kind == PollKind.ORDER:
        # The options of a poll to order stand in their right order; the page mixes them.
        ticks = (step for row in rows for step, right in zip(row, poll.options, strict=True) if step == right)
    else:
        ticks = (option for row in rows for option in row)
    found = Counter(ticks)
    return Counted(len(rows), {option: found[option] for option in poll.options})
