"""What a trainer takes into the room: which handouts, in which languages, how many copies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from screening.choices import CheckForm, Label
from screening.content.edition import Edition
from screening.content.entries import LessonEntry
from screening.handouts.kinds import BY_KIND, KINDS
from screening.handouts.kinds.shape import Copies, HandoutType, Ink, Option, Paper, Wanted
from screening.languages import BY_CODE, Language

FULL, SHORT = 45, 10  # minutes
MOST_LESSONS = 3
MOST_PEOPLE = 200
# Of a kind with one of these options there may be several in a kit.
_OF_A_LESSON = {Option.CATEGORY, Option.CASE, Option.LESSON, Option.QUESTIONS, Option.FORM}
SMALL_GROUP = 4


@dataclass(frozen=True, slots=True)
class Readers:
    """How many people of a group read a language."""

    language: Language
    people: int


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as its address names it. `language` is the trainer's.

    `work` is that of the group, or empty. `without` are codes of parts that its lessons ask for and that are left out,
    `extra` are those of parts that are put in.
    """

    lessons: tuple[str, ...]
    minutes: int
    language: Language
    readers: tuple[Readers, ...]
    place: str
    paper: Paper
    ink: Ink = Ink.BLACK
    work: str = ""
    without: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those of the group."""
        return tuple(row.language for row in self.readers)

    @property
    def people(self) -> int:
        return sum(row.people for row in self.readers)

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of its address: LESSON-1+LESSON-2, 45, en8+km4, CN, for-health, with-card+poster, a4-colour."""
        file = self.paper if self.ink == Ink.BLACK else f"{self.paper}-{self.ink}"
        readers = "+".join(f"{row.language.code}{row.people}" for row in self.readers)
        changes = [("for", self.work), ("without", "+".join(self.without)), ("with", "+".join(self.extra))]
        changed = (f"{word}-{codes}" for word, codes in changes if codes)
        return ("+".join(self.lessons), str(self.minutes), readers, self.place, *changed, file)


@dataclass(frozen=True, slots=True)
class Part:
    """A handout of a kit. `sheets` are those to print of it."""

    wanted: Wanted
    sheets: int
    both_sides: bool

    @property
    def code(self) -> str:
        """Which one it is, in whatever language: case.CASE-01, glossary."""
        chosen = (code for option, code in self.wanted.values.items() if option in _OF_A_LESSON)
        return ".".join((self.wanted.kind.code, *chosen))

    @property
    def on_screen(self) -> bool:
        return self.wanted.paper == Paper.SCREEN


def in_order(wanted: Kit, edition: Edition) -> Kit:
    """The same kit, whatever order its lessons, languages and parts were named in.

    Raises LookupError for unknown codes of lessons and places. Parts that it does not have any more are forgotten.
    """
    if not set(wanted.lessons) <= set(edition.lessons) or wanted.place not in edition.places:
        raise LookupError(wanted.path)
    lessons = tuple(code for code in edition.lessons if code in wanted.lessons)
    order = list(BY_CODE.values())
    readers = sorted(wanted.readers, key=lambda row: order.index(row.language))
    found = replace(wanted, lessons=lessons, readers=tuple(readers))
    needed, more = (dict.fromkeys(part.code for part in those(found, edition)) for those in (needed_parts, more_parts))
    without = tuple(code for code in needed if code in wanted.without)
    return replace(found, without=without, extra=tuple(code for code in more if code in wanted.extra))


def parts(wanted: Kit, edition: Edition) -> list[Part]:
    """What the kit holds, in the order of its use; nothing twice."""
    needed = [part for part in needed_parts(wanted, edition) if part.code not in wanted.without]
    return needed + [part for part in more_parts(wanted, edition) if part.code in wanted.extra]


def needed_parts(wanted: Kit, edition: Edition) -> list[Part]:
    """What its lessons and its group need, whatever is left out."""
    found: dict[tuple[str, ...], Part] = {}
    for code in wanted.lessons:
        lesson = edition.lessons[code]
        for part in _parts_of(_kinds(wanted, lesson), wanted, lesson, edition):
            found.setdefault((part.wanted.language.code, *part.wanted.path), part)
    # The trainer's own first.
    return sorted(found.values(), key=lambda part: part.wanted.kind.copies != Copies.TRAINER)


