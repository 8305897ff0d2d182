"""Slower rules of the content, over the rows as they are: what a host added is held to them too.

A fault is one line, `where: code: field: what`, where `where` is a content file, a translation file or "this site".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from screening.choices import Origin, PassageGroup
from screening.content.form import Form, named_codes
from screening.content.schema import FORMS
from screening.content.training_checks import avoided_words, is_others_words, quotation_faults, training_faults
from screening.languages import IN_TABLE
from screening.models import (
    ITEMS,
    Category,
    Citation,
    HelpLine,
    Indicator,
    Instrument,
    Item,
    Lesson,
    Passage,
    PracticeCase,
    Question,
    Source,
    Term,
    Translation,
)
from screening.text import wording
from screening.text.po import STORED_STATES, text_faults
from screening.text.strings import digest

Fault = tuple[str, str]  # field, what is wrong with it

ARTICLE = "SEED"  # the source whose exact words are in fixtures/source/article.txt
# The other explanation has the weight of the sign: neither may be twice as long.
BALANCE = (0.5, 2.0)
# Help lines, places and sources name states and languages because that is what they are about.
NO_ORIGIN = (Category, Indicator, Passage, Instrument, PracticeCase, Lesson, Question, Term)
# Titles and names that others have chosen.
OWN_TITLES = (Source, HelpLine)
# Operators choose their own names, and a reader must find the name that the operator answers with.
OWN_NAME = re.compile(r"\bvictims?\b", re.IGNORECASE)
# In a text about a phone: anything long enough to dial, and anything written as a prefix.
_DIALLED = re.compile("[+(\uff08]\\d+|\\d{3,}")


@dataclass(frozen=True)
class _Rows:
    """Everything in the tables, read once."""

    items: list[Item]
    citations: Mapping[str, list[Citation]]
    translations: list[Translation]

    @classmethod
    def read(cls) -> "_Rows":
        citations: dict[str, list[Citation]] = {}
        for row in Citation.objects.select_related("source"):
            citations.setdefault(row.key, []).append(row)
        items = [row for model in ITEMS for row in model.objects.all()]
        return cls(items, citations, list(Translation.objects.order_by("language", "key")))

    def codes(self, model: type[Item]) -> set[str]:
        return {row.code for row in self.items if isinstance(row, model)}


def content_faults(article: str) -> list[str]:
    """Every fault of the content in the database; `article` is the text that the quoted phrases come from."""
    rows = _Rows.read()
    faults = []
    for row in rows.items:
        found = [
            *row_faults(row),
            *_evidence_faults(row, rows.citations.get(row.key, []), article),
            *_reference_faults(row, rows),
        ]
        faults += [f"{where(row)}: {row.code}: {field}: {what}" for field, what in found]
    return [*faults, *_avoided_faults(rows), *_missing_sides(rows), *_translation_faults(rows)]


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
    return form_of(row).paths.replace("*", name)


def form_of(row: Item) -> Form:
    return next(form for form in FORMS if isinstance(row, form.model))


def row_faults(row: Item) -> Iterator[Fault]:
    """What can be said about a row by itself: its form, its words, and the weight of its two sides."""
    _, faults = cleaned(row)
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


def cleaned(row: Item) -> tuple[dict[str, Any], list[Fault]]:
    """The values of a row as the rules of its content file leave them, and what breaks those rules, by model field."""
    clean: dict[str, Any] = {}
    faults: list[Fault] = []
    form = form_of(row)
    for name, rule in form.fields.items():
        parts = ("title", "url", "date") if isinstance(row, HelpLine) and name == "source" else ()
        raw = {part: getattr(row, f"source_{part}") for part in parts} if parts else getattr(row, name)
        try:
            value = rule(raw)
        except ValueError as error:
            part, _, what = str(error).partition(" ")
            faults.append((f"source_{part}", what) if parts else (name, str(error)))
            continue
        clean |= {f"source_{part}": value[part] for part in parts} if parts else {name: value}
    return clean, faults or list(form.together(clean))


def _evidence_faults(row: Item, citations: Iterable[Citation], article: str) -> Iterator[Fault]:
    supported = False
    for citation in citations:
        if not citation.phrase:
            supported |= bool(citation.source.url)
        elif citation.source.code != ARTICLE:
            yield "citations", f"only {ARTICLE} is quoted; leave the phrase of {citation.source.code} out"
        elif citation.phrase not in article:
            yield "citations", f"{citation.phrase!r} is not in source/article.txt, letter by letter"
        else:
            supported = True
    if isinstance(row, Indicator) and not supported:
        yield "citations", f"needs a phrase of {ARTICLE}, or a source with a web address"


def _reference_faults(row: Item, rows: _Rows) -> Iterator[Fault]:
    """Codes inside lists, which the database does not guard."""
    for field, model, code in named_codes(form_of(row), vars(row)):
        if code not in rows.codes(model):
            yield field, f"there is no {model.item_kind} {code!r}"


def _avoided_faults(rows: _Rows) -> Iterator[str]:
    """Words of the glossary's "do not use" that stand in our own texts."""
    avoided = [word for row in rows.items if isinstance(row, Term) for word in row.avoid]
    texts = (
        (f"{where(row)}: {row.code}: {field}", text)
        for row in rows.items
        if not isinstance(row, OWN_TITLES)
        for field, text in row.texts().items()
        if not is_others_words(row, field)
    )
    for place, word in avoided_words(texts, avoided):
        yield f"{place}: {word!r} is a word that the glossary says not to use"


