"""What a check asks: the same number of cases, signs and questions in both forms, so that they can be compared."""

from collections.abc import Iterable

from screening.choices import CheckForm, PollKind, QuestionKind, RoundKind
from screening.classroom import polls
from screening.content.edition import Edition
from screening.content.entries import QuestionEntry
from screening.models import Poll, Round

# A plain case, a mixed one, and one in which the text supports nothing. Each form has six signs that its stories
# support and nine that tempt. No lesson and no refresher uses them, so that nobody has talked about them in class.
CASES = {
    CheckForm.A: ("CASE-23", "CASE-21", "CASE-35"),
    CheckForm.B: ("CASE-20", "CASE-34", "CASE-29"),
}
MOST_QUESTIONS = 6
_AS_FIRST = (RoundKind.BEFORE, RoundKind.WEEK, RoundKind.MONTH)
_COUNTED = (QuestionKind.ONE, QuestionKind.SEVERAL)
# Of a poll, what a round keeps: the rest belongs to a live class.
_KEPT = ("kind", "code", "options", "meaning", "words")


def form_of(kind: str, first: str) -> CheckForm:
    """The check after one week and one month has the form of the check before: they differ by nothing but time."""
    other = {CheckForm.A: CheckForm.B, CheckForm.B: CheckForm.A}
    return CheckForm(first) if kind in _AS_FIRST else other[CheckForm(first)]


def asked(english: Edition, lessons: Iterable[str], form: CheckForm) -> list[Poll]:
    """First the cases, then questions of these lessons: one aim of each in turn. A case that a host hid is left out."""
    cases = [english.cases[code] for code in CASES[form] if code in english.cases]
    return [*map(polls.of_case, cases), *map(polls.of_question, _questions(english, lessons, form))]


def snapshot(rows: Iterable[Poll]) -> list[dict[str, object]]:
    return [{name: getattr(row, name) for name in _KEPT} for row in rows]


def of_round(found: Round) -> list[Poll]:
    """What was asked when the round was opened, whatever has become of the content since."""
    return [Poll(**row) for row in found.asked]


def is_case(row: Poll) -> bool:
    return row.kind == PollKind.CASE


def _questions(english: Edition, lessons: Iterable[str], form: CheckForm) -> list[QuestionEntry]:
    rows = [row for row in english.questions.values() if row.form == form and row.kind in _COUNTED and not row.later]
    of_lessons = [[row for row in rows if row.lesson == code] for code in lessons]
    longest = max(map(len, of_lessons), default=0)
    in_turn = [own[place] for place in range(longest) for own in of_lessons if place < len(own)]
    return in_turn[:MOST_QUESTIONS]
