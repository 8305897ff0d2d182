"""Lessons in a row for a day, and what is repeated some weeks later, as a trainer takes them into the room."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import LessonEntry, PracticeCaseEntry, RefresherEntry
from screening.handouts.kinds.knowledge import PrintedAnswer, answers_to
from screening.handouts.kinds.lessons import NamedItem, ReadIndicator, read_indicator
from screening.handouts.kinds.shape import Wanted
from screening.library.training import AgendaStage, Plan, agenda, plan_of_refresher
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class DayPart:
    """A lesson, or what else `title` says. A lesson that a host has hidden keeps its time, and has neither."""

    begin: int  # minutes
    end: int
    lesson: NamedItem | None
    title: LocalText


@dataclass(frozen=True, slots=True)
class Day:
    title: LocalText
    for_whom: LocalText
    minutes: int
    parts: tuple[DayPart, ...]


@dataclass(frozen=True, slots=True)
class FreshCase:
    """A control case that no lesson has shown, in fewer words than in a guide: what may tempt, and what to offer."""

    code: str
    title: LocalText
    story: tuple[LocalText, ...]
    explore: tuple[ReadIndicator, ...]
    tempting: tuple[ReadIndicator, ...]
    offer: LocalText
    ask: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """Ten minutes some weeks later, with what to ask and to read, answers and readings included."""

    title: LocalText
    plan: Plan
    answers: tuple[PrintedAnswer, ...]
    cases: tuple[FreshCase, ...]


@dataclass(frozen=True, slots=True)
class Agendas:
    days: tuple[Day, ...]
    refreshers: tuple[Repetition, ...]

    @property
    def title(self) -> None:
        return None


def agendas(wanted: Wanted, edition: Edition, day: date) -> Agendas:
    """All of them: they are few, and a trainer compares them."""
    days = tuple(
        Day(row.title, row.for_whom, row.minutes, tuple(_part(stage) for stage in agenda(edition, row)))
        for row in edition.agendas.values()
    )
    return Agendas(days, tuple(_repetition(row) for row in edition.refreshers.values()))


def _part(stage: AgendaStage) -> DayPart:
    lesson = _named(stage.lesson) if stage.lesson else None
    return DayPart(stage.begin, stage.end, lesson, stage.part.title)


def _named(row: LessonEntry) -> NamedItem:
    return NamedItem(row.code, row.title)


def _repetition(row: RefresherEntry) -> Repetition:
    return Repetition(
        title=row.title,
        plan=plan_of_refresher(row),
        answers=answers_to(row.questions),
        cases=tuple(_fresh(case) for case in row.cases),
    )


def _fresh(row: PracticeCaseEntry) -> FreshCase:
    return FreshCase(
        code=row.code,
        title=row.title,
        story=row.story,
        explore=tuple(read_indicator(reading) for reading in row.explore),
        tempting=tuple(read_indicator(reading) for reading in row.tempting),
        offer=row.offer,
        ask=row.ask,
    )
