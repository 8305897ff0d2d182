"""The cover sheet of a kit: what is in it, how many copies, and how to print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from screening.choices import CheckForm, Label, Work
from screening.content.edition import Edition
from screening.content.entries import LessonEntry, LessonStep
from screening.handouts.kinds.indicators import work_title
from screening.handouts.kinds.shape import Option, Wanted
from screening.handouts.kits.contents import FULL, Kit, Part, left_out
from screening.handouts.sheets import Column, Sheet
from screening.languages import BY_CODE, Language
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A handout in the list. `about` and `form` say which one of its kind, `pages` is 0 as long as nobody knows."""

    number: int
    title: Label
    about: LocalText | None
    form: Label
    languages: tuple[Language, ...]
    pages: int
    part: Part


@dataclass(frozen=True, slots=True)
class LessonTime:
    title: LocalText
    summary: LocalText
    prepare: tuple[LocalText, ...]
    steps: tuple[LessonStep, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    kit: Kit
    place: LocalText
    lines: tuple[CoverLine, ...]
    left_out: tuple[Label, ...]
    lessons: tuple[LessonTime, ...]

    title = None  # that of every kit


@dataclass(frozen=True, slots=True)
class _Definition:
    """What the cover looks like: a sheet that nobody chooses by itself."""

    code: str
    title: Label
    overline: Label
    template: str
    style: str
    fillable: bool = False


COVER = _Definition(
    "kit",
    # Translators: title of the cover sheet of everything that a trainer prints for a class.
    _("Kit for a class"),
    # Translators: stands above the title of the cover sheet of a kit.
    _("For the trainer"),
    "screening/handouts/sheets/kit.html",
    "screening/handouts/sheets/kit.css",
)


def lines(parts: Sequence[Part], pages: Sequence[int], edition: Edition) -> tuple[CoverLine, ...]:
    """The list of contents; `pages` in the order of `parts`."""
    return tuple(
        CoverLine(
            number,
            part.wanted.kind.title,
            _about(part.wanted, edition),
            _form(part.wanted),
            _languages(part.wanted),
            count,
            part,
        )
        for number, (part, count) in enumerate(zip(parts, pages, strict=True), start=1)
    )


def cover(wanted: Kit, listed: tuple[CoverLine, ...], edition: Edition, day: date, address: str) -> Sheet:
    """The cover as a sheet; `address` as of any other sheet."""
    parts = Cover(
        wanted,
        edition.places[wanted.place].name,
        listed,
        left_out(wanted, edition),
        tuple(_time(edition.lessons[code], wanted.minutes) for code in wanted.lessons),
    )
    return Sheet(COVER, wanted.paper, wanted.ink, (Column(wanted.language, parts, COVER.title),), day, address)


def _time(lesson: LessonEntry, minutes: int) -> LessonTime:
    steps = lesson.plan if minutes == FULL else lesson.short
    return LessonTime(lesson.title, lesson.summary, lesson.prepare, steps)


def _languages(wanted: Wanted) -> tuple[Language, ...]:
    other = wanted.values.get(Option.OTHER)
    return (wanted.language, BY_CODE[other]) if other else (wanted.language,)


def _form(wanted: Wanted) -> Label:
    form = wanted.values.get(Option.FORM)
    return CheckForm(form).label if form else ""


def _about(wanted: Wanted, edition: Edition) -> LocalText | None:
    """Which one of its kind it is, in the trainer's language."""
    for option, code in wanted.values.items():
        match option:
            case Option.CATEGORY:
                return edition.categories[code].title
            case Option.WORK:
                return work_title(edition, Work(code))
            case Option.PLACE:
                return edition.places[code].name
            case Option.CASE:
                return edition.cases[code].title
            case Option.LESSON | Option.QUESTIONS:
                return edition.lessons[code].title
            case Option.OTHER | Option.FORM | Option.WORDS | Option.ADDRESS:
                continue
    return None
