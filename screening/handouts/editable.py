"""The slides of a lesson as a file to edit: the words of the wall, and under each slide what the trainer says."""

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from screening import drawings, fonts
from screening.choices import Label
from screening.content.edition import get_edition
from screening.content.entries import PracticeCaseEntry
from screening.handouts import printed
from screening.handouts.kinds.lessons import DOTS, Presentation
from screening.handouts.kinds.shape import Wanted
from screening.handouts.printed import Order, PrintedFile
from screening.handouts.printing import processes
from screening.handouts.sheets import Column, Sheet
from screening.handouts.store import digest
from screening.languages import ENGLISH, Language
from screening.library.notes import Note
from screening.library.slides import Slide, Words
from screening.library.training import Plan
from screening.text.breaks import mark_line_breaks
from screening.text.strings import LocalText

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# What the bytes depend on besides those libraries that print.
LIBRARIES = ("python-pptx", "lxml", "pypdfium2", "pillow")
_BOLD = "bold"
Run = tuple[str, ...]  # words, their language, and how they look


def order(wanted: Wanted) -> Order:
    """The file as it is today. Raises KeyError for a code that the content does not know, and the Print errors."""
    build, language = wanted.kind.editable, wanted.language
    assert build
    day = timezone.localdate()
    with translation.override(language.code):
        parts = build(wanted, get_edition(language.code), day)
    sheet = Sheet(wanted.kind, wanted.paper, wanted.ink, (Column(language, parts, wanted.kind.title),), day, "")
    printing = printed.order_of(sheet)
    return Order(sheet, digest("editable", printing.name, *map(version, LIBRARIES)))


def get_or_make(order: Order) -> PrintedFile:
    """The file, made now where it is not there yet. Raises the Print errors."""
    if found := printed.find(order.name):
        return found
    parts = order.sheet.first.parts
    assert isinstance(parts, Presentation)
    job = {"task": "slides", "drawings": drawings_of(parts)}
    _, body = processes.pool.run(job, json.dumps(content(order.sheet, parts), ensure_ascii=False).encode())
    return PrintedFile(order.name, body, len(parts.slides), printed.store().keep(order.name, body, len(parts.slides)))


def content(sheet: Sheet, parts: Presentation) -> dict[str, Any]:
    """All that the file says, for printing/presentation.py."""
    language = sheet.first.language
    with translation.override(language.code):
        notes = {note.slide.number: list(_note(note, parts.plans, language)) for note in parts.notes}
        return {
            "title": str(parts.title),
            "language": tag(language),
            "rtl": language.direction == "rtl",
            "latin": fonts.LATIN,
            "fonts": {tag(row): row.print_font for row in (language, ENGLISH)},
            # Letters of these programs stand closer than on paper.
            "line": language.line_height * 0.94,
            "day": sheet.day.isoformat(),
            "foot": _foot(sheet, language),
            "slides": [_slide(row, language) | {"notes": notes[row.number]} for row in parts.slides],
        }


def tag(language: Language) -> str:
    """As office programs name it: with a place."""
    place = language.place or ("GB" if language is ENGLISH else "")
    return "-".join(filter(None, (language.tag.split("-")[0], place)))


def _slide(row: Slide, language: Language) -> dict[str, Any]:
    code = [(f"{row.code} ", tag(ENGLISH))] if row.code else []
    body = [_runs(words, language) for words in (*row.told, *row.lines)]
    if row.dots:
        counts = [
            [(f"{count.people}  ", tag(language), _BOLD), *_runs(count.what, language)] for count in row.dots.counts
        ]
        body = [_runs(row.dots.caption, language), *counts]
    return {
        "number": row.number,
        "first": row.number == 1,
        "title": [*code, *_runs(row.title, language)],
        "body": body,
        "mark": "number" if row.is_numbered else "" if row.lines else "none",
        "sides": [{"heading": _runs(side.heading, language), "text": _runs(side.text, language)} for side in row.sides],
        "wide": bool(row.dots),
        "picture": DOTS if row.dots else row.drawing,
        "alt": str(row.dots.caption if row.dots else drawings.ALT.get(row.drawing, "")),
        "small": _joined([_runs(words, language) for words in row.small], language),
    }


def drawings_of(parts: Presentation) -> dict[str, str]:
    """SVG by name."""
    found = {row.drawing: drawings.svg(row.drawing) for row in parts.slides if row.drawing}
    found.update((DOTS, row.dots.picture.svg) for row in parts.slides if row.dots)
    return found


def _note(note: Note, plans: Sequence[Plan], language: Language) -> Iterator[list[Run]]:
    for part in note.parts:
        yield from _under(part.heading, part.words, language)
    if note.case:
        yield from _reading(note.case, language)
    if note.slide.number == 1:
        for plan in plans:
            yield [(gettext("Plan for %(minutes)s minutes") % {"minutes": plan.minutes}, tag(language), _BOLD)]
            for stage in plan.stages:
                when = gettext("Minute %(begin)s to %(end)s") % {"begin": stage.begin, "end": stage.end}
                rows = [_runs(when, language), _runs(stage.step.title, language), _runs(stage.step.how, language)]
                yield _joined(rows, language)


def _reading(case: PracticeCaseEntry, language: Language) -> Iterator[list[Run]]:
    """What the text of a case supports, as on the page of the case."""
    for heading, readings in (
        (gettext("The text supports"), case.present),
        (gettext("Partly in the text, still open"), case.explore),
        (gettext("Tempting, but not in the text"), case.tempting),
    ):
        if readings:
            yield [(heading, tag(language), _BOLD)]
        for row in readings:
            code = (row.indicator.code, tag(ENGLISH))
            yield _joined([[code], _runs(row.indicator.title, language), _runs(row.reason, language)], language)
    if case.control:
        none = gettext("This is a control case: the text supports no indicator. To tick nothing is a good answer.")
        yield _runs(none, language)
    yield from _under(gettext("What we know"), case.known, language)
    yield from _under(gettext("What we do not know"), case.unknown, language)
    yield from _under(gettext("The smallest safe offer"), (case.offer,), language)


def _under(heading: Words, rows: Sequence[LocalText], language: Language) -> Iterator[list[Run]]:
    if heading:
        yield [(*run, _BOLD) for run in _runs(heading, language)]
    yield from (_runs(row, language) for row in rows)


def _foot(sheet: Sheet, language: Language) -> list[Run]:
    said: list[Label] = [sheet.first.title if isinstance(sheet.first.title, str) else str(sheet.first.title)]
    if sheet.first.is_machine:
        said.append(gettext("Translated by a machine, not checked by a person."))
    elif sheet.is_draft:
        said.append(gettext("Draft translation, not checked yet."))
    if sheet.first.has_english:
        said.append(gettext("Some of it is still in English."))
    made = {"version": sheet.version, "day": date_format(sheet.day, "DATE_FORMAT")}
    said.append(gettext("Content %(version)s, made on %(day)s.") % made)
    return _joined([_runs(words, language) for words in said], language)


def _joined(rows: Sequence[list[Run]], language: Language) -> list[Run]:
    found: list[Run] = []
    for row in rows:
        found += [(" · ", tag(language)), *row] if found else row
    return found


def _runs(words: Words, language: Language) -> list[Run]:
    delivered = words.delivered if isinstance(words, LocalText) else language
    # The programs that open the file break lines of these scripts no better than a printer.
    text = mark_line_breaks(str(words), delivered.code) if delivered.marked_breaks else str(words)
    return [(text, tag(delivered))]
