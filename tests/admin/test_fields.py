"""Fields that turn the lists of a row into lines and boxes and back, so that nobody edits JSON and nothing is lost."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from screening.admin.fields import ChecksField, LinesField, PalermoField, SourcesField, choices_of
from screening.choices import Act, Ilo11, Setting

WORD = st.text(alphabet="ab1-é ក", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(WORD, max_size=6))
def test_lines_go_to_the_form_and_come_back_the_same(lines: list[str]) -> None:
    field = LinesField(required=False)
    assert field.clean(field.prepare_value(lines)) == lines


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("one\ntwo", ["one", "two"]),
        ("one\r\n\r\n  two  \r\n", ["one", "two"]),
        ("", []),
        (" \n ", []),
        (None, []),
        (["one ", "", "two"], ["one", "two"]),
    ],
)
def test_empty_lines_and_spaces_at_the_ends_do_not_count(typed: object, lines: list[str]) -> None:
    assert LinesField(required=False).clean(typed) == lines


def test_a_list_that_is_needed_is_asked_for() -> None:
    with pytest.raises(ValidationError):
        LinesField().clean(" \n ")


def test_what_somebody_typed_wrongly_comes_back_as_typed() -> None:
    assert LinesField().prepare_value("one\n\ntwo") == "one\n\ntwo"
    assert SourcesField().prepare_value("S4 | a | b") == "S4 | a | b"


def test_boxes_give_values_in_the_order_of_the_vocabulary_and_of_its_kind() -> None:
    assert ChecksField(Ilo11, coerce=int).clean(["7", "3"]) == [7, 3]
    assert ChecksField(Setting, required=False).clean([]) == []
    assert [value for value, _ in ChecksField(Setting).choices] == Setting.values


@pytest.mark.parametrize("sent", [["nowhere"], ["hotel", "nowhere"], "hotel"])
def test_a_box_that_was_never_offered_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        ChecksField(Setting).clean(sent)


def test_boxes_can_be_asked_for_when_the_page_is_made() -> None:
    """A place that was added a minute ago is among them."""
    places = [("CN", "China")]
    field = ChecksField(lambda: places)
    places.append(("XX", "Here"))
    assert field.clean(["XX"]) == ["XX"]


def test_words_of_a_vocabulary_begin_with_a_capital() -> None:
    assert choices_of(Act)[0] == ("recruitment", "Recruitment")


PALERMO = st.fixed_dictionaries(
    {
        element: st.lists(st.sampled_from(vocabulary.values), unique=True).map(sorted)
        for element, vocabulary in PalermoField.elements.items()
    }
)


@given(PALERMO)
def test_the_elements_of_the_definition_survive_the_form(value: dict[str, list[str]]) -> None:
    field = PalermoField()
    boxes = field.prepare_value(value)
    assert field.clean(boxes) == value
    assert field.clean(value) == value
    assert not field.has_changed(value, boxes)
    assert all(field.has_changed(value, [other for other in boxes if other != box]) for box in boxes)


@pytest.mark.parametrize("sent", [["act:nothing"], ["means:recruitment"], ["recruitment"], ["act:recruitment:x"]])
def test_an_element_belongs_to_its_own_group(sent: list[str]) -> None:
    with pytest.raises(ValidationError):
        PalermoField().clean(sent)


def test_an_element_that_is_not_named_is_an_empty_list() -> None:
    assert PalermoField().clean(["means:threat"]) == {"act": [], "means": ["threat"], "purpose": []}
    assert PalermoField().prepare_value({"means": ["threat"]}) == ["means:threat"]


@given(st.lists(st.tuples(WORD, st.one_of(st.just(""), WORD)), max_size=5))
def test_sources_go_to_the_form_and_come_back_the_same(sources: list[tuple[str, str]]) -> None:
    field = SourcesField(required=False)
    shown = field.prepare_value(sources)
    assert field.clean(shown) == sources
    assert not field.has_changed(sources, shown)


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("S4", [("S4", "")]),
        ("S4|page 7", [("S4", "page 7")]),
        (" S4 |  page 7 \r\n\r\nSEED", [("S4", "page 7"), ("SEED", "")]),
        ("S4 |", [("S4", "")]),
        ("", []),
        (" | ", []),
        (None, []),
    ],
)
def test_a_source_is_a_code_and_where_in_it(typed: str | None, sources: list[tuple[str, str]]) -> None:
    assert SourcesField(required=False).clean(typed) == sources


def test_two_sources_on_one_line_are_asked_apart() -> None:
    with pytest.raises(ValidationError, match="write one source as SOURCE-CODE"):
        SourcesField().clean("S4 | page 7 | S5")


def test_the_phrase_of_an_official_citation_is_shown_and_no_change() -> None:
    field = SourcesField(required=False)
    official = [("SEED", "", "confiscating passports"), ("S4", "page 7", "")]
    assert field.prepare_value(official) == "SEED | confiscating passports\nS4 | page 7"
    assert not field.has_changed(official, official)
    assert field.has_changed(official, "SEED")
