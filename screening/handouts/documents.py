"""A sheet as a document for the printing process: HTML, CSS and pictures, with nothing left to fetch."""

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string, select_template
from django.utils import translation
from django.utils.safestring import SafeString

from screening import drawings, fonts, qr
from screening.errors import PrintFailed
from screening.handouts.kinds.shape import Illustrated
from screening.handouts.sheets import Sheet
from screening.handouts.store import digest
from screening.languages import ENGLISH
from screening.text.breaks import mark_line_breaks

MOST_ROWS = 600
MOST_CHARACTERS = 1_500_000
CODE = "app:code.svg"
STILL_RIGHT = "app:still-right.svg"
# What a sheet looks like is in files of these types.
LOOK = {".html", ".css", ".svg", ".mo"}
# Only the layout knows the numbers: CSS counters fill them in.
PAGE = SafeString('<span class="page-now"></span>')
PAGES = SafeString('<span class="page-last"></span>')

_DRAWING = re.compile(r'src="app:([a-z-]+)\.svg" class="drawing')
_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Document:
    html: str
    css: str
    assets: Mapping[str, tuple[str, str]]
    fillable: bool = False
    closer: tuple[str, ...] = ()
    most: int = 0


def document(sheet: Sheet) -> Document:
    """Raises PrintFailed where the sheet is too long."""
    # The version once: it is asked for on every page.
    context = {"sheet": sheet, "version": sheet.version, "code": CODE, "page": PAGE, "pages": PAGES}
    with translation.override(sheet.first.language.code):
        html = render_to_string(sheet.definition.template, context)
    if len(html) > MOST_CHARACTERS or html.count("<tr") > MOST_ROWS:
        raise PrintFailed(f"The sheet is too long: {len(html)} characters")
    pictures = {f"app:{name}.svg": drawings.svg(name) for name in _DRAWING.findall(html)}
    for column in sheet.columns:
        if isinstance(column.parts, Illustrated):
            pictures |= column.parts.pictures
    if sheet.address:
        pictures[CODE] = qr.picture(sheet.address)
    if STILL_RIGHT in html:
        pictures[STILL_RIGHT] = qr.small_picture(f"{sheet.asked_at}{sheet.code.replace('-', '')}/")
    assets = {name: ("image/svg+xml", picture) for name, picture in pictures.items()}
    definition = sheet.definition
    return Document(
        with_breaks(html),
        stylesheet(definition.style),
        assets,
        definition.fillable,
        tuple(_rules(name) for name in definition.closer),
        definition.most,
    )


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
def _rules(name: str) -> str:
    return str(render_to_string(f"screening/handouts/sheets/{name}"))


@functools.cache
def look() -> str:
    """Stands for templates, styles, drawings and interface texts: all of a sheet that is not content."""
    root = Path(settings.BASE_DIR)
    folders = [root / "screening/templates/screening/handouts", root / "screening/drawings", root / "locale"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in LOOK)
    return digest(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))