def _missing_sides(rows: _Rows) -> list[str]:
    """Groups of content that a page is built from and that are empty."""
    categories = {row.category_id for row in rows.items if isinstance(row, Indicator)}
    groups = {row.group for row in rows.items if isinstance(row, Passage)}
    return [
        *[
            f"{where(row)}: {row.code}: code: has no indicators"
            for row in rows.items
            if isinstance(row, Category) and row.origin == Origin.OFFICIAL and row.pk not in categories
        ],
        *[f"passages/{group}.yaml: ?: group: has no passages" for group in PassageGroup if group not in groups],
    ]


def _translation_faults(rows: _Rows) -> Iterator[str]:
    english = {row.key: row for row in rows.items}
    for language, translations in groupby(rows.translations, key=lambda row: row.language):
        folder = IN_TABLE[language].locale if language in IN_TABLE else language
        shown = [
            (english[row.key], field, stored)
            for row in translations
            if row.key in english
            for field, stored in row.fields.items()
            if _is_shown(english[row.key], field, stored)
        ]
        for row, field, stored in shown:
            for what in _string_faults(row, field, stored, language):
                yield f"{folder}/content.po: {row.key}: {field}: {what}"
        yield from (f"{folder}/content.po: {fault}" for fault in _glossary_faults(shown))


def _is_shown(row: Item, field: str, stored: Mapping[str, str]) -> bool:
    source = row.texts().get(field)
    return bool(source and stored["text"]) and stored["digest"] == digest(source or "")


def _string_faults(row: Item, field: str, stored: Mapping[str, str], language: str) -> Iterator[str]:
    source = row.texts()[field]
    yield from text_faults(source, stored["text"])
    if language in IN_TABLE and not is_others_words(row, field):
        yield from wording.translated_words(stored["text"], IN_TABLE[language])
    if stored["state"] not in STORED_STATES:
        yield f"{stored['state']!r} is not a state"
    if isinstance(row, HelpLine) and dialled(source) != dialled(stored["text"]):
        yield f"must have the same numbers as the English: {', '.join(dialled(source)) or 'none'}"


def _glossary_faults(shown: Sequence[tuple[Item, str, Mapping[str, str]]]) -> Iterator[str]:
    """What one language says in one place and contradicts in another."""
    avoided = [stored["text"] for row, field, stored in shown if isinstance(row, Term) and field.startswith("avoid")]
    texts = [
        (f"{row.key}: {field}", stored["text"])
        for row, field, stored in shown
        if not isinstance(row, OWN_TITLES) and not is_others_words(row, field)
    ]
    for place, word in avoided_words(texts, avoided):
        yield f"{place}: {word!r} is a word that the glossary says not to use"
    cases: dict[str, dict[str, str]] = {}
    for row, field, stored in shown:
        if isinstance(row, PracticeCase):
            cases.setdefault(row.key, {})[field] = stored["text"]
    for key, fields in cases.items():
        yield from (f"{key}: {field}: {what}" for field, what in quotation_faults(fields))


def dialled(text: str) -> list[str]:
    """The numbers in a text about a phone, in any order of words; `\\d` is a digit of any script, so those differ."""
    return sorted(found.lstrip("+(\uff08") for found in _DIALLED.findall(text))
