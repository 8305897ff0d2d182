"""What a trainer takes into the room: which handouts, in which languages, how many copies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from screening.choices import HandoutKind
from screening.content.edition import Edition
from screening.content.entries import LessonEntry
from screening.handouts.kinds import BY_KIND
from screening.handouts.kinds.shape import Ink, Option, Paper, Wanted
from screening.languages import BY_CODE, Language

FULL, SHORT = 45, 10  # minutes
MOST_LESSONS = 3
MOST_PEOPLE = 200
SMALL_GROUP = 4
# What there is time for in ten minutes.
IN_SHORT = {HandoutKind.GUIDE, HandoutKind.CASE, HandoutKind.HELP, HandoutKind.EVALUATION, HandoutKind.SLIDES}
# Copies on one sheet of paper.
PER_SHEET = {HandoutKind.CARD: 8, HandoutKind.STRIP: 10, HandoutKind.EVALUATION: 4}
FOR_TRAINER = {HandoutKind.GUIDE, HandoutKind.SLIDES, HandoutKind.ANSWERS}
FOR_WALL = {HandoutKind.POSTER, HandoutKind.STEPS}
FOR_GROUPS = {HandoutKind.CATEGORY, HandoutKind.BILINGUAL, HandoutKind.INTERPRETER}


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as its address names it. `language` is the trainer's, `readers` are the languages of the group."""

    lessons: tuple[str, ...]
    minutes: int
    people: int
    language: Language
    readers: tuple[Language, ...]
    place: str
    paper: Paper
    ink: Ink = Ink.BLACK

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of its address: LESSON-1+LESSON-2, 45, 12, en+km, CN, a4-colour."""
        file = self.paper if self.ink == Ink.BLACK else f"{self.paper}-{self.ink}"
        readers = "+".join(language.code for language in self.readers)
        return ("+".join(self.lessons), str(self.minutes), str(self.people), readers, self.place, file)


@dataclass(frozen=True, slots=True)
class Part:
    """A handout of a kit. `sheets` are those to print of it."""

    wanted: Wanted
    sheets: int
    both_sides: bool
    # Where several languages are read, nobody but the trainer knows how many read each.
    at_most: bool

    @property
    def on_screen(self) -> bool:
        return self.wanted.paper == Paper.SCREEN


def in_order(wanted: Kit, edition: Edition) -> Kit:
    """The same kit, whatever order its lessons and languages were named in. Raises LookupError for unknown codes."""
    if not set(wanted.lessons) <= set(edition.lessons) or wanted.place not in edition.places:
        raise LookupError(wanted.path)
    lessons = tuple(code for code in edition.lessons if code in wanted.lessons)
    readers = tuple(language for language in BY_CODE.values() if language in wanted.readers)
    return replace(wanted, lessons=lessons, readers=readers)


def parts(wanted: Kit, edition: Edition) -> list[Part]:
    """What the kit holds, in the order of its use; nothing twice."""
    found: dict[tuple[str, ...], Part] = {}
    for code in wanted.lessons:
        for part in _lesson_parts(wanted, edition.lessons[code]):
            found.setdefault((part.wanted.language.code, *part.wanted.path), part)
    trainer = [part for part in found.values() if part.wanted.kind.code in FOR_TRAINER]
    return trainer + [part for part in found.values() if part.wanted.kind.code not in FOR_TRAINER]


def _lesson_parts(wanted: Kit, lesson: LessonEntry) -> Iterator[Part]:
    for code in (HandoutKind.GUIDE, HandoutKind.SLIDES, *lesson.handouts, HandoutKind.HELP, HandoutKind.EVALUATION):
        # On paper, boxes that can be ticked on a screen are the same as boxes.
        kind = HandoutKind.CATEGORY if code == HandoutKind.WORKSHEET else HandoutKind(code)
        if wanted.minutes == SHORT and kind not in IN_SHORT:
            continue
        readers = (wanted.language,) if kind in FOR_TRAINER else wanted.readers
        for language in readers:
            for values in _values(kind, wanted, lesson, language):
                yield _part(wanted, kind, language, values)


def _values(kind: HandoutKind, wanted: Kit, lesson: LessonEntry, language: Language) -> list[dict[Option, str]]:
    """Each choice of options that this lesson needs: none where it needs a second language and has one."""
    found: list[dict[Option, str]] = [{}]
    for option in BY_KIND[kind].options:
        codes = _codes(option, wanted, lesson, language)
        found = [{**values, option: code} for values in found for code in codes]
    return found


def _codes(option: Option, wanted: Kit, lesson: LessonEntry, language: Language) -> list[str]:
    match option:
        case Option.OTHER:
            others = dict.fromkeys((wanted.language, *wanted.readers))
            return [other.code for other in others if other is not language][:1]
        case Option.CATEGORY:
            return [category.code for category in lesson.categories]
        case Option.PLACE:
            return [wanted.place]
        case Option.CASE:
            cases = lesson.cases if wanted.minutes == FULL else lesson.cases[:1]
            return [case.code for case in cases]
        case Option.LESSON | Option.QUESTIONS:
            return [lesson.code]


def _part(wanted: Kit, code: HandoutKind, language: Language, values: dict[Option, str]) -> Part:
    kind = BY_KIND[code]
    paper = wanted.paper if wanted.paper in kind.papers else kind.papers[0]
    single = code in FOR_TRAINER or code in FOR_WALL
    people = 1 if single else ceil(wanted.people / SMALL_GROUP) if code in FOR_GROUPS else wanted.people
    return Part(
        Wanted(kind, language, values, paper, wanted.ink),
        ceil(people / PER_SHEET.get(code, 1)),
        both_sides=code not in FOR_WALL and code not in {HandoutKind.STRIP, HandoutKind.EVALUATION},
        at_most=not single and len(wanted.readers) > 1,
    )
