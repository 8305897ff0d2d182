"""Slower rules of the content, over the rows as they are: what a host added is held to them too.

A fault is one line, `where: code: field: what`, where `where` is a content file, a translation file or "this site".
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from screening.choices import Origin, PassageGroup
from screening.content.agenda_faults import fresh_faults
from screening.content.check_forms import form_faults, paper_faults
from screening.content.reading import reading_faults
from screening.content.row_faults import OWN_TITLES, row_faults, where
from screening.content.rules import Fault
from screening.content.schema import schema_of
from screening.content.training_faults import avoided_words, is_named, is_others_words
from screening.content.translation_faults import translation_faults
from screening.content.whole_set import whole_set_faults
from screening.models import ITEMS, Category, Citation, Indicator, Item, Lesson, Passage, Question, Term

ARTICLE = "SEED"  # the source whose exact words are in fixtures/source/article.txt
OWN_WORDING = "S180"  # cited where a text rests on no outside source


@dataclass(frozen=True)
class _Rows:
    """Everything in the tables, read once."""

    items: list[Item]
    citations: Mapping[str, list[Citation]]

    @classmethod
    def read(cls) -> "_Rows":
        citations: dict[str, list[Citation]] = {}
        for row in Citation.objects.select_related("source"):
            citations.setdefault(row.key, []).append(row)
        items = [row for model in ITEMS for row in model.objects.all()]
        return cls(items, citations)

    @cached_property
    def codes(self) -> set[tuple[type[Item], str]]:
        return {(type(row), row.code) for row in self.items}

    @cached_property
    def indicators(self) -> list[str]:
        """Their codes, in the order of the pages."""
        places = {row.pk: row.position for row in self.items if isinstance(row, Category)}
        found = [row for row in self.items if isinstance(row, Indicator)]
        return [row.code for row in sorted(found, key=lambda row: places[row.category_id])]


def content_faults(article: str) -> list[str]:
    """Every fault of the content in the database; `article` is the text that the quoted phrases come from."""
    rows = _Rows.read()
    faults = []
    for row in rows.items:
        found = [
            *row_faults(row),
            *_evidence_faults(row, rows.citations.get(row.key, []), article),
            *_silence_faults(row, rows.citations.get(row.key, [])),
            *_reference_faults(row, rows),
            *_pair_faults(row, rows),
        ]
        faults += [f"{where(row)}: {row.code}: {field}: {what}" for field, what in found]
    return [
        *faults,
        *_check_faults(rows),
        *_refresher_faults(rows),
        *_avoided_faults(rows),
        *_missing_sides(rows),
        *whole_set_faults(rows.items),
        *reading_faults(rows.items),
        *translation_faults(),
    ]


def _check_faults(rows: _Rows) -> list[str]:
    """What is wrong with the knowledge check as a whole: its two forms, and its sheets."""
    questions = [row for row in rows.items if isinstance(row, Question)]
    lessons = [row for row in rows.items if isinstance(row, Lesson)]
    found = [*form_faults(questions), *paper_faults(questions, lessons)]
    return [f"{where(row)}: {row.code}: {field}: {what}" for row, field, what in found]


def _refresher_faults(rows: _Rows) -> list[str]:
    return [f"{where(row)}: {row.code}: {field}: {what}" for row, field, what in fresh_faults(rows.items)]


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


def _silence_faults(row: Item, citations: Collection[Citation]) -> Iterator[Fault]:
    """An official text that readers rely on says what it rests on, even if that is nobody else."""
    if isinstance(row, (Passage, Term)) and row.origin == Origin.OFFICIAL and not citations:
        yield "citations", f"needs a source, or {OWN_WORDING} where the wording is our own"


def _reference_faults(row: Item, rows: _Rows) -> Iterator[Fault]:
    """Codes inside lists, which the database does not guard."""
    for field, model, code in schema_of(type(row)).codes(vars(row)):
        if (model, code) not in rows.codes:
            yield field, f"there is no {model.item_kind} {code!r}"


def _pair_faults(row: Item, rows: _Rows) -> Iterator[Fault]:
    """A pair of indicators stands once: in the one that readers meet first."""
    if not isinstance(row, Indicator):
        return
    first = set(rows.indicators[: rows.indicators.index(row.code) + 1])
    others = [pair["indicator"] for pair in row.see_also]
    for number, other in enumerate(others):
        if other in first:
            yield f"see_also.{number}.indicator", f"{other!r} does not stand after {row.code}: write the pair there"
        if other in others[:number]:
            yield f"see_also.{number}.indicator", f"{other!r} is named twice"


def _avoided_faults(rows: _Rows) -> Iterator[str]:
    """Words of the glossary's "do not use" that stand in our own texts."""
    avoided = [word for row in rows.items if isinstance(row, Term) for word in row.avoid]
    named = [text for row in rows.items for field, text in row.texts().items() if is_named(row, field)]
    texts = (
        (f"{where(row)}: {row.code}: {field}", text)
        for row in rows.items
        if not isinstance(row, OWN_TITLES)
        for field, text in row.texts().items()
        if not is_others_words(row, field)
    )
    for place, word in avoided_words(texts, avoided, named):
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
