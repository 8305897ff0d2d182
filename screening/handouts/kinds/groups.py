"""What a whole class fills in: hands counted before and after a practice case, and that somebody was there."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.handouts.kinds.lessons import NamedItem
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import LocalText

# The same for every practice case, so that nothing tells a control case: its signs are written in by hand.
TALLY_ROWS = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """A page for each practice case; one without a name where no lesson is chosen, or one that has none."""

    title: LocalText | None  # the lesson
    cases: tuple[NamedItem | None, ...]

    @property
    def lines(self) -> range:
        return range(TALLY_ROWS)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose it is, when and where is written by hand, and without a lesson also for what."""

    lesson: LocalText | None
    summary: LocalText | None

    @property
    def title(self) -> None:
        return None


def tally(wanted: Wanted, edition: Edition, day: date) -> Tally:
    code = wanted.values.get(Option.LESSON)
    if code is None:
        return Tally(None, (None,))
    lesson = edition.lessons[code]
    return Tally(lesson.title, tuple(NamedItem(row.code, row.title) for row in lesson.cases) or (None,))


def certificate(wanted: Wanted, edition: Edition, day: date) -> Certificate:
    code = wanted.values.get(Option.LESSON)
    if code is None:
        return Certificate(None, None)
    lesson = edition.lessons[code]
    return Certificate(lesson.title, lesson.summary)
