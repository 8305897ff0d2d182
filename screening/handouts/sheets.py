"""All that a handout says, in each of its languages, with the code and the address at its foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from screening.choices import Label, State
from screening.content import paper_numbers
from screening.content.edition import get_editions
from screening.handouts.kinds.help_here import HelpHere
from screening.handouts.kinds.shape import Ink, Paper, Parts, RowByRow, Wanted
from screening.handouts.still_right.codes import SheetCode, said_mark
from screening.handouts.store import digest
from screening.languages import BY_CODE, Language
from screening.text.interface import interface_state
from screening.text.strings import LocalText, every_text


@dataclass(frozen=True, slots=True)
class Column:
    """What a sheet says in one language."""

    language: Language
    parts: Parts
    kind_title: Label

    @property
    def title(self) -> LocalText | Label:
        return self.parts.title or self.kind_title

    @property
    def states(self) -> set[State]:
        """Of its texts, and of the headings around them."""
        return {interface_state(self.language.code), *(text.state for text in every_text(self.parts))}

    @property
    def is_draft(self) -> bool:
        """Whether anything printed in this language was checked by nobody, or is missing."""
        return not self.states <= {State.SOURCE, State.FIELD_CHECKED, State.REVIEWED}

    @property
    def is_machine(self) -> bool:
        """Whether some of it was written by a machine and seen by no person."""
        return State.MACHINE in self.states

    @property
    def has_english(self) -> bool:
        """Whether some of it stands in English because there is no current translation."""
        return bool(self.states & {State.STALE, State.MISSING})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet in one of its languages."""

    language: Language
    parts: object


@dataclass(frozen=True, slots=True)
class Helping:
    """Who can help, in one of the languages of a sheet."""

    language: Language
    parts: HelpHere


@dataclass(frozen=True, slots=True)
class OwnBox:
    """What whoever prints adds for this print alone. Empty texts are lines to write on."""

    organisation: str
    number: str


class Definition(Protocol):
    """What a sheet looks like: a kind of handout, or an unlisted one."""

    @property
    def code(self) -> str: ...
    @property
    def overline(self) -> Label: ...  # above the title
    @property
    def template(self) -> str: ...
    @property
    def style(self) -> str: ...
    @property
    def fillable(self) -> bool: ...
    @property
    def closer(self) -> tuple[str, ...]: ...  # other styles, tried in order where it does not fit
    @property
    def most(self) -> int: ...  # pages that it is meant for; 0 for any


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What a sheet looks like that nobody chooses by itself: the cover of a kit, the report of a class."""

    code: str
    title: Label
    overline: Label
    template: str
    style: str
    fillable: bool = False
    closer: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed, and what a template of a sheet is given."""

    definition: Definition
    paper: Paper
    ink: Ink
    columns: tuple[Column, ...]
    day: date
    address: str  # of the page that it is about, in its own language; empty: none is printed
    code: str = ""  # answers later whether it is still right
    asked_at: str = ""  # the address at which the code is asked for; empty: none is printed
    own: OwnBox | None = None  # no part of what it says: that is the same for everybody

    @property
    def first(self) -> Column:
        return self.columns[0]

    @property
    def rows(self) -> list[list["Row"]]:
        """The same row in each language of the sheet; for parts that have rows."""
        languages = [
            [Row(column.language, row) for row in column.parts.rows]
            for column in self.columns
            if isinstance(column.parts, RowByRow)
        ]
        return [list(row) for row in zip(*languages, strict=True)]

    @property
    def help(self) -> list["Helping"]:
        """Who can help, in each language of a sheet that ends in it; none where no place was chosen."""
        found = [(column.language, getattr(column.parts, "help", None)) for column in self.columns]
        return [Helping(language, parts) for language, parts in found if isinstance(parts, HelpHere)]

    @property
    def help_lines(self) -> list[list["Row"]]:
        """Each number of the place in each language of the sheet."""
        return self._beside([row.parts.contacts.listed for row in self.help])

    @property
    def emergency(self) -> list[list["Row"]]:
        return self._beside([row.parts.contacts.emergency for row in self.help])

    def _beside(self, lists: list[Sequence[object]]) -> list[list["Row"]]:
        languages = [column.language for column in self.columns]
        return [
            [Row(language, parts) for language, parts in zip(languages, row, strict=True)]
            for row in zip(*lists, strict=True)
        ]

    @property
    def is_draft(self) -> bool:
        return any(column.is_draft for column in self.columns)

    @property
    def version(self) -> str:
        """Stands on every page: the release, and a digest of what this sheet says. Another only when that changes."""
        return f"{settings.RELEASE}-{self.said[:8]}"

    @property
    def said(self) -> str:
        """A digest of all that the sheet says, whatever it is printed on, and on whichever day."""
        with translation.override(self.first.language.code):
            return digest(self.definition.code, *(f"{row.language.code} {row.parts!r}" for row in self.columns))


def sheet(wanted: Wanted, day: date, site: str) -> Sheet:
    """What a handout says on a day. `site` is the address of this site as it is printed, or empty.

    Raises KeyError for a code that the content does not know.
    """
    languages = [BY_CODE[code] for code in wanted.languages]
    editions = get_editions(*wanted.languages)
    columns = tuple(
        Column(language, wanted.kind.build(wanted, edition, day), wanted.kind.title)
        for language, edition in zip(languages, editions, strict=True)
    )
    with translation.override(wanted.language.code):
        subject = None if wanted.announces_nothing else wanted.kind.subject
        address = f"{site}{subject(wanted)}" if site and subject else ""
        asked_at = f"{site}{reverse('still-right')}" if site else ""
    made = Sheet(wanted.kind, wanted.paper, wanted.ink, columns, day, address, asked_at=asked_at)
    numbers = paper_numbers.mark(paper_numbers.of_edition(editions[0]))
    return replace(made, code=str(SheetCode(wanted, said_mark(made.said), numbers)))
