"""What a class does with a lesson: its points, plans by the minute, questions, dated passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from screening.choices import CheckForm
from screening.content.edition import Edition
from screening.content.entries import (
    AgendaEntry,
    AgendaPart,
    LessonEntry,
    LessonStep,
    PassageEntry,
    Point,
    QuestionEntry,
    RefresherEntry,
)

# Beside the name of a lesson; a host's own lessons have the common one.
DRAWINGS = {
    "LESSON-1": "law",
    "LESSON-2": "point-two-sides",
    "LESSON-3": "talk-private",
    "LESSON-4": "talk-offer",
    "LESSON-5": "category-chd",
    "LESSON-6": "talk-after",
    "LESSON-7": "category-mov",
    "LESSON-8": "category-wrk",
}
COMMON_DRAWING = "lesson"


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    number: int
    point: Point
    further: bool  # only the plan of 90 minutes shows it


@dataclass(frozen=True, slots=True)
class PlanStage:
    """A part of a plan: the minutes after the beginning at which it begins and ends, and the points that it shows."""

    begin: int
    end: int
    step: LessonStep
    points: tuple[NumberedPoint, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    minutes: int
    stages: tuple[PlanStage, ...]


@dataclass(frozen=True, slots=True)
class AgendaStage:
    """A part of an agenda, with the minutes after the beginning at which it begins and ends."""

    begin: int
    end: int
    part: AgendaPart
    lesson: LessonEntry | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A lesson where there are several to choose from."""

    lesson: LessonEntry
    drawing: str
    short: int  # minutes
    full: int
    long: int


@dataclass(frozen=True, slots=True)
class Asked:
    number: int
    question: QuestionEntry


@dataclass(frozen=True, slots=True)
class LessonQuestions:
    """The questions of one lesson."""

    lesson: LessonEntry
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeCheck:
    """A knowledge check: questions of the class, and those for some weeks later."""

    groups: tuple[LessonQuestions, ...]
    later: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A passage, and the day on which the oldest of its sources was read; None where it rests on none."""

    passage: PassageEntry
    read: date | None


def listed(edition: Edition) -> list[Listed]:
    return [
        Listed(row, DRAWINGS.get(row.code, COMMON_DRAWING), *(plan.minutes for plan in plans(row)))
        for row in edition.lessons.values()
    ]


def points(lesson: LessonEntry) -> tuple[list[NumberedPoint], list[NumberedPoint]]:
    """The points of the plan of 45 minutes, then those that only the plan of 90 minutes shows."""
    rows = numbered(lesson)
    return [row for row in rows if not row.further], [row for row in rows if row.further]


def numbered(lesson: LessonEntry) -> tuple[NumberedPoint, ...]:
    """The points in the order in which the lesson tells them."""
    shown = {number for step in lesson.plan for number in step.points}
    return tuple(NumberedPoint(number, point, number not in shown) for number, point in enumerate(lesson.points, 1))


def plans(lesson: LessonEntry) -> tuple[Plan, Plan, Plan]:
    """The short plan, the one of a lesson, and the long one."""
    told = numbered(lesson)
    return (_plan(lesson.short, told), _plan(lesson.plan, told), _plan(lesson.long, told))


def plan_of_refresher(row: RefresherEntry) -> Plan:
    return _plan(row.plan)


def _plan(steps: Iterable[LessonStep], told: Sequence[NumberedPoint] = ()) -> Plan:
    stages: list[PlanStage] = []
    minutes = 0
    for step in steps:
        shown = tuple(told[number - 1] for number in step.points)
        stages.append(PlanStage(minutes, minutes + step.minutes, step, shown))
        minutes += step.minutes
    return Plan(minutes, tuple(stages))


def agenda(edition: Edition, row: AgendaEntry) -> list[AgendaStage]:
    """The parts in their order; a lesson that a host has hidden keeps its time without a name."""
    stages: list[AgendaStage] = []
    begin = 0
    for part in row.parts:
        stages.append(AgendaStage(begin, begin + part.minutes, part, edition.lessons.get(part.lesson)))
        begin += part.minutes
    return stages


def check(edition: Edition, lessons: Iterable[LessonEntry], form: CheckForm = CheckForm.BOTH) -> KnowledgeCheck:
    """The questions of these lessons, numbered through; those for later come last."""
    chosen = {lesson.code: lesson for lesson in lessons}
    asked = [row for code in chosen for row in edition.questions.values() if row.lesson == code and form.has(row.form)]
    numbered = [Asked(number, row) for number, row in enumerate(sorted(asked, key=lambda row: row.later), 1)]
    in_class = {
        code: tuple(row for row in numbered if row.question.lesson == code and not row.question.later)
        for code in chosen
    }
    groups = tuple(LessonQuestions(chosen[code], rows) for code, rows in in_class.items() if rows)
    return KnowledgeCheck(groups, tuple(row for row in numbered if row.question.later))


def dated(passages: Iterable[PassageEntry]) -> list[Dated]:
    """Passages with the day they were read."""
    return [
        Dated(passage, min((citation.source.read for citation in passage.citations), default=None))
        for passage in passages
    ]
