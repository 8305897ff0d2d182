"""Rules of one row by itself: a host's row is held to them as it is saved, all rows as they are checked."""

import re
from collections.abc import Iterator
from typing import Any

from screening.choices import Origin
from screening.content.rules import Fault, cleaned
from screening.content.schema import schema_of
from screening.content.training_faults import is_others_words, training_faults
from screening.models import (
    Agenda,
    Category,
    HelpLine,
    Indicator,
    Instrument,
    Item,
    Lesson,
    Passage,
    PracticeCase,
    Question,
    Refresher,
    Source,
    Term,
)
from screening.text import wording

# The other explanation has the weight of the sign: neither may be twice as long.
BALANCE = (0.5, 2.0)
# Help lines, places and sources name states and languages because that is what they are about.
NO_ORIGIN = (
    Agenda, Category, Indicator, Instrument, Lesson, Passage, PracticeCase, Question, Refresher, Term,
)  # fmt: skip
# Titles and names that others have chosen.
OWN_TITLES = (Source, HelpLine)
# Operators choose their own names, and a reader must find the name that the operator answers with.
OWN_NAME = re.compile(r"\bvictims?\b", re.IGNORECASE)


def where(row: Item) -> str:
    """The file an official row comes from."""
    if row.origin == Origin.LOCAL:
        return "this site"
    match row:
        case Passage():
            name = row.group
        case Indicator():
            name = row.code.partition("-")[0].lower()
        case _:
            name = row.code.lower()
    return schema_of(type(row)).paths.replace("*", name)


def row_faults(row: Item) -> Iterator[Fault]:
    """What can be said about a row by itself: its fields, its words, and the weight of its two sides."""
    _, faults = clean_row(row)
    yield from faults
    yield from training_faults(row)
    for field, text in row.texts().items():
        if is_others_words(row, field):
            continue
        own_name = isinstance(row, HelpLine) and field == "name"
        readable = OWN_NAME.sub("", text) if own_name else text
        yield from ((field, what) for what in wording.replaced_words(readable))
        yield from ((field, what) for what in wording.verdict_words(text))
        if isinstance(row, NO_ORIGIN):
            yield from ((field, what) for what in wording.nationality_words(text))
    if isinstance(row, Indicator) and row.notice and row.other:
        least, most = BALANCE
        if not least <= len(row.other) / len(row.notice) <= most:
            sizes = f"{len(row.other)} characters, notice {len(row.notice)}"
            yield "other", f"has {sizes}: give both sides about the same room"


def clean_row(row: Item) -> tuple[dict[str, Any], list[Fault]]:
    """The values of a row as the rules of its content file leave them, and what breaks those rules, by model field."""
    schema = schema_of(type(row))
    clean, faults = cleaned(schema.rules, vars(row))
    return clean, faults or list(schema.together(clean))
