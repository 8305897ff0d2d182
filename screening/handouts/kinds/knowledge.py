"""What a class has learned, on paper: the knowledge check, its answers, the glossary and the evaluation slip."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from screening.choices import CheckForm
from screening.content.edition import Edition
from screening.content.entries import AnswerOption, PassageEntry, QuestionEntry
from screening.handouts.kinds.shape import EVERY_QUESTION, Option, Wanted
from screening.text.strings import LocalText

# The passages of the slip, by code.
EVALUATION = ("evaluation-slip", "evaluation-open")


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question as a learner gets it: nothing of it says which option is right."""

    number: int
    kind: str
    question: LocalText
    example: LocalText
    options: tuple[LocalText, ...]
    later: bool


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    number: int
    kind: str
    question: LocalText
    example: LocalText
    options: tuple[AnswerOption, ...]
    answer: LocalText
    later: bool


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions of one lesson. `title` is None where they are all there is."""

    title: LocalText | None
    questions: tuple[PrintedQuestion, ...] | tuple[PrintedAnswer, ...]


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """Questions, or the answers to the same questions: never both. `title` is None where every lesson is in it."""

    title: LocalText | None
    form: CheckForm
    groups: tuple[QuestionGroup, ...]


@dataclass(frozen=True, slots=True)
class PrintedTerm:
    """A term of the glossary. What is said instead, and what is not said, may be empty."""

    term: LocalText
    definition: LocalText
    use: tuple[LocalText, ...]
    avoid: tuple[LocalText, ...]
    note: LocalText


@dataclass(frozen=True, slots=True)
class Glossary:
    rows: tuple[PrintedTerm, ...]

    @property
    def title(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Evaluation:
    statements: PassageEntry
    in_words: PassageEntry

    @property
    def title(self) -> None:
        return None


def check(wanted: Wanted, edition: Edition, day: date) -> CheckSheet:
    """The questions of a lesson, or of all lessons."""
    return _check(wanted, edition, questions)


def answers(wanted: Wanted, edition: Edition, day: date) -> CheckSheet:
    """The same questions with the same numbers, and what there is to say about each."""
    return _check(wanted, edition, answers_to)


def glossary(wanted: Wanted, edition: Edition, day: date) -> Glossary:
    """Every term, in the order of the content: the same rows in each language."""
    return Glossary(
        tuple(PrintedTerm(row.term, row.definition, row.use, row.avoid, row.note) for row in edition.terms.values())
    )


def evaluation(wanted: Wanted, edition: Edition, day: date) -> Evaluation:
    """What a class says about the class: without names, and with nothing that adds up."""
    return Evaluation(*(edition.passages[code] for code in EVALUATION))


def of_lesson(edition: Edition, lesson: str) -> list[QuestionEntry]:
    return [row for row in edition.questions.values() if row.lesson == lesson]


def _of_form(edition: Edition, lesson: str, form: CheckForm) -> list[QuestionEntry]:
    return [row for row in of_lesson(edition, lesson) if form.has(row.form)]


def questions(rows: Iterable[QuestionEntry], first: int = 1) -> tuple[PrintedQuestion, ...]:
    return tuple(
        PrintedQuestion(
            number, row.kind, row.question, row.example, tuple(option.text for option in row.options), row.later
        )
        for number, row in enumerate(rows, first)
    )


def answers_to(rows: Iterable[QuestionEntry], first: int = 1) -> tuple[PrintedAnswer, ...]:
    return tuple(
        PrintedAnswer(number, row.kind, row.question, row.example, row.options, row.answer, row.later)
        for number, row in enumerate(rows, first)
    )


Printed = Callable[[Iterable[QuestionEntry], int], tuple[PrintedQuestion, ...] | tuple[PrintedAnswer, ...]]


def _check(wanted: Wanted, edition: Edition, printed: Printed) -> CheckSheet:
    code = wanted.values[Option.QUESTIONS]
    form = CheckForm[wanted.values.get(Option.FORM, CheckForm.BOTH)]
    if code != EVERY_QUESTION:
        group = QuestionGroup(None, printed(_of_form(edition, code, form), 1))
        return CheckSheet(edition.lessons[code].title, form, (group,))
    groups: list[QuestionGroup] = []
    first = 1
    for lesson in edition.lessons.values():
        rows = _of_form(edition, lesson.code, form)
        groups.append(QuestionGroup(lesson.title, printed(rows, first)))
        first += len(rows)
    return CheckSheet(None, form, tuple(groups))
