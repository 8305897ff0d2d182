"""What a kind of handout is, and what is asked of a reader who wants one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from django.utils.functional import Promise

from screening.content.edition import Edition
from screening.languages import Language
from screening.text.strings import Text

Label = str | Promise


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


class Option(StrEnum):
    """A choice beyond language and paper. The code that was chosen is a part of the address: category/DOC."""

    OTHER = "other"  # a second language
    CATEGORY = "category"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One handout, as its address names it. `values` holds a code for each option of its kind, in order."""

    kind: "Kind"
    language: Language
    values: Mapping[Option, str]
    paper: Paper

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of its address after the language: category, DOC, a4."""
        return (self.kind.code, *self.values.values(), self.paper)


class Parts(Protocol):
    """What a sheet says in one language: a dataclass of the kind's own that holds what is printed, and no more."""

    @property
    def title(self) -> Text | None: ...  # None: the title of the kind


@runtime_checkable
class RowByRow(Parts, Protocol):
    """Parts of which two languages can stand side by side: the same rows in the same order in every language."""

    @property
    def rows(self) -> Sequence[object]: ...


# The day is the day of print.
Build = Callable[[Wanted, Edition, date], Parts]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of handout. To add one: an entry in `kinds/__init__.py`, its `build`, and a template named by its code.

    `build` is called once per language of the sheet, and raises KeyError for a code that the edition does not know.
    """

    code: str  # in the address
    title: Label
    overline: Label  # above the title on the sheet
    purpose: Label  # what it is for, in a sentence
    options: tuple[Option, ...]
    build: Build

    @property
    def template(self) -> str:
        return f"screening/handouts/sheets/{self.code}.html"


def printed(value: object) -> Iterator[Text]:
    """Every string for readers inside `value`: in dataclasses, tuples and lists, however deep."""
    if isinstance(value, Text):
        if value:
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from printed(getattr(value, field.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from printed(part)
