"""The cover sheet of a kit: what is in it, how many copies, and how to print them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from screening.choices import Label, Work
from screening.content.edition import Edition
from screening.content.entries import LessonEntry, LessonStep
from screening.handouts.kits.contents import FULL, Kit, left_out
from screening.handouts.kits.listing import Listing
from screening.handouts.sheets import Column, Sheet, Unlisted
from screening.text.strings import LocalText


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
    listing: Listing
    left_out: tuple[Label, ...]
    lessons: tuple[LessonTime, ...]
    work: Label

    title = None  # that of every kit


COVER = Unlisted(
    "kit",
    # Translators: title of the cover sheet of everything that a trainer prints for a class.
    _("Kit for a class"),
    # Translators: stands above the title of the cover sheet of a kit.
    _("For the trainer"),
    "screening/handouts/sheets/kit.html",
    "screening/handouts/sheets/kit.css",
)


def cover(wanted: Kit, listing: Listing, edition: Edition, day: date, address: str) -> Sheet:
    """The cover as a sheet; `address` as of any other sheet."""
    parts = Cover(
        wanted,
        edition.places[wanted.place].name,
        listing,
        left_out(wanted, edition),
        tuple(_time(edition.lessons[code], wanted.minutes) for code in wanted.lessons),
        Work(wanted.work).label if wanted.work else "",
    )
    return Sheet(COVER, wanted.paper, wanted.ink, (Column(wanted.language, parts, COVER.title),), day, address)


def _time(lesson: LessonEntry, minutes: int) -> LessonTime:
    steps = lesson.plan if minutes == FULL else lesson.short
    return LessonTime(lesson.title, lesson.summary, lesson.prepare, steps)