def more_parts(wanted: Kit, edition: Edition) -> list[Part]:
    """What may be put in, because no lesson asks for it."""
    needed = {part.wanted.kind for part in needed_parts(wanted, edition)}
    kinds = [kind for kind in KINDS if kind.on_request and kind not in needed]
    return list(_parts_of(kinds, wanted, edition.lessons[wanted.lessons[0]], edition))


def left_out(wanted: Kit, edition: Edition) -> tuple[Label, ...]:
    """The titles of handouts that belong to the kit and that this site does not offer."""
    kinds = dict.fromkeys(kind for code in wanted.lessons for kind in _kinds(wanted, edition.lessons[code]))
    return tuple(kind.title for kind in kinds if not kind.is_offered(edition))


def _parts_of(kinds: list[HandoutType], wanted: Kit, lesson: LessonEntry, edition: Edition) -> Iterator[Part]:
    for kind in kinds:
        if not kind.is_offered(edition):
            continue
        trainer = Readers(wanted.language, 1)
        for row in (trainer,) if kind.copies == Copies.TRAINER else wanted.readers:
            for values in _values(kind, wanted, lesson, row.language):
                yield _part(wanted, kind, row, values)


def _kinds(wanted: Kit, lesson: LessonEntry) -> list[HandoutType]:
    """The trainer's own, what the lesson asks for, and what every class gets; each as it is on paper."""
    always = [kind for kind in KINDS if kind.in_every_kit]
    trainer = [kind for kind in always if kind.copies == Copies.TRAINER]
    asked = [BY_KIND[BY_KIND[code].on_paper or code] for code in lesson.handouts]
    found = [*trainer, *asked, *(kind for kind in always if kind not in trainer)]
    return [kind for kind in found if wanted.minutes == FULL or kind.in_short]


def _values(kind: HandoutType, wanted: Kit, lesson: LessonEntry, language: Language) -> list[dict[Option, str]]:
    """Each choice of options that this lesson needs: none where it needs a second language and has one."""
    found: list[dict[Option, str]] = [{}]
    for option in kind.options:
        found = _each(found, option, _codes(option, wanted, lesson, language))
    for option in kind.optional:
        found = _each(found, option, _optional_codes(option, lesson)) or found
    return found


def _each(found: list[dict[Option, str]], option: Option, codes: list[str]) -> list[dict[Option, str]]:
    return [{**values, option: code} for values in found for code in codes]


def _optional_codes(option: Option, lesson: LessonEntry) -> list[str]:
    """What a kit chooses where nothing has to be: the lesson and its categories; one form for before the course, the
    other for after it. No place: its sheets are those that were made ready, and the help lines of the place lie beside.
    """
    match option:
        case Option.CATEGORY:
            return [category.code for category in lesson.categories]
        case Option.LESSON:
            return [lesson.code]
        case Option.FORM:
            return [CheckForm.A, CheckForm.B]
    return []


def _codes(option: Option, wanted: Kit, lesson: LessonEntry, language: Language) -> list[str]:
    match option:
        case Option.OTHER:
            others = dict.fromkeys((wanted.language, *wanted.languages))
            return [other.code for other in others if other is not language][:1]
        case Option.CATEGORY:
            return [category.code for category in lesson.categories]
        case Option.WORK:  # a lesson is for every work, a group may be of one
            return [wanted.work] if wanted.work else []
        case Option.SIGNS:
            return [*(category.code for category in lesson.categories), *filter(None, [wanted.work])]
        case Option.PLACE:
            return [wanted.place]
        case Option.CASE:
            cases = lesson.cases if wanted.minutes == FULL else lesson.cases[:1]
            return [case.code for case in cases]
        case Option.LESSON | Option.QUESTIONS:
            return [lesson.code]
    raise LookupError(option)  # it is optional wherever it is


def _part(wanted: Kit, kind: HandoutType, readers: Readers, values: dict[Option, str]) -> Part:
    paper = wanted.paper if wanted.paper in kind.papers else kind.papers[0]
    return Part(
        Wanted(kind, readers.language, values, paper, wanted.ink),
        ceil(_copies(kind.copies, readers.people) / kind.per_sheet),
        both_sides=kind.both_sides,
    )


def _copies(copies: Copies, people: int) -> int:
    if copies.is_one:
        return 1
    return ceil(people / SMALL_GROUP) if copies == Copies.GROUP else people
