"""Rules of agendas and refreshers, over the rows as they are."""

from collections.abc import Iterable, Iterator

from screening.content.rules import Fault
from screening.content.training_faults import MINUTES, training_faults
from screening.models import Agenda, Item, Lesson, PracticeCase, Refresher

MOST_WITHOUT_BREAK = 90
REFRESHER_MINUTES = 10
REFRESHER_QUESTIONS = 4


@training_faults.register
def _(row: Agenda) -> Iterator[Fault]:
    minutes = sum(part["minutes"] for part in row.parts)
    if minutes != row.minutes:
        yield "parts", f"adds up to {minutes} minutes, not {row.minutes}"
    sitting = 0
    for number, part in enumerate(row.parts):
        sitting = 0 if part["pause"] else sitting + part["minutes"]
        if sitting > MOST_WITHOUT_BREAK:
            yield f"parts.{number}", f"{sitting} minutes without a break, {MOST_WITHOUT_BREAK} at most"
        if part["lesson"] and part["minutes"] not in MINUTES.values():
            yield f"parts.{number}.minutes", "a lesson has no plan of so many minutes"
        if not (part["lesson"] or part["title"]):
            yield f"parts.{number}", "needs a lesson or a title"


@training_faults.register
def _(row: Refresher) -> Iterator[Fault]:
    minutes = sum(step["minutes"] for step in row.plan)
    if minutes != REFRESHER_MINUTES:
        yield "plan", f"adds up to {minutes} minutes, not {REFRESHER_MINUTES}"
    if len(row.questions) != REFRESHER_QUESTIONS:
        yield "questions", f"has {len(row.questions)}, not {REFRESHER_QUESTIONS}"


def fresh_faults(items: Iterable[Item]) -> Iterator[tuple[Item, str, str]]:
    """A refresher has one control case that no lesson uses, and nothing of another refresher."""
    rows = list(items)
    used = {code for row in rows if isinstance(row, Lesson) for code in row.cases}
    controls = {row.code for row in rows if isinstance(row, PracticeCase) and row.control}
    for row in (row for row in rows if isinstance(row, Refresher)):
        if len(row.cases) != 1 or not set(row.cases) <= controls - used:
            yield row, "cases", "must be one control case that no lesson and no other refresher uses"
        if used & set(row.questions):
            yield row, "questions", "names a question of another refresher"
        used |= {*row.cases, *row.questions}
