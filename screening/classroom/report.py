"""What a trainer takes away: the polls that were closed, in the order of the plan, never in that of answers."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from screening.choices import PollKind
from screening.classroom import tally
from screening.classroom.shown import ShownPoll, shown
from screening.classroom.tally import Counted, Overview
from screening.content.edition import Edition
from screening.handouts.sheets import Unlisted
from screening.models import Session
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class Part:
    page: ShownPoll
    total: Counted
    overview: Overview | None
    again: bool  # worth asking once more


@dataclass(frozen=True, slots=True)
class Report:
    parts: tuple[Part, ...]
    joined: int
    title: LocalText | None  # that of the lesson

    @property
    def again(self) -> list[Part]:
        return [part for part in self.parts if part.again]


def report(session: Session, edition: Edition) -> Report:
    lesson = edition.lessons.get(session.lesson)
    closed = [(row, total) for row in session.polls.all() if (total := tally.counted(row))]
    parts = (
        Part(
            shown(row, edition, total),
            total,
            tally.overview(row, total) if row.kind == PollKind.CASE else None,
            tally.is_worth_repeating(row, total),
        )
        for row, total in closed
    )
    return Report(tuple(parts), session.joined, lesson.title if lesson else None)


PAPER = Unlisted(
    "class-report",
    # Translators: title of what a trainer takes away from a live class.
    _("Report"),
    # Translators: stands above the title of the report of a live class on paper.
    _("Live class"),
    "screening/classroom/paper.html",
    "screening/classroom/paper.css",
)
