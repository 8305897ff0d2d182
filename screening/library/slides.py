"""What stands on the wall at each number of a lesson: said once, for a screen, a printer and a file to edit.

Nothing here is for the trainer alone: that is in `notes.py`, under the same numbers.
"""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from screening.choices import Label, State
from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry, InstrumentEntry, LessonEntry
from screening.languages import ENGLISH
from screening.library import base_rates as rates
from screening.library.base_rates import Picture
from screening.library.training import COMMON_DRAWING, DRAWINGS, NumberedPoint, points
from screening.text.strings import LocalText

Words = LocalText | Label


class SlideKind(StrEnum):
    TITLE = "title"
    AIMS = "aims"
    POINT = "point"
    SIGN = "sign"
    DOTS = "dots"
    CASE = "case"
    ACTIVITY = "activity"
    STEPS = "steps"
    DEBRIEF = "debrief"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of an indicator."""

    heading: Label
    text: LocalText


@dataclass(frozen=True, slots=True)
class Count:
    people: int
    what: Label


@dataclass(frozen=True, slots=True)
class Dots:
    """1,000 people, a dot for each."""

    caption: Label
    picture: Picture
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """`told` are paragraphs; `lines` are points of a list, numbered where they are steps. One of the rest at most."""

    kind: SlideKind
    title: Words
    _: KW_ONLY
    number: int = 0
    code: str = ""  # of a case or an indicator
    told: tuple[LocalText, ...] = ()
    lines: tuple[LocalText, ...] = ()
    sides: tuple[Side, ...] = ()
    dots: Dots | None = None
    drawing: str = ""
    small: tuple[Words, ...] = ()
    point: int = 0  # its number in the lesson, where the slide belongs to one
    further: bool = False  # only the plan of 90 minutes shows it

    @property
    def is_numbered(self) -> bool:
        return self.kind == SlideKind.STEPS


# Translators: heading of what a lesson is for, on a slide.
_AIMS = _("What we want to be able to do")
# Translators: heading of the steps of an exercise.
_STEPS = _("Step by step")
# Translators: marks a point of a lesson that only the longer plan has time for.
_FURTHER = _("For the 90-minute plan")
# Translators: under an invented story.
_INVENTED = _("Everybody in this story is invented.")
# Translators: heading of the first side of an indicator.
_NOTICE = _("What you might notice")
# Translators: heading of the second side of an indicator: an ordinary reason.
_OTHER = _("What else could explain it")
# Translators: heading of the page with the picture of 1,000 people.
_DOTS = _("Why a test can be wrong about most people it flags")
# Translators: caption above the counts under the picture of 1,000 dots.
_CAPTION = _("1,000 people. Filled: truly affected. Thick ring: flagged by the test.")


def slides(edition: Edition, lesson: LessonEntry) -> tuple[Slide, ...]:
    """In the order of the wall. What the 45 minutes show stands together; what only the 90 show comes after them."""
    first, further = points(lesson)
    rows = [
        Slide(
            SlideKind.TITLE,
            lesson.title,
            told=(lesson.summary,),
            drawing=DRAWINGS.get(lesson.code, COMMON_DRAWING),
        ),
        Slide(SlideKind.AIMS, _AIMS, lines=lesson.aims),
        *(slide for row in first for slide in _of_point(edition, row)),
        *(
            Slide(SlideKind.CASE, case.title, code=case.code, told=case.story, small=(_INVENTED,))
            for case in lesson.cases
        ),
        Slide(SlideKind.ACTIVITY, _("Activity"), told=(lesson.activity,), drawing="kind-case"),
        Slide(SlideKind.STEPS, _STEPS, lines=lesson.steps),
        Slide(SlideKind.DEBRIEF, _("Talk together at the end"), lines=lesson.debrief),
        *(slide for row in further for slide in _of_point(edition, row)),
    ]
    if rule := edition.rule:
        rows.append(Slide(SlideKind.RULE, rule.title, told=(rule.body,)))
    return tuple(replace(row, number=number) for number, row in enumerate(rows, 1))


def _of_point(edition: Edition, row: NumberedPoint) -> Iterator[Slide]:
    """The point, and what it shows besides; an indicator that a host has hidden is left out."""
    about, small = row.point, (_FURTHER,) if row.further else ()
    found = [
        Slide(SlideKind.POINT, about.title, lines=about.lines, drawing=about.drawing or COMMON_DRAWING, small=small)
    ]
    if indicator := edition.indicators.get(about.indicator):
        found.append(_sign(indicator))
    instrument = edition.instruments.get(about.instrument)
    if instrument and rates.can_picture(instrument):
        found.append(_dots(instrument))
    yield from (replace(slide, point=row.number, further=row.further) for slide in found)


def _sign(row: IndicatorEntry) -> Slide:
    sides = (Side(_NOTICE, row.notice), Side(_OTHER, row.other))
    return Slide(SlideKind.SIGN, row.title, code=row.code, sides=sides)


def _dots(row: InstrumentEntry) -> Slide:
    """The published figures, as on the page with the slider."""
    picture = rates.picture(row.prevalence or 0, row)
    counts = (
        # Translators: count of people under the picture.
        Count(picture.affected, _("Truly affected")),
        # Translators: count of people under the picture.
        Count(picture.flagged, _("Flagged by the test")),
        # Translators: count of people under the picture.
        Count(picture.found, _("Flagged and truly affected")),
        # Translators: count of people under the picture.
        Count(picture.wrongly_flagged, _("Flagged and not affected")),
        # Translators: count of people under the picture.
        Count(picture.missed, _("Affected and missed")),
    )
    sources = (LocalText(citation.source.title, ENGLISH.code, State.SOURCE) for citation in row.citations)
    return Slide(SlideKind.DOTS, _DOTS, dots=Dots(_CAPTION, picture, counts), small=(row.name, row.setting, *sources))
