"""The content as a page sees it: frozen, in one language, without a database. Fields: fixtures/README.md."""

from dataclasses import dataclass
from datetime import date

from screening.choices import State
from screening.text.strings import LocalText, every_text, weakest

START = "SEED"  # the source that is shipped with the content


@dataclass(frozen=True, slots=True)
class SourceEntry:
    code: str
    title: str
    url: str
    read: date
    note: str


@dataclass(frozen=True, slots=True)
class CitationEntry:
    source: SourceEntry
    locator: str
    phrase: str


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    code: str
    title: LocalText
    intro: LocalText


@dataclass(frozen=True, slots=True)
class DelphiItem:
    """One item of the published lists; a strength is None where none was published or read."""

    dimension: str
    item: str
    adult_labour: str | None
    child_labour: str | None
    sexual: str | None


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    code: str
    origin: str
    category: CategoryEntry
    title: LocalText
    notice: LocalText
    why: LocalText
    other: LocalText
    prompts: tuple[LocalText, ...]
    trainer_note: LocalText
    palermo: dict[str, list[str]]
    ilo11: tuple[int, ...]
    delphi: tuple[DelphiItem, ...]
    populations: tuple[str, ...]
    settings: tuple[str, ...]
    audiences: tuple[str, ...]
    opens_safety: bool
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.notice, self.why, self.other, *self.prompts))

    @property
    def from_start(self) -> bool:
        """Whether the text that this site started from supports it."""
        return any(citation.source.code == START for citation in self.citations)


@dataclass(frozen=True, slots=True)
class PassageEntry:
    code: str
    group: str
    title: LocalText
    body: LocalText
    items: tuple[LocalText, ...]
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.body, *self.items) if text)


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """Rates are per 1,000 people; None where not published."""

    code: str
    name: LocalText
    setting: LocalText
    prevalence: int | None
    sensitivity: int | None
    specificity: int | None
    flagged: int | None
    flagged_affected: int | None
    note: LocalText
    citations: tuple[CitationEntry, ...]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    code: str
    name: LocalText
    note: LocalText
    neighbours: tuple[str, ...]
    status_risk: bool
    citations: tuple[CitationEntry, ...]


@dataclass(frozen=True, slots=True)
class HelpLineEntry:
    code: str
    origin: str
    place: PlaceEntry
    name: LocalText
    name_native: str
    native_language: str
    number: str
    number_note: LocalText
    dial: str
    channels: tuple[str, ...]
    operator: str
    kind: str
    purposes: tuple[str, ...]
    hours: LocalText
    free: bool | None
    from_abroad: bool | None
    languages: tuple[str, ...]
    follows: tuple[PassageEntry, ...]
    caution: LocalText
    website: str
    source_title: str
    source_url: str
    source_date: str
    evidence: LocalText
    confidence: str
    mark: str
    checked: date  # the newest day on which somebody looked and it was right
    check_method: str  # how that was done; empty for the first reading of the evidence
    known_wrong: bool  # the newest check said that it is wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a practice case says about an indicator."""

    indicator: IndicatorEntry
    reason: LocalText


@dataclass(frozen=True, slots=True)
class PracticeCaseEntry:
    code: str
    title: LocalText
    control: bool
    audiences: tuple[str, ...]
    story: tuple[LocalText, ...]
    present: tuple[Reading, ...]
    tempting: tuple[Reading, ...]
    known: tuple[LocalText, ...]
    unknown: tuple[LocalText, ...]
    offer: LocalText
    ask: tuple[LocalText, ...]
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class Point:
    """A slide of a lesson: what it shows, and what the trainer says."""

    title: LocalText
    lines: tuple[LocalText, ...]
    say: LocalText


@dataclass(frozen=True, slots=True)
class LessonStep:
    """A part of a plan."""

    minutes: int
    title: LocalText
    how: LocalText


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """`plan` takes 45 minutes, `short` ten."""

    code: str
    title: LocalText
    summary: LocalText
    aims: tuple[LocalText, ...]
    prepare: tuple[LocalText, ...]
    points: tuple[Point, ...]
    activity: LocalText
    steps: tuple[LocalText, ...]
    cases: tuple[PracticeCaseEntry, ...]
    categories: tuple[CategoryEntry, ...]
    handouts: tuple[str, ...]
    debrief: tuple[LocalText, ...]
    plan: tuple[LessonStep, ...]
    short: tuple[LessonStep, ...]
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        own = (self.title, self.summary, self.aims, self.prepare, self.points, self.activity, self.steps)
        return weakest(text.state for text in every_text((*own, self.debrief, self.plan, self.short)))


@dataclass(frozen=True, slots=True)
class AnswerOption:
    text: LocalText
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    code: str
    lesson: str  # the code of its lesson
    kind: str
    question: LocalText
    example: LocalText
    options: tuple[AnswerOption, ...]
    answer: LocalText
    later: bool
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))


@dataclass(frozen=True, slots=True)
class TermEntry:
    code: str
    term: LocalText
    definition: LocalText
    use: tuple[LocalText, ...]
    avoid: tuple[LocalText, ...]
    note: LocalText
    indicators: tuple[str, ...]  # codes of the indicators and lessons that it helps to read
    lessons: tuple[str, ...]
    citations: tuple[CitationEntry, ...]

    @property
    def state(self) -> State:
        return weakest(text.state for text in every_text(self))
