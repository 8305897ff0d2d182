"""The cover sheet of a kit: what is in it, how many copies, and how to print them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from screening.content.edition import Edition
from screening.content.entries import Lesson, Step
from screening.handouts.kinds.shape import Kind, Label, Option, Wanted
from screening.handouts.kits.contents import FULL, Kit, Part
from screening.languages import BY_CODE, Language
from screening.text.strings import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A handout in the list. `about` says which one of its kind, `pages` is 0 as long as nobody knows."""

    number: int
    title: Label
    about: Text | None
    languages: tuple[Language, ...]
    pages: int
    part: Part


@dataclass(frozen=True, slots=True)
class LessonTime:
    title: Text
    summary: Text
    prepare: tuple[Text, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    kit: Kit
    place: Text
    lines: tuple[Line, ...]
    lessons: tuple[LessonTime, ...]

    @property
    def title(self) -> None:
        return None


COVER = Kind(
    "kit",
    # Translators: title of the cover sheet of everything that a trainer prints for a class.
    _("Kit for a class"),
    # Translators: stands above the title of the cover sheet of a kit.
    _("For the trainer"),
    "",
    (),
    lambda wanted, edition, day: _nothing(),
)


def _nothing() -> Cover:
    raise KeyError("kit")  # a cover belongs to a kit: see `cover`


def lines(parts: Sequence[Part], pages: Sequence[int], content: Edition) -> tuple[Line, ...]:
    """The list of contents; `pages` in the order of `parts`."""
    return tuple(
        Line(number, part.wanted.kind.title, _about(part.wanted, content), _languages(part.wanted), count, part)
        for number, (part, count) in enumerate(zip(parts, pages, strict=True), start=1)
    )


def cover(wanted: Kit, listed: tuple[Line, ...], content: Edition) -> Wanted:
    """The cover as a handout."""
    found = Cover(
        wanted,
        content.places[wanted.place].name,
        listed,
        tuple(_time(content.lessons[code], wanted.minutes) for code in wanted.lessons),
    )
    return Wanted(replace(COVER, build=lambda *_: found), wanted.language, {}, wanted.paper, wanted.ink)


def _time(lesson: Lesson, minutes: int) -> LessonTime:
    steps = lesson.plan if minutes == FULL else lesson.short
    return LessonTime(lesson.title, lesson.summary, lesson.prepare, steps)


def _languages(wanted: Wanted) -> tuple[Language, ...]:
    other = wanted.values.get(Option.OTHER)
    return (wanted.language, BY_CODE[other]) if other else (wanted.language,)


def _about(wanted: Wanted, content: Edition) -> Text | None:
    """Which one of its kind it is, in the trainer's language."""
    for option, code in wanted.values.items():
        match option:
            case Option.CATEGORY:
                return content.categories[code].title
            case Option.PLACE:
                return content.places[code].name
            case Option.CASE:
                return content.cases[code].title
            case Option.LESSON | Option.QUESTIONS:
                return content.lessons[code].title
            case Option.OTHER:
                continue
    return None
