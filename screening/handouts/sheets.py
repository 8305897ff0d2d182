"""A handout as a document for the printing process: HTML, CSS and pictures, with nothing left to fetch."""

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string, select_template
from django.utils import translation
from django.utils.safestring import SafeString

from screening import drawings
from screening.choices import Label, State
from screening.content.edition import get_editions
from screening.errors import PrintFailed, PrintRefused
from screening.handouts import qr
from screening.handouts.kinds.shape import Option, Parts, RowByRow, Wanted
from screening.handouts.printing import fonts
from screening.handouts.store import digest
from screening.languages import BY_CODE, ENGLISH, Language
from screening.text.breaks import mark_line_breaks
from screening.text.strings import LocalText, every_text

MOST_ROWS = 600
MOST_CHARACTERS = 1_500_000
CODE = "app:code.svg"
# What a sheet looks like is in files of these types.
LOOK = {".html", ".css", ".svg", ".mo"}
# Only the layout knows the numbers: CSS counters fill them in.
PAGE = SafeString('<span class="page-now"></span>')
PAGES = SafeString('<span class="page-last"></span>')

_DRAWING = re.compile(r'src="app:([a-z-]+)\.svg" class="drawing')
_TAG = re.compile(r"(<[^>]*>)")


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
        return {text.state for text in every_text(self.parts)}

    @property
    def is_draft(self) -> bool:
        """Whether any string printed in this language was checked by nobody, or is missing."""
        return not self.states <= {State.SOURCE, State.FIELD_CHECKED, State.REVIEWED}

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
class Sheet:
    """What a template of a sheet is given."""

    wanted: Wanted
    columns: tuple[Column, ...]
    version: str
    day: date
    address: str  # of this site in the language of the sheet; empty: none is printed

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


@dataclass(frozen=True, slots=True)
class Document:
    html: str
    css: str
    assets: Mapping[str, tuple[str, str]]
    fillable: bool = False


def document(wanted: Wanted, day: date, address: str, *, reviewed_only: bool) -> Document:
    """The document of a handout.

    Raises KeyError for an unknown category or place, PrintRefused where `reviewed_only` and a string is not reviewed,
    PrintFailed where it is too long.
    """
    sheet = _sheet(wanted, day, address)
    if reviewed_only and any(column.is_draft for column in sheet.columns):
        raise PrintRefused
    with translation.override(wanted.language.code):
        html = render_to_string(wanted.kind.template, {"sheet": sheet, "code": CODE, "page": PAGE, "pages": PAGES})
    if len(html) > MOST_CHARACTERS or html.count("<tr") > MOST_ROWS:
        raise PrintFailed(f"The sheet is too long: {len(html)} characters")
    pictures = {f"app:{name}.svg": drawings.svg(name) for name in _DRAWING.findall(html)}
    if address:
        pictures[CODE] = qr.picture(address)
    assets = {name: ("image/svg+xml", picture) for name, picture in pictures.items()}
    return Document(with_breaks(html), stylesheet(wanted.kind.style), assets, wanted.kind.fillable)


def _sheet(wanted: Wanted, day: date, address: str) -> Sheet:
    languages = [wanted.language]
    if Option.OTHER in wanted.values:
        languages.append(BY_CODE[wanted.values[Option.OTHER]])
    editions = get_editions(*(language.code for language in languages))
    columns = tuple(
        Column(language, wanted.kind.build(wanted, edition, day), wanted.kind.title)
        for language, edition in zip(languages, editions, strict=True)
    )
    return Sheet(wanted, columns, editions[0].version, day, address)


def with_breaks(html: str) -> str:
    """The document with break opportunities in its visible text: never in the head, in a tag or in an attribute."""
    head, body, rest = html.partition("<body")
    parts = _TAG.split(body + rest)
    # ICU chooses its dictionary by script, so the language named here does not matter.
    parts[::2] = [mark_line_breaks(part, ENGLISH.code) for part in parts[::2]]
    return head + "".join(parts)


@functools.cache
def stylesheet(own: str) -> str:
    """The rules of every sheet, those of a kind where it has any, and the fonts."""
    rules: str = select_template([own, "screening/handouts/sheets/none.css"]).render()
    return str(render_to_string("screening/handouts/sheet.css")) + rules + fonts.rules()


@functools.cache
def look() -> str:
    """Stands for templates, styles, drawings and interface texts: all of a sheet that is not content."""
    root = Path(settings.BASE_DIR)
    folders = [root / "screening/templates/screening/handouts", root / "screening/drawings", root / "locale"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in LOOK)
    return digest(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))
