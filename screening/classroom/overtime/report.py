"""What a trainer may know of a class over time: out of what was published, and out of nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from screening.choices import CheckForm, PollState, RoundKind
from screening.classroom.overtime import rounds
from screening.classroom.overtime.asked import form_of, is_case, of_round
from screening.classroom.overtime.change import Compared, Group, compared, of_100
from screening.classroom.overtime.published import FOUND, OVER_READ, Range
from screening.classroom.shown import Shown, shown
from screening.content.edition import Edition
from screening.handouts.sheets import Unlisted
from screening.models import ClassCode, Round
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class Check:
    """A round that has closed. `people` is None where they were fewer than five; the others are None with it."""

    kind: RoundKind
    form: CheckForm
    people: int | None
    came_back: int | None  # of 100, at most; None where there is nothing to compare with
    found: Range | None
    over_read: Range | None
    since: Compared | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one aim, by form, and how many knew the answer at each time of which it may be shown."""

    words: tuple[tuple[CheckForm, Shown], ...]
    known: tuple[tuple[RoundKind, Range], ...]


@dataclass(frozen=True, slots=True)
class Report:
    lessons: tuple[LocalText, ...]
    checks: tuple[Check, ...]
    questions: tuple[Asked, ...]
    title: LocalText | None = None  # a sheet has that of its kind


PAPER = Unlisted(
    "over-time-report",
    _("Learning over time"),
    # Translators: stands above the title of the report of a class over time on paper.
    _("Report"),
    "screening/classroom/overtime/paper.html",
    "screening/classroom/paper.css",
)


def report(found: ClassCode, edition: Edition) -> Report:
    closed = closed_rounds(found)
    groups = [(row, _group(row)) for row in closed]
    before = next((group for row, group in groups if row.kind == RoundKind.BEFORE), None)
    checks = tuple(_check(found, row, group, before) for row, group in groups)
    lessons = tuple(edition.lessons[code].title for code in found.lessons if code in edition.lessons)
    return Report(lessons, checks, _questions(found, closed, edition))


def closed_rounds(found: ClassCode) -> list[Round]:
    """In the order of time, whenever they were closed."""
    order = list(RoundKind)
    rows = found.rounds.filter(state=PollState.CLOSED)
    return sorted(rows, key=lambda row: order.index(RoundKind(row.kind)))


def _check(found: ClassCode, row: Round, group: Group | None, before: Group | None) -> Check:
    kind = RoundKind(row.kind)
    others = before if kind != RoundKind.BEFORE else None
    numbers = rounds.numbers(row)
    return Check(
        kind=kind,
        form=form_of(kind, found.first),
        people=row.people or None,
        came_back=of_100(others.people, group.people) if others and group else None,
        found=numbers.get(FOUND),
        over_read=numbers.get(OVER_READ),
        since=compared(others, group) if others and group else None,
    )


def _group(row: Round) -> Group | None:
    numbers = rounds.numbers(row)
    if FOUND not in numbers or OVER_READ not in numbers:
        return None
    return Group(row.people, numbers[FOUND], numbers[OVER_READ])


def _questions(found: ClassCode, closed: Sequence[Round], edition: Edition) -> tuple[Asked, ...]:
    """By aim: the two questions of a pair ask for the same with other words."""
    words: dict[str, dict[CheckForm, Shown]] = {}
    known: dict[str, list[tuple[RoundKind, Range]]] = {}
    for row in closed:
        kind = RoundKind(row.kind)
        numbers = rounds.numbers(row)
        for poll in of_round(row):
            if is_case(poll):
                continue
            question = edition.questions.get(poll.code)
            aim = (question and question.pair) or poll.code
            words.setdefault(aim, {})[form_of(kind, found.first)] = shown(poll, edition, None).question
            known.setdefault(aim, [])
            if poll.code in numbers:
                known[aim].append((kind, numbers[poll.code]))
    return tuple(Asked(tuple(sorted(words[aim].items())), tuple(known[aim])) for aim in words)
