"""Rules of practice cases, lessons, questions and terms, over the rows as they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from typing import Any

from screening.choices import QuestionKind
from screening.content.rules import Fault
from screening.models import Indicator, Item, Lesson, Passage, PracticeCase, Question, Term

MINUTES = {"plan": 45, "short": 10, "long": 90}
# A point is about 90 words: a minute aloud, another for the interpreter, and one for a question.
MINUTES_OF_A_POINT = 3
MOST_POINTS = {"plan": 4, "short": 2}
# How many options of a question are right: at least, at most.
RIGHT = {QuestionKind.ONE: (1, 1), QuestionKind.SEVERAL: (2, 10)}
# Words that this site would not use itself: shown to be examined, or typed by readers.
OTHERS_WORDS = {
    (Term, "avoid"),
    (Question, "example"),
    *((model, "typed") for model in (Indicator, Passage, Term)),
}
# The lists of a practice case. An indicator stands in one of them.
READINGS = ("present", "explore", "tempting")
# Each language has its own marks.
_QUOTED = re.compile("“([^”]+)”|「([^」]+)」")


def is_others_words(row: Item, field: str) -> bool:
    return (type(row), field.partition(".")[0]) in OTHERS_WORDS


@singledispatch
def training_faults(row: Item) -> Iterator[Fault]:
    """What is wrong inside one row of training content."""
    yield from ()


@training_faults.register
def _(row: PracticeCase) -> Iterator[Fault]:
    if row.control and row.present:
        yield "present", "a control case supports no indicator"
    elif not (row.control or row.present or row.explore):
        yield "control", "a case whose text supports nothing, not even in part, is a control case"
    yield from quotation_faults(row.texts())
    seen: dict[str, str] = {}
    for field in READINGS:
        for reading in getattr(row, field):
            before = seen.setdefault(reading["indicator"], field)
            if before != field:
                yield field, f"{reading['indicator']} is already in {before}"


@training_faults.register
def _(row: Lesson) -> Iterator[Fault]:
    for field, wanted in MINUTES.items():
        steps = getattr(row, field)
        minutes = sum(step["minutes"] for step in steps)
        if minutes != wanted:
            yield field, f"adds up to {minutes} minutes, not {wanted}"
        yield from ((f"{field}.{where}", what) for where, what in _point_faults(steps))
        shown = [number for step in steps for number in step["points"]]
        if len(shown) > MOST_POINTS.get(field, len(shown)):
            yield field, f"shows {len(shown)} points, {MOST_POINTS[field]} at most"
        if not set(shown) <= set(range(1, len(row.points) + 1)):
            yield field, "shows a point that the lesson does not have"
    if sorted(number for step in row.long for number in step["points"]) != list(range(1, len(row.points) + 1)):
        yield "long", "must show each point once"


def _point_faults(steps: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    for number, step in enumerate(steps):
        needed = MINUTES_OF_A_POINT * len(step["points"])
        if step["minutes"] < needed:
            yield f"{number}.minutes", f"{len(step['points'])} points need {needed} minutes"


@training_faults.register
def _(row: Question) -> Iterator[Fault]:
    if row.kind not in RIGHT:
        if row.options:
            yield "options", f"a question of the kind {row.kind!r} has none"
        return
    right = sum(option["right"] for option in row.options)
    least, most = RIGHT[QuestionKind(row.kind)]
    if not least <= right <= most:
        yield "options", f"{right} are right: a question of the kind {row.kind!r} needs {least} to {most}"
    if right == len(row.options):
        yield "options", "one at least must not be right"


def quotation_faults(texts: Mapping[str, str]) -> Iterator[Fault]:
    """What is present, in full or in part, must quote the story, letter by letter, in the language of `texts`."""
    story = " ".join(text for field, text in texts.items() if field.startswith("story."))
    for field, text in texts.items():
        if not re.fullmatch(r"(present|explore)\.\d+\.reason", field):
            continue
        quoted = [english or other for english, other in _QUOTED.findall(text)]
        if not quoted:
            yield field, "must quote the story, between “ and ”"
        yield from ((field, f"{words!r} does not stand in the story") for words in quoted if words not in story)


def _whole(word: str) -> str:
    """A pattern for the word. Scripts that put no space between words have no whole ones to look for."""
    spaced = all("LATIN" in unicodedata.name(letter, "") for letter in word if letter.isalpha())
    return rf"(?<!\w){re.escape(word)}(?!\w)" if spaced else re.escape(word)


def is_named(row: Item, field: str) -> bool:
    """Whether the glossary explains the expression in this field: a word that is avoided may stand inside it."""
    return isinstance(row, Term) and field == "term"


def avoided_words(
    texts: Iterable[tuple[str, str]], avoided: Iterable[str], named: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """(where, word) for each word of the glossary's "do not use" that stands in one of the (where, text).

    Inside an expression that the glossary names, as "victim in law", it may stand.
    """
    patterns = {word: re.compile(_whole(word), re.IGNORECASE) for word in avoided}
    if not patterns:
        return
    # One search finds nothing in almost every text.
    any_word = re.compile("|".join(pattern.pattern for pattern in patterns.values()), re.IGNORECASE)
    longer = re.compile("|".join(map(_whole, filter(any_word.search, named))) or "(?!)", re.IGNORECASE)
    for where, text in texts:
        if any_word.search(text):
            rest = longer.sub("\n", text)
            yield from ((where, word) for word, pattern in patterns.items() if pattern.search(rest))
