"""What a kind of handout is, and what is asked of a reader who wants one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Protocol, runtime_checkable

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind, Label
from screening.content.edition import Edition
from screening.languages import Language
from screening.text.strings import LocalText


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"
    TABLOID = "tabloid"
    SCREEN = "screen"  # 16:9, for a projector


class Ink(StrEnum):
    BLACK = "black"
    COLOUR = "colour"


class Option(StrEnum):
    """A choice beyond language and paper. The code that was chosen is a part of the address: category/DOC."""

    OTHER = "other"  # a second language; on some paper more: km+vi
    CATEGORY = "category"
    WORK = "work"  # that the reader does
    SIGNS = "signs"  # a category, or the short list of some work
    PLACE = "place"
    CASE = "case"
    LESSON = "lesson"
    QUESTIONS = "questions"  # those of a lesson, or all
    WORDS = "words"  # numbers that do not say openly what they are for
    FORM = "form"  # of the knowledge check
    ADDRESS = "address"  # none of the page that the sheet is about


# How small paper that others may see says what a number is for, where it is not to say it plainly.
DISCREET = "discreet"
# What is chosen where the paper of a client is to lead to no page about its topic.
BARE = "bare"


class Copies(Enum):
    """How many of it a class needs."""

    EACH = "one for each learner"
    GROUP = "one for each small group"
    WALL = "one for the wall"
    TRAINER = "one for the trainer"

    @property
    def is_one(self) -> bool:
        return self in (Copies.WALL, Copies.TRAINER)


class Group(TextChoices):
    """Where it stands on the page with all handouts."""

    # Translators: heading above handouts that are given to one person.
    PERSON = "person", _("For one person")
    # Translators: heading above handouts that are hung up.
    WALL = "wall", _("For a wall")
    # Translators: heading above handouts that a trainer uses.
    CLASS = "class", _("For a class")


EVERY_QUESTION = "ALL"
AND = "+"  # between the codes of languages beside the first


@dataclass(frozen=True, slots=True)
class Wanted:
    """One handout, as its address names it.

    `values` holds a code for each option of its kind, in order, and for those of the optional ones that were chosen.
    """

    kind: "HandoutType"
    language: Language
    values: Mapping[Option, str]
    paper: Paper
    ink: Ink = Ink.BLACK

    @property
    def file(self) -> str:
        """The last part of its address: a4, or a4-colour."""
        return self.paper if self.ink == Ink.BLACK else f"{self.paper}-{self.ink}"

    @property
    def announces_nothing(self) -> bool:
        """Whether it leads to no page about its topic: others may see it."""
        return self.kind.discreet or bool({Option.WORDS, Option.ADDRESS} & self.values.keys())

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of the sheet, the first one first."""
        return (self.language.code, *filter(None, self.values.get(Option.OTHER, "").split(AND)))

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of its address after the language: category, DOC, a4."""
        return (self.kind.code, *self.values.values(), self.file)

    @property
    def download(self) -> str:
        """The name of its file, which stays in a list of downloads: card-VN-en-a4.pdf"""
        return f"{'-'.join((self.kind.word, *self.values.values(), self.language.code, self.file))}.pdf"


class Parts(Protocol):
    """What a sheet says in one language: a dataclass of the kind's own that holds what is printed, and no more."""

    @property
    def title(self) -> LocalText | None: ...  # None: the title of the kind


@runtime_checkable
class RowByRow(Parts, Protocol):
    """Parts of which two languages can stand side by side: the same rows in the same order in every language."""

    @property
    def rows(self) -> Sequence[object]: ...


@runtime_checkable
class Illustrated(Parts, Protocol):
    """Parts with pictures of their own, beside the line drawings: SVG by the name in the template."""

    @property
    def pictures(self) -> Mapping[str, str]: ...


# The day is the day of print.
Build = Callable[[Wanted, Edition, date], Parts]
# The page that a sheet is about, in the language that is active.
Subject = Callable[[Wanted], str]


def home(wanted: Wanted) -> str:
    """Of a sheet that is about no page in particular."""
    return reverse("home")


@dataclass(frozen=True, slots=True)
class HandoutType:
    """All that there is to know about a kind of handout, but for its template and drawing, which have its code.

    `build` is called once per language of the sheet, and raises KeyError for a code that the edition does not know.
    """

    code: HandoutKind  # in the address
    overline: Label  # above the title on the sheet
    purpose: Label  # what it is for, in a sentence
    options: tuple[Option, ...]
    build: Build = field(repr=False)  # a cover is named by what it lists, and not by where code lies in memory
    papers: tuple[Paper, ...] = (Paper.A4, Paper.LETTER)
    _: KW_ONLY
    optional: tuple[Option, ...] = ()  # what may be chosen too; an address names it only where it was
    subject: Subject | None = field(default=home, repr=False)  # kinds/subjects.py; its address is printed
    word: str  # names the file: tells kinds apart, and nothing of what they are about
    mark: str  # its letter in the codes of printed sheets, for good: still_right/codes.py
    group: Group
    closer: tuple[str, ...] = ()  # style sheets tried in order where its last page is almost empty, or it is too long
    most: int = 0  # pages that it is meant for; 0 for any
    most_languages: int = 2  # where it takes another one at all
    own_box: bool = False  # whether whoever prints may add a number nearby: own_box.py
    discreet: bool = False  # whether it names no topic and leads to no page, whatever is chosen
    fillable: bool = False  # whether boxes can be ticked in the file
    on_paper: HandoutKind | None = None  # the kind that is the same once it is printed
    copies: Copies = Copies.EACH
    per_sheet: int = 1  # copies on one sheet of paper
    both_sides: bool = True  # whether the back of the paper can be used
    in_every_kit: bool = False  # whatever the lesson asks for
    on_request: bool = False  # put into a kit where a trainer wants it
    in_short: bool = False  # whether there is time for it in ten minutes
    # Few ask for a file that there is for each place or category: it is made in less than a second when somebody does.
    prebuilt: bool = True
    editable: Build | None = field(default=None, repr=False)  # what a file to edit says: editable.py
    needs: tuple[str, ...] = ()  # codes of the passages without which there is nothing to print
    uses: tuple[str, ...] = ()  # codes of others that it shows where they are not hidden

    @property
    def title(self) -> Label:
        return self.code.label

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.options + self.optional

    def is_offered(self, edition: Edition) -> bool:
        """Whether readers may see all that it needs."""
        return edition.passages.keys() >= set(self.needs)

    @property
    def template(self) -> str:
        return f"screening/handouts/sheets/{self.code}.html"

    @property
    def drawing(self) -> str:
        return f"kind-{self.code}"

    @property
    def style(self) -> str:
        """The rules that only this kind needs, after those of every sheet."""
        return f"screening/handouts/sheets/{self.code}.css"
