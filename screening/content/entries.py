"""The content as a page sees it: frozen, in one language, without a database. Fields: fixtures/README.md."""

from dataclasses import dataclass
from datetime import date

from screening.choices import State
from screening.text.strings import Text, every_text, weakest

START = "SEED"  # the source that is shipped with the content


@dataclass(frozen=True, slots=True)
class Source:
    code: str
    title: str
    url: str
    read: date
    note: str


@dataclass(frozen=True, slots=True)
class Citation:
    source: Source
    locator: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Category:
    code: str
    title: Text
    intro: Text


@dataclass(frozen=True, slots=True)
class DelphiItem:
    """One item of the published lists; a strength is None where none was published or read."""

    dimension: str
    item: str
    adult_labour: str | None
    child_labour: str | None
    sexual: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    code: str
    origin: str
    category: Category
    title: Text
    notice: Text
    why: Text
    other: Text
    prompts: tuple[Text, ...]
    trainer_note: Text
    palermo: dict[str, list[str]]
    ilo11: tuple[int, ...]
    delphi: tuple[DelphiItem, ...]
    populations: tuple[str, ...]
    settings: tuple[str, ...]
    audiences: tuple[str, ...]
    opens_safety: bool
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.notice, self.why, self.other, *self.prompts))

    @property
    def from_start(self) -> bool:
        """Whether the text that this site started from supports it."""
        return any(citation.source.code == START for citation in self.citations)


@dataclass(frozen=True, slots=True)
class Passage:
    code: str
    group: str
    title: Text
    body: Text
    items: tuple[Text, ...]
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.body, *self.items) if text)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Rates are per 1,000 people; None where not published."""

    code: str
    name: Text
    setting: Text
    prevalence: int | None
    sensitivity: int | None
    specificity: int | None
    flagged: int | None
    flagged_affected: int | None
    note: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: Text
    note: Text
    neighbours: tuple[str, ...]
    status_risk: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class HelpLine:
    code: str
    origin: str
    place: Place
    name: Text
    name_native: str
    native_language: str
    number: str
    number_note: Text
    dial: str
    channels: tuple[str, ...]
    operator: str
    kind: str
    purposes: tuple[str, ...]
    hours: Text
    free: bool | None
    from_abroad: bool | None
    languages: tuple[str, ...]
    follows: tuple[Passage, ...]
    caution: Text
    website: str
    source_title: str
    source_url: str
    source_date: str
    evidence: Text
    confidence: str
    mark: str
    checked: date  # the newest day on which somebody looked and it was right
    check_method: str  # how that was done; empty for the first reading of the evidence
    known_wrong: bool  # the newest check said that it is wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a practice case says about an indicator."""

    indicator: Indicator
    reason: Text


@dataclass(frozen=True, slots=True)
class PracticeCase:
    code: str
    title: Text
    control: bool
    audiences: tuple[str, ...]
    story: tuple[Text, ...]
    present: tuple[Reading, ...]
    tempting: tuple[Reading, ...]
    known: tuple[Text, ...]
    unknown: tuple[Text, ...]
    offer: Text
    ask: tuple[Text, ...]
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class Point:
    """A slide of a lesson: what it shows, and what the trainer says."""

    title: Text
    lines: tuple[Text, ...]
    say: Text


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a plan."""

    minutes: int
    title: Text
    how: Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """`plan` takes 45 minutes, `short` ten."""

    code: str
    title: Text
    summary: Text
    aims: tuple[Text, ...]
    prepare: tuple[Text, ...]
    points: tuple[Point, ...]
    activity: Text
    steps: tuple[Text, ...]
    cases: tuple[PracticeCase, ...]
    categories: tuple[Category, ...]
    handouts: tuple[str, ...]
    debrief: tuple[Text, ...]
    plan: tuple[Step, ...]
    short: tuple[Step, ...]
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        own = (self.title, self.summary, self.aims, self.prepare, self.points, self.activity, self.steps)
        return weakest(text.state for text in every_text((*own, self.debrief, self.plan, self.short)))


@dataclass(frozen=True, slots=True)
class Option:
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    lesson: str  # the code of its lesson
    kind: str
    question: Text
    example: Text
    options: tuple[Option, ...]
    answer: Text
    later: bool
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class Term:
    code: str
    term: Text
    definition: Text
    use: tuple[Text, ...]
    avoid: tuple[Text, ...]
    note: Text
    indicators: tuple[str, ...]  # codes of the indicators and lessons that it helps to read
    lessons: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))
