"""What a class works with: the practice case sheet, the facilitator guide and the slides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from screening.choices import HandoutKind
from screening.content.edition import Edition
from screening.content.entries import Citation, Lesson, Passage, Point, PracticeCase, Question, Reading, Source, Step
from screening.handouts import kinds  # imports this module too, so it is looked into only when a sheet is made
from screening.handouts.kinds.knowledge import Answer, answers_to, of_lesson
from screening.handouts.kinds.shape import Label, Option, Wanted
from screening.text.strings import Text

CARE = ("care-room", "care-grounding")


@dataclass(frozen=True, slots=True)
class Case:
    """A practice case as learners get it: the same for every case, whatever its text supports."""

    code: str
    title: Text
    story: tuple[Text, ...]
    ask: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator, and what a practice case says about it."""

    code: str
    title: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A practice case as the facilitator gets it. A pair of readings may lack one side."""

    code: str
    title: Text
    control: bool
    story: tuple[Text, ...]
    supported: bool  # whether its text supports any indicator
    readings: tuple[tuple[Sign | None, Sign | None], ...]  # present, tempting
    known: tuple[Text, ...]
    unknown: tuple[Text, ...]
    offer: Text
    ask: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a plan, with the minutes after the beginning at which it begins and ends."""

    begin: int
    end: int
    title: Text
    how: Text


@dataclass(frozen=True, slots=True)
class Plan:
    minutes: int
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Named:
    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A kind of handout that the lesson uses, and which ones of this kind."""

    kind: Label
    which: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    title: Text
    summary: Text
    aims: tuple[Text, ...]
    prepare: tuple[Text, ...]
    to_print: tuple[ToPrint, ...]
    care: tuple[Passage, ...]
    plans: tuple[Plan, ...]
    points: tuple[Point, ...]
    activity: Text
    steps: tuple[Text, ...]
    cases: tuple[ReadCase, ...]
    debrief: tuple[Text, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide shows of a point: not what the trainer says."""

    title: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A practice case on the wall."""

    code: str
    title: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Slides:
    title: Text
    summary: Text
    aims: tuple[Text, ...]
    points: tuple[Slide, ...]
    stories: tuple[Story, ...]
    activity: Text
    steps: tuple[Text, ...]
    debrief: tuple[Text, ...]
    rule: Passage | None


def case(wanted: Wanted, edition: Edition, day: date) -> Case:
    chosen = edition.cases[wanted.values[Option.CASE]]
    return Case(chosen.code, chosen.title, chosen.story, chosen.ask)


def slides(wanted: Wanted, edition: Edition, day: date) -> Slides:
    """For the wall: without the trainer's words, and without answers."""
    lesson = edition.lessons[wanted.values[Option.LESSON]]
    return Slides(
        title=lesson.title,
        summary=lesson.summary,
        aims=lesson.aims,
        points=tuple(Slide(point.title, point.lines) for point in lesson.points),
        stories=tuple(Story(row.code, row.title, row.story) for row in lesson.cases),
        activity=lesson.activity,
        steps=lesson.steps,
        debrief=lesson.debrief,
        rule=edition.rule,
    )


def guide(wanted: Wanted, edition: Edition, day: date) -> Guide:
    """Everything a facilitator needs for one lesson, answers included."""
    lesson = edition.lessons[wanted.values[Option.LESSON]]
    questions = of_lesson(edition, lesson.code)
    care = tuple(edition.passages[code] for code in CARE if code in edition.passages)
    cited: list[Lesson | PracticeCase | Question | Passage] = [lesson, *lesson.cases, *questions, *care]
    return Guide(
        title=lesson.title,
        summary=lesson.summary,
        aims=lesson.aims,
        prepare=lesson.prepare,
        to_print=_to_print(lesson),
        care=care,
        plans=(_plan(lesson.plan), _plan(lesson.short)),
        points=lesson.points,
        activity=lesson.activity,
        steps=lesson.steps,
        cases=tuple(_read(row) for row in lesson.cases),
        debrief=lesson.debrief,
        answers=answers_to(questions),
        sources=_sources(row.citations for row in cited),
    )


def _to_print(lesson: Lesson) -> tuple[ToPrint, ...]:
    which = {
        HandoutKind.CASE: tuple(Named(row.code, row.title) for row in lesson.cases),
        HandoutKind.CATEGORY: tuple(Named(row.code, row.title) for row in lesson.categories),
    }
    # Whoever reads this has the guide. A lesson may name categories without naming their kind.
    codes = dict.fromkeys((*lesson.handouts, *(kind for kind in which if which[kind])))
    codes.pop(HandoutKind.GUIDE, None)
    return tuple(ToPrint(kinds.BY_KIND[code].title, which.get(HandoutKind(code), ())) for code in codes)


def _plan(steps: Iterable[Step]) -> Plan:
    stages: list[Stage] = []
    minutes = 0
    for step in steps:
        stages.append(Stage(minutes, minutes + step.minutes, step.title, step.how))
        minutes += step.minutes
    return Plan(minutes, tuple(stages))


def _read(row: PracticeCase) -> ReadCase:
    return ReadCase(
        code=row.code,
        title=row.title,
        control=row.control,
        story=row.story,
        supported=bool(row.present),
        readings=tuple(zip_longest(map(_sign, row.present), map(_sign, row.tempting))),
        known=row.known,
        unknown=row.unknown,
        offer=row.offer,
        ask=row.ask,
    )


def _sign(reading: Reading) -> Sign:
    return Sign(reading.indicator.code, reading.indicator.title, reading.reason)


def _sources(cited: Iterable[Iterable[Citation]]) -> tuple[Source, ...]:
    """Each source once, in the order in which it is first cited."""
    found = {citation.source.code: citation.source for citations in cited for citation in citations}
    return tuple(found.values())
