"""What a class has learned, on paper: the knowledge check, its answers, the glossary and the evaluation slip."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import Option as Choice
from screening.content.entries import Passage
from screening.content.entries import Question as Entry
from screening.handouts.kinds.shape import EVERY_QUESTION, Option, Wanted
from screening.text.strings import Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a learner gets it: nothing of it says which option is right."""

    number: int
    kind: str
    question: Text
    example: Text
    options: tuple[Text, ...]
    later: bool


@dataclass(frozen=True, slots=True)
class Answer:
    number: int
    kind: str
    question: Text
    example: Text
    options: tuple[Choice, ...]
    answer: Text
    later: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one lesson. `title` is None where they are all there is."""

    title: Text | None
    questions: tuple[Question, ...] | tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Questions, or the answers to the same questions: never both. `title` is None where every lesson is in it."""

    title: Text | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A term of the glossary. What is said instead, and what is not said, may be empty."""

    term: Text
    definition: Text
    use: tuple[Text, ...]
    avoid: tuple[Text, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class Glossary:
    rows: tuple[Word, ...]

    @property
    def title(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Evaluation:
    statements: Passage
    in_words: Passage

    @property
    def title(self) -> None:
        return None


def check(wanted: Wanted, edition: Edition, day: date) -> Check:
    """The questions of a lesson, or of all lessons."""
    return _check(wanted, edition, questions)


def answers(wanted: Wanted, edition: Edition, day: date) -> Check:
    """The same questions with the same numbers, and what there is to say about each."""
    return _check(wanted, edition, answers_to)


def glossary(wanted: Wanted, edition: Edition, day: date) -> Glossary:
    """Every term, in the order of the content: the same rows in each language."""
    return Glossary(
        tuple(Word(row.term, row.definition, row.use, row.avoid, row.note) for row in edition.terms.values())
    )


def evaluation(wanted: Wanted, edition: Edition, day: date) -> Evaluation:
    """What a class says about the class: without names, and with nothing that adds up."""
    return Evaluation(edition.passages["evaluation-slip"], edition.passages["evaluation-open"])


def of_lesson(edition: Edition, lesson: str) -> list[Entry]:
    return [row for row in edition.questions.values() if row.lesson == lesson]


def questions(rows: Iterable[Entry], first: int = 1) -> tuple[Question, ...]:
    return tuple(
        Question(number, row.kind, row.question, row.example, tuple(option.text for option in row.options), row.later)
        for number, row in enumerate(rows, first)
    )


def answers_to(rows: Iterable[Entry], first: int = 1) -> tuple[Answer, ...]:
    return tuple(
        Answer(number, row.kind, row.question, row.example, row.options, row.answer, row.later)
        for number, row in enumerate(rows, first)
    )


Printed = Callable[[Iterable[Entry], int], tuple[Question, ...] | tuple[Answer, ...]]


def _check(wanted: Wanted, edition: Edition, printed: Printed) -> Check:
    code = wanted.values[Option.QUESTIONS]
    if code != EVERY_QUESTION:
        return Check(edition.lessons[code].title, (Group(None, printed(of_lesson(edition, code), 1)),))
    groups: list[Group] = []
    first = 1
    for lesson in edition.lessons.values():
        rows = of_lesson(edition, lesson.code)
        groups.append(Group(lesson.title, printed(rows, first)))
        first += len(rows)
    return Check(None, tuple(groups))
