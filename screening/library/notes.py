"""What the trainer says and does at each slide: under the numbers of the slides, and never on the wall."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from screening.content.edition import Edition
from screening.content.entries import LessonEntry, PracticeCaseEntry
from screening.content.needs import Need
from screening.library.slides import Slide, SlideKind, Words
from screening.text.strings import LocalText

# How the picture of 1,000 people is read.
HOW_TO_READ = "base-rates-read"
NEEDS = (Need(HOW_TO_READ, "speaker notes"),)


@dataclass(frozen=True, slots=True)
class Part:
    """Words under a heading, or without one."""

    heading: Words
    words: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Note:
    slide: Slide
    parts: tuple[Part, ...]
    case: PracticeCaseEntry | None = None  # whose readings belong to the note


def notes(edition: Edition, lesson: LessonEntry, slides: tuple[Slide, ...]) -> tuple[Note, ...]:
    return tuple(
        Note(
            slide,
            tuple(part for part in _parts(edition, lesson, slide) if part.words),
            edition.cases[slide.code] if slide.kind == SlideKind.CASE else None,
        )
        for slide in slides
    )


def _parts(edition: Edition, lesson: LessonEntry, slide: Slide) -> Iterator[Part]:
    match slide.kind:
        case SlideKind.TITLE:
            yield Part(_("Before the class"), lesson.prepare)
        case SlideKind.POINT:
            yield Part("", (lesson.points[slide.point - 1].say,))
        case SlideKind.SIGN:
            row = edition.indicators[slide.code]
            # Translators: heading above what a trainer knows of an indicator.
            yield Part(_("For you"), (row.trainer_note,))
            yield Part(_("A gentle question to ask"), row.prompts)
        case SlideKind.DOTS:
            if passage := edition.passages.get(HOW_TO_READ):
                yield Part(passage.title, tuple(filter(None, (passage.body, *passage.items))))
        case SlideKind.CASE:
            yield Part("", edition.cases[slide.code].ask)
        case _:
            yield Part("", (*slide.told, *slide.lines))
