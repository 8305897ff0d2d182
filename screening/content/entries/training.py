"""What a class is taught with."""

from dataclasses import dataclass
from typing import Annotated

from screening.choices import Audience, CheckForm, HandoutKind, QuestionKind, State
from screening.content.declared import OPTIONAL, AtLeast, CodeOf
from screening.content.entries.texts import CategoryEntry, CitationEntry, Code, IndicatorEntry
from screening.content.rules import code, drawing, number, text
from screening.text.strings import LocalText, every_text, weakest

Title = Annotated[LocalText, text(120)]
Words = Annotated[LocalText, text(400)]
SomeWords = Annotated[tuple[Words, ...], AtLeast(1)]
LongWords = Annotated[LocalText, text(600)]
Citations = Annotated[tuple[CitationEntry, ...], OPTIONAL]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a practice case says about an indicator."""

    indicator: IndicatorEntry
    reason: Words


@dataclass(frozen=True, slots=True)
class PracticeCaseEntry:
    code: Code
    title: Title
    control: bool
    audiences: Annotated[tuple[Audience, ...], AtLeast(1)]
    story: Annotated[tuple[LocalText, ...], AtLeast(1)]
    present: tuple[Reading, ...]
    explore: Annotated[tuple[Reading, ...], OPTIONAL]  # partly supported; never counted
    tempting: tuple[Reading, ...]
    known: SomeWords
    unknown: SomeWords
    offer: LongWords
    ask: SomeWords
    citations: Citations

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class Point:
    """A slide of a lesson: what it shows, and what the trainer says.

    A slide follows it with both sides of `indicator`, or with 1,000 people as `instrument` sees them.
    """

    title: Title
    lines: Annotated[tuple[Annotated[LocalText, text(160)], ...], AtLeast(2)]
    say: LocalText
    drawing: Annotated[str, drawing, OPTIONAL]
    indicator: Annotated[str, CodeOf("indicator"), OPTIONAL]
    instrument: Annotated[str, CodeOf("instrument"), OPTIONAL]


@dataclass(frozen=True, slots=True)
class LessonStep:
    """A part of a plan, and the numbers of the points that it shows."""

    minutes: Annotated[int, number(1, 45)]
    title: Title
    points: Annotated[tuple[Annotated[int, number(1, 12)], ...], OPTIONAL]
    how: LongWords


Steps = Annotated[tuple[LessonStep, ...], AtLeast(2)]


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """`plan` takes 45 minutes, `short` ten, `long` 90."""

    code: Code
    title: Title
    summary: Words
    aims: SomeWords
    prepare: SomeWords
    points: Annotated[tuple[Point, ...], AtLeast(3)]
    activity: LongWords
    steps: SomeWords
    cases: Annotated[tuple[PracticeCaseEntry, ...], AtLeast(1)]
    categories: tuple[CategoryEntry, ...]
    handouts: Annotated[tuple[HandoutKind, ...], AtLeast(1)]
    debrief: SomeWords
    plan: Steps
    short: Steps
    long: Steps
    citations: Citations

    @property
    def state(self) -> State:
        own = (self.title, self.summary, self.aims, self.prepare, self.points, self.activity, self.steps)
        return weakest(text.state for text in every_text((*own, self.debrief, self.plan, self.short, self.long)))


@dataclass(frozen=True, slots=True)
class AnswerOption:
    text: Annotated[LocalText, text(300)]
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    code: Code
    lesson: Annotated[str, CodeOf("lesson")]
    form: CheckForm
    pair: Annotated[str, code, OPTIONAL]
    kind: QuestionKind
    question: LongWords
    example: Annotated[LocalText, text(300), OPTIONAL]
    options: Annotated[tuple[AnswerOption, ...], OPTIONAL]
    answer: LocalText
    later: bool
    citations: Citations

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class RefresherEntry:
    """Ten minutes of recall, some weeks after a lesson."""

    code: Code
    title: Title
    questions: Annotated[tuple[QuestionEntry, ...], AtLeast(1)]
    cases: Annotated[tuple[PracticeCaseEntry, ...], AtLeast(1)]
    plan: Steps
    citations: Citations

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text((self.title, self.plan)))


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A lesson, a break, or something else that `title` says."""

    minutes: Annotated[int, number(5, 90)]
    title: Annotated[LocalText, text(120), OPTIONAL]
    lesson: Annotated[str, CodeOf("lesson"), OPTIONAL]
    pause: bool


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    code: Code
    title: Title
    for_whom: Words
    minutes: Annotated[int, number(60, 600)]
    parts: Annotated[tuple[AgendaPart, ...], AtLeast(2)]
    citations: Citations

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class TermEntry:
    code: Code
    term: Title
    definition: LongWords
    use: Annotated[tuple[Title, ...], OPTIONAL]
    avoid: Annotated[tuple[Title, ...], OPTIONAL]
    note: Annotated[LocalText, text(400), OPTIONAL]
    typed: Annotated[LocalText, text(200), OPTIONAL]  # other words that readers look for it with
    # Pages on which the word is explained.
    indicators: Annotated[tuple[Annotated[str, CodeOf("indicator")], ...], OPTIONAL]
    lessons: Annotated[tuple[Annotated[str, CodeOf("lesson")], ...], OPTIONAL]
    citations: Citations

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))
