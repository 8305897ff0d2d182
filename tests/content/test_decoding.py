"""An edition is read back as entries that hold together, also where a host has hidden a part of it."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.choices import CheckOutcome, LineKind, State
from screening.content.decoding import decoded
from screening.content.edition import get_edition
from screening.content.last_look import last_look
from screening.content.schema import SCHEMAS
from screening.models import EditionRow
from screening.text.strings import LocalText

pytestmark = pytest.mark.usefixtures("content")


def body(language: str = "en") -> dict[str, list[dict[str, Any]]]:
    return json.loads(EditionRow.objects.get(language=language).body)


def read(changed: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return decoded(json.dumps(changed))


def without(kind: str, *codes: str) -> dict[str, Any]:
    changed = body()
    changed[kind] = [row for row in changed[kind] if row["code"] not in codes]
    return changed


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.plural)
def test_nothing_of_an_edition_is_lost(schema) -> None:
    found = read(body())[schema.plural]
    assert sorted(found) == sorted(row["code"] for row in body()[schema.model.item_kind])
    assert all(code == entry.code for code, entry in found.items())
    assert {type(entry) for entry in found.values()} == {schema.entry}


def test_what_is_read_is_of_the_right_kind() -> None:
    line = read(body("km"))["lines"]["VN-111"]
    assert isinstance(line.name, LocalText)
    assert line.name.state in State
    assert isinstance(line.checked, date)
    assert line.kind is LineKind(line.kind)
    assert isinstance(line.channels, tuple)
    assert line.free in {True, False, None}


def test_an_entry_holds_the_very_entries_that_it_names() -> None:
    found = read(body())
    for line in found["lines"].values():
        assert line.place is found["places"][line.place.code]
        assert all(passage is found["passages"][passage.code] for passage in line.follows)
    for lesson in found["lessons"].values():
        assert all(case is found["cases"][case.code] for case in lesson.cases)


def test_a_hidden_source_takes_its_citations_and_no_others() -> None:
    indicator = next(row for row in get_edition("en").indicators.values() if len(row.citations) > 1)
    gone = indicator.citations[0].source.code
    found = read(without("source", gone))["indicators"][indicator.code]
    assert [row.source.code for row in found.citations] == [
        row.source.code for row in indicator.citations if row.source.code != gone
    ]


def test_a_hidden_indicator_takes_the_readings_of_it() -> None:
    case = next(row for row in get_edition("en").cases.values() if len(row.present) > 1)
    gone = case.present[0].indicator.code
    found = read(without("indicator", gone))["cases"][case.code]
    assert [row.indicator.code for row in found.present] == [
        row.indicator.code for row in case.present if row.indicator.code != gone
    ]
    assert [row.reason for row in found.present] == [row.reason for row in case.present if row.indicator.code != gone]


def test_a_hidden_case_is_in_no_lesson_and_a_hidden_consequence_on_no_line() -> None:
    lesson = next(row for row in get_edition("en").lessons.values() if len(row.cases) > 1)
    found = read(without("case", lesson.cases[0].code))["lessons"][lesson.code]
    assert [row.code for row in found.cases] == [row.code for row in lesson.cases[1:]]
    line = next(row for row in get_edition("en").lines.values() if len(row.follows) > 1)
    found = read(without("passage", line.follows[0].code))["lines"][line.code]
    assert [row.code for row in found.follows] == [row.code for row in line.follows[1:]]


def test_indicators_stand_in_the_order_of_their_categories_then_in_their_own() -> None:
    changed = body()
    changed["category"].reverse()
    found = read(changed)
    categories = list(found["categories"])
    ranks = [categories.index(row.category.code) for row in found["indicators"].values()]
    assert ranks == sorted(ranks)
    own = [row["code"] for row in body()["indicator"] if row["category"] == categories[0]]
    assert [code for code in found["indicators"] if code in own] == own


def test_lines_stand_in_the_order_of_their_places() -> None:
    found = read(body())
    places = list(found["places"])
    ranks = [places.index(row.place.code) for row in found["lines"].values()]
    assert ranks == sorted(ranks)


def test_a_word_of_a_newer_release_does_not_break_an_edition() -> None:
    changed = body()
    line = changed["line"][0]
    line["channels"].append("hologram")
    assert read(changed)["lines"][line["code"]].channels[-1] == "hologram"


@pytest.mark.parametrize(
    ("kind", "plural", "field", "empty"),
    [("line", "lines", "website", ""), ("passage", "passages", "items", ()), ("line", "lines", "free", None)],
)
def test_a_field_that_an_older_edition_does_not_have_is_empty(kind: str, plural: str, field: str, empty: Any) -> None:
    changed = body()
    del changed[kind][0][field]
    assert getattr(read(changed)[plural][changed[kind][0]["code"]], field) == empty


@pytest.mark.parametrize("field", ["dial", "checked", "place"])
def test_an_edition_without_what_a_line_must_have_is_refused(field: str) -> None:
    changed = body()
    del changed["line"][0][field]
    with pytest.raises(KeyError):
        read(changed)


READ = date(2026, 11, 1)


BEFORE, AFTER = date(2026, 10, 31), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("looked", "outcome", "checked", "method", "wrong"),
    [
        (BEFORE, CheckOutcome.RIGHT, READ, "", False),  # the evidence was read again since
        (BEFORE, CheckOutcome.WRONG, READ, "", False),
        (READ, CheckOutcome.RIGHT, READ, "called", False),
        (READ, CheckOutcome.WRONG, READ, "", True),
        (AFTER, CheckOutcome.RIGHT, AFTER, "called", False),
        (AFTER, CheckOutcome.WRONG, READ, "", True),
    ],
)
def test_the_newest_look_counts_and_reading_again_ends_a_check(
    looked: date, outcome: CheckOutcome, checked: date, method: str, wrong: bool
) -> None:
    found = last_look(READ, {"day": looked, "outcome": outcome, "method": "called"})
    assert found == {"checked": checked, "check_method": method, "known_wrong": wrong}


def test_a_line_that_nobody_checked_is_as_old_as_its_evidence() -> None:
    assert last_look(READ, None) == {"checked": READ, "check_method": "", "known_wrong": False}


@given(st.dates(), st.dates(), st.sampled_from(CheckOutcome))
def test_no_check_makes_a_line_older_or_newer_than_somebody_looked(
    read_on: date, looked: date, outcome: CheckOutcome
) -> None:
    found = last_look(read_on, {"day": looked, "outcome": outcome, "method": "called"})
    assert found["checked"] in {read_on, looked}
    assert found["checked"] >= read_on
    assert found["known_wrong"] == (outcome == CheckOutcome.WRONG and looked >= read_on)
