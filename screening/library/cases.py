"""The practice cases in a list, each with the lessons that use it."""

from dataclasses import dataclass

from screening.choices import Audience
from screening.content.edition import Edition
from screening.content.entries import LessonEntry, PracticeCaseEntry


@dataclass(frozen=True, slots=True)
class ListedCase:
    """What a case is about is not told: it would tell which ones are control cases."""

    case: PracticeCaseEntry
    for_all: bool  # kinds of work
    lessons: tuple[LessonEntry, ...]


def listed_cases(edition: Edition) -> list[ListedCase]:
    return [ListedCase(row, len(row.audiences) == len(Audience), using(edition, row)) for row in edition.cases.values()]


def using(edition: Edition, case: PracticeCaseEntry) -> tuple[LessonEntry, ...]:
    """The lessons that use a practice case."""
    return tuple(row for row in edition.lessons.values() if case in row.cases)
