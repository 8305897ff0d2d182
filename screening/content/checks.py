"""Slower rules of the content, over the rows as they are: what a host added is held to them too.

A fault is one line, `where: code: field: what`, where `where` is a content file, a translation file or "this site".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from screening.choices import Origin, PassageGroup
from screening.content.schema import FORMS, Form
from screening.languages import BY_CODE
from screening.models import (
    ITEMS,
    Category,
    Citation,
    HelpLine,
    Indicator,
    Instrument,
    Item,
    Passage,
    Place,
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
NO_ORIGIN = (Category, Indicator, Passage, Instrument)
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
    return faults + _missing_sides(rows) + list(_translation_faults(rows))


def where(row: Item) -> str:
    """The file an official row comes from."""
    if row.origin == Origin.LOCAL:
        return "this site"
    name = row.group if isinstance(row, Passage) else row.code.partition("-")[0].lower()
    return form_of(row).paths.replace("*", name)


def form_of(row: Item) -> Form:
    return next(form for form in FORMS if isinstance(row, form.model))


def row_faults(row: Item) -> Iterator[Fault]:
    """What can be said about a row by itself: its form, its words, and the weight of its two sides."""
    _, faults = cleaned(row)
    yield from faults
    for field, text in row.texts().items():
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
    for name, rule in form_of(row).fields.items():
        parts = ("title", "url", "date") if isinstance(row, HelpLine) and name == "source" else ()
        raw = {part: getattr(row, f"source_{part}") for part in parts} if parts else getattr(row, name)
        try:
            value = rule(raw)
        except ValueError as error:
            part, _, what = str(error).partition(" ")
            faults.append((f"source_{part}", what) if parts else (name, str(error)))
            continue
        clean |= {f"source_{part}": value[part] for part in parts} if parts else {name: value}
    return clean, faults


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
    if isinstance(row, HelpLine):
        for code in row.follows:
            if f"{PassageGroup.FOLLOWS}-{code}" not in rows.codes(Passage):
                yield "follows", f"there is no passage 'follows-{code}'"
    if isinstance(row, Place):
        for code in row.neighbours:
            if code not in rows.codes(Place):
                yield "neighbours", f"there is no place {code!r}"


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
    english = {row.key: row.texts() for row in rows.items}
    for row in rows.translations:
        folder = BY_CODE[row.language].locale if row.language in BY_CODE else row.language
        for field, stored in row.fields.items():
            source = english.get(row.key, {}).get(field)
            if source is None or not stored["text"] or stored["digest"] != digest(source):
                continue  # nobody is shown it
            found = [*text_faults(source, stored["text"])]
            found += wording.translated_words(stored["text"], row.language) if row.language in BY_CODE else ()
            if stored["state"] not in STORED_STATES:
                found.append(f"{stored['state']!r} is not a state")
            if row.key.startswith(f"{HelpLine.item_kind}.") and dialled(source) != dialled(stored["text"]):
                found.append(f"must have the same numbers as the English: {', '.join(dialled(source)) or 'none'}")
            yield from (f"{folder}/content.po: {row.key}: {field}: {what}" for what in found)


def dialled(text: str) -> list[str]:
    """The numbers in a text about a phone, in any order of words; `\\d` is a digit of any script, so those differ."""
    return sorted(found.lstrip("+(\uff08") for found in _DIALLED.findall(text))
