"""What a class works with: the practice case sheet, the facilitator guide and the slides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from screening.choices import HandoutKind, Label
from screening.content.edition import Edition
from screening.content.entries import (
    CitationEntry,
    IndicatorEntry,
    LessonEntry,
    PassageEntry,
    PracticeCaseEntry,
    QuestionEntry,
    Reading,
    SourceEntry,
)
from screening.handouts.kinds.help_here import HelpHere, help_here
from screening.handouts.kinds.knowledge import PrintedAnswer, answers_to, of_lesson
from screening.handouts.kinds.shape import Option, Wanted
from screening.library.alike import pairs
from screening.library.notes import Note, notes
from screening.library.slides import Slide
from screening.library.slides import slides as slides_of
from screening.library.training import NumberedPoint, Plan, numbered, plans
from screening.text.strings import LocalText

CARE = ("care-room", "care-grounding")
# The picture of 1,000 people, in the template.
DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Case:
    """A practice case as learners get it: the same for every case, whatever its text supports."""

    code: str
    title: LocalText
    story: tuple[LocalText, ...]
    ask: tuple[LocalText, ...]
    help: HelpHere | None


@dataclass(frozen=True, slots=True)
class ReadIndicator:
    """An indicator, and what a practice case says about it."""

    code: str
    title: LocalText
    reason: LocalText


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A practice case as the facilitator gets it. A row of readings may lack a side."""

    code: str
    title: LocalText
    control: bool
    story: tuple[LocalText, ...]
    supported: bool  # whether its text supports any indicator
    readings: tuple[tuple[ReadIndicator | None, ...], ...]  # present, explore, tempting
    known: tuple[LocalText, ...]
    unknown: tuple[LocalText, ...]
    offer: LocalText
    ask: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class NamedItem:
    code: str
    title: LocalText


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A kind of handout that the lesson uses, and which ones of this kind."""

    kind: Label
    which: tuple[NamedItem, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two indicators that one fact of a story could tick."""

    first: NamedItem
    second: NamedItem
    difference: LocalText


@dataclass(frozen=True, slots=True)
class Guide:
    title: LocalText
    summary: LocalText
    aims: tuple[LocalText, ...]
    prepare: tuple[LocalText, ...]
    to_print: tuple[ToPrint, ...]
    care: tuple[PassageEntry, ...]
    plans: tuple[Plan, ...]
    points: tuple[NumberedPoint, ...]
    activity: LocalText
    steps: tuple[LocalText, ...]
    cases: tuple[ReadCase, ...]
    apart: tuple[Apart, ...]
    debrief: tuple[LocalText, ...]
    answers: tuple[PrintedAnswer, ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Slides:
    """The slides of a lesson, and nothing that is for the trainer alone."""

    title: LocalText
    slides: tuple[Slide, ...]

    @property
    def pictures(self) -> Mapping[str, str]:
        """What is drawn for these slides only, as SVG by the name in the template."""
        return {f"app:{DOTS}.svg": slide.dots.picture.svg for slide in self.slides if slide.dots}


@dataclass(frozen=True, slots=True)
class Presentation:
    """The slides of a lesson to edit: under each of them what the trainer says."""

    title: LocalText
    slides: tuple[Slide, ...]
    notes: tuple[Note, ...]
    plans: tuple[Plan, ...]


def case(wanted: Wanted, edition: Edition, day: date) -> Case:
    chosen = edition.cases[wanted.values[Option.CASE]]
    return Case(chosen.code, chosen.title, chosen.story, chosen.ask, help_here(wanted, edition, day))


def slides(wanted: Wanted, edition: Edition, day: date) -> Slides:
    """For the wall: without the trainer's words, and without answers."""
    lesson = edition.lessons[wanted.values[Option.LESSON]]
    return Slides(lesson.title, slides_of(edition, lesson))


def presentation(wanted: Wanted, edition: Edition, day: date) -> Presentation:
    lesson = edition.lessons[wanted.values[Option.LESSON]]
    shown = slides_of(edition, lesson)
    return Presentation(lesson.title, shown, notes(edition, lesson, shown), plans(lesson))


def guide(wanted: Wanted, edition: Edition, day: date) -> Guide:
    """Everything a facilitator needs for one lesson, answers included."""
    lesson = edition.lessons[wanted.values[Option.LESSON]]
    questions = of_lesson(edition, lesson.code)
    care = tuple(edition.passages[code] for code in CARE if code in edition.passages)
    cited: list[LessonEntry | PracticeCaseEntry | QuestionEntry | PassageEntry] = [
        lesson,
        *lesson.cases,
        *questions,
        *care,
    ]
    return Guide(
        title=lesson.title,
        summary=lesson.summary,
        aims=lesson.aims,
        prepare=lesson.prepare,
        to_print=_to_print(lesson),
        care=care,
        plans=plans(lesson),
        points=numbered(lesson),
        activity=lesson.activity,
        steps=lesson.steps,
        cases=tuple(_read(row) for row in lesson.cases),
        apart=_apart(edition, lesson.cases),
        debrief=lesson.debrief,
        answers=answers_to(questions),
        sources=_sources(row.citations for row in cited),
    )


def _to_print(lesson: LessonEntry) -> tuple[ToPrint, ...]:
    which = {
        HandoutKind.CASE: tuple(NamedItem(row.code, row.title) for row in lesson.cases),
        HandoutKind.CATEGORY: tuple(NamedItem(row.code, row.title) for row in lesson.categories),
    }
    # Whoever reads this has the guide. A lesson may name categories without naming their kind.
    codes = dict.fromkeys((*lesson.handouts, *(kind for kind in which if which[kind])))
    codes.pop(HandoutKind.GUIDE, None)
    return tuple(ToPrint(HandoutKind(code).label, which.get(HandoutKind(code), ())) for code in codes)


def _read(row: PracticeCaseEntry) -> ReadCase:
    return ReadCase(
        code=row.code,
        title=row.title,
        control=row.control,
        story=row.story,
        supported=bool(row.present),
        readings=tuple(zip_longest(*(map(read_indicator, side) for side in (row.present, row.explore, row.tempting)))),
        known=row.known,
        unknown=row.unknown,
        offer=row.offer,
        ask=row.ask,
    )


def _apart(edition: Edition, cases: Iterable[PracticeCaseEntry]) -> tuple[Apart, ...]:
    """The pairs of which one at least stands among the readings of a case."""
    readings = [reading for case in cases for reading in (*case.present, *case.explore, *case.tempting)]
    read = {reading.indicator.code for reading in readings}
    found = [pair for pair in pairs(edition) if {pair.first.code, pair.second.code} & read]
    return tuple(Apart(_named(pair.first), _named(pair.second), pair.difference) for pair in found)


def _named(row: IndicatorEntry) -> NamedItem:
    return NamedItem(row.code, row.title)


def read_indicator(reading: Reading) -> ReadIndicator:
    return ReadIndicator(reading.indicator.code, reading.indicator.title, reading.reason)


def _sources(cited: Iterable[Iterable[CitationEntry]]) -> tuple[SourceEntry, ...]:
    """Each source once, in the order in which it is first cited."""
    found = {citation.source.code: citation.source for citations in cited for citation in citations}
    return tuple(found.values())
