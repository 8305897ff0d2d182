"""A field is declared once: what the entry says is what is read, checked, translated and shown."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import pytest
from django.db import models

from screening.choices import Audience
from screening.content import decoding
from screening.content.declared import FROM_CODE, OPTIONAL, PUBLISHED, AtLeast, declared, text_paths
from screening.content.entries import TermEntry
from screening.content.rules import cleaned, number, text
from screening.content.schema import SCHEMAS, ItemSchema, rule_of
from screening.models import ITEMS, Category, Item, Term
from screening.models.content import Citation
from screening.text.strings import LocalText

ROW_ONLY = {"id", "position", "hidden", "origin"}


def test_every_kind_of_item_has_a_schema_in_the_order_of_references():
    assert tuple(schema.model for schema in SCHEMAS) == ITEMS


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.plural)
def test_table_and_entry_have_the_same_fields(schema: ItemSchema):
    stored = {field.name for field in schema.model._meta.concrete_fields} - ROW_ONLY
    said = {name for name, field in declared(schema.entry).items() if not field.has(PUBLISHED)} - {"citations"}
    assert stored == said


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.plural)
def test_what_an_item_is_part_of_is_a_foreign_key(schema: ItemSchema):
    keys = {field.name for field in schema.model._meta.concrete_fields if field.related_model}
    assert set(schema.wholes) == keys == ({schema.model.part_of} if schema.model.part_of else set())


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.plural)
def test_a_text_as_long_as_its_rule_allows_fits_its_column(schema: ItemSchema):
    for name, rule in schema.rules.items():
        column = schema.model._meta.get_field(name)
        if isinstance(column, models.CharField) and schema.fields[name].kind in (str, LocalText):
            with pytest.raises(ValueError):
                rule("1" * (column.max_length + 1))


def test_words_for_readers_are_the_translated_fields():
    assert Category.translated == ("title", "intro")
    assert Term.translated == ("term", "definition", "use", "avoid", "note", "typed")
    assert {schema.model.item_kind: len(schema.translated) for schema in SCHEMAS} == {
        "source": 0,
        "category": 2,
        "indicator": 8,
        "passage": 4,
        "instrument": 3,
        "place": 2,
        "line": 5,
        "case": 9,
        "lesson": 16,
        "question": 4,
        "refresher": 3,
        "agenda": 3,
        "term": 6,
    }


@dataclass(frozen=True, slots=True)
class Slide:
    title: LocalText
    lines: tuple[LocalText, ...]
    minutes: Annotated[int, number(1, 5)] | None


@dataclass(frozen=True, slots=True)
class LongerTermEntry:
    """A copy of an entry with fields that it does not have."""

    code: Annotated[str, text(40)]
    term: LocalText
    example: Annotated[LocalText, text(20), OPTIONAL]
    slides: Annotated[tuple[Slide, ...], AtLeast(1)]
    audiences: Annotated[tuple[Audience, ...], OPTIONAL]
    since: date


VALUES = {
    "term": "Debt",
    "example": "A loan.",
    "slides": [{"title": "One", "lines": ["a", "b"], "minutes": None}],
    "audiences": ["shelter"],
    "since": date(2026, 1, 2),
}


def longer_rules():
    return {name: rule_of(field) for name, field in declared(LongerTermEntry).items() if name != "code"}


def test_a_new_field_is_checked():
    assert cleaned(longer_rules(), VALUES) == (VALUES, [])
    slides = [{"title": "", "lines": ["x", "<"], "minutes": 9}]
    broken = {**VALUES, "example": "x" * 21, "slides": slides, "audiences": ["nobody"], "since": "soon"}
    _, faults = cleaned(longer_rules(), broken)
    assert [path for path, _ in faults] == [
        "example", "slides.0.title", "slides.0.lines.1", "slides.0.minutes", "audiences.0", "since",
    ]  # fmt: skip


def test_a_new_field_may_be_left_out_where_it_says_so():
    clean, faults = cleaned(longer_rules(), {"term": "Debt", "slides": VALUES["slides"], "since": date(2026, 1, 2)})
    assert (clean["example"], clean["audiences"], faults) == ("", [], [])


def test_a_new_field_is_translated():
    assert tuple(text_paths(LongerTermEntry)) == ("term", "example", "slides.title", "slides.lines")


def test_a_new_field_is_decoded(monkeypatch):
    def local(value: str) -> dict[str, str]:
        return {"text": value, "language": "km", "state": "draft"}

    published = {
        "code": "T",
        "term": local("ក"),
        "example": local("ខ"),
        "slides": [{"title": local("គ"), "lines": [local("ឃ")], "minutes": 3}],
        "audiences": ["shelter"],
        "since": "2026-01-02",
    }
    schema = next(schema for schema in SCHEMAS if schema.entry is TermEntry)
    monkeypatch.setattr(decoding, "SCHEMAS", (replace(schema, entry=LongerTermEntry),))
    [entry] = decoding.decoded(json.dumps({"term": [published]}))["terms"].values()
    words = [LocalText(word, "km", "draft") for word in "កខគឃ"]
    assert entry == LongerTermEntry(
        "T", words[0], words[1], (Slide(words[2], (words[3],), 3),), (Audience.SHELTER,), date(2026, 1, 2)
    )


@pytest.mark.usefixtures("content")
def test_codes_in_lists_name_items_that_are_there():
    """Every place where a code may stand is known, and the real content names something in each."""
    known = {(type(row), row.code) for model in ITEMS for row in model.objects.all()}
    places: set[tuple[str, str]] = set()
    for schema in SCHEMAS:
        for row in schema.model.objects.all():
            for path, model, code in schema.codes(vars(row)):
                assert (model, code) in known
                assert issubclass(model, Item)
                places.add((schema.model.item_kind, ".".join(part for part in path.split(".") if not part.isdigit())))
    assert places == {
        ("category", "strongest"),
        ("indicator", "see_also.indicator"),
        ("place", "neighbours"),
        ("line", "follows"),
        ("case", "present.indicator"),
        ("case", "explore.indicator"),
        ("case", "tempting.indicator"),
        ("lesson", "cases"),
        ("agenda", "parts.lesson"),
        ("refresher", "questions"),
        ("refresher", "cases"),
        ("lesson", "categories"),
        ("lesson", "points.indicator"),
        ("lesson", "points.instrument"),
        ("term", "indicators"),
        ("term", "lessons"),
    }


def test_only_the_category_of_an_indicator_is_left_out_of_files():
    from_code = {
        (schema.plural, name)
        for schema in SCHEMAS
        for name, field in declared(schema.entry).items()
        if field.has(FROM_CODE)
    }
    assert from_code == {("indicators", "category")}
    assert Citation._meta.get_field("phrase").max_length == 200
