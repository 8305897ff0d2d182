"""The checklist before and after it is sent: nothing is chosen for the reader, and nothing that they chose is lost."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.checklist import reflection
from screening.checklist.forms import ANSWERS, ChecklistForm
from screening.checklist.reflection import Answer
from screening.content.edition import get_edition
from screening.library.blocks import blocks
from screening.referral import helplines

pytestmark = pytest.mark.django_db

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def page(visitor: Client, path: str = "/en/checklist/CN/", ticks: dict[str, str] | None = None) -> html.HtmlElement:
    answer = visitor.get(path) if ticks is None else visitor.post(path, ticks)
    return html.document_fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_open_checklist_answers_nothing_for_the_reader(visitor: Client) -> None:
    fields = page(visitor).xpath("//form[@id='checklist']//fieldset")
    assert len(fields) == len(get_edition("en").indicators)
    for field in fields:
        assert field.xpath(".//input/@value") == ["noticed", "unsure", "blank"]
        assert field.xpath(".//input[@checked]/@value") == ["blank"]


def test_every_answer_has_its_own_words_that_a_finger_can_hit(visitor: Client) -> None:
    field = page(visitor).get_element_by_id("card-DOC-01")
    labels = field.xpath(".//label")
    assert [words(label) for label in labels] == ["I noticed this", "Not sure", "Leave blank"]
    assert [label.get("for") for label in labels] == field.xpath(".//input/@id")


def test_indicators_stand_under_their_categories_in_the_order_of_the_list(visitor: Client) -> None:
    current = get_edition("en")
    sections = page(visitor).find_class("tick-category")
    assert [words(section.find("h2")) for section in sections] == [
        str(row.title) for row in current.categories.values()
    ]
    for section, code in zip(sections, current.categories, strict=True):
        shown = [row for block in blocks(current, current.in_category(code)) for row in block.indicators]
        assert section.xpath(".//fieldset/@id") == [f"card-{row.code}" for row in shown]


def test_each_question_shows_both_sides_before_it_can_be_answered(visitor: Client) -> None:
    shown = page(visitor)
    for code, row in get_edition("en").indicators.items():
        field = words(shown.get_element_by_id(f"card-{code}"))
        notice, other = (field.index(" ".join(text.value.split())) for text in (row.notice, row.other))
        assert notice < other < field.index("I noticed this")


def test_before_anything_is_sent_no_answer_of_the_page_is_shown(visitor: Client) -> None:
    """The script of the page shows what was ticked; without it, all of it stays hidden."""
    shown = page(visitor)
    assert "hidden" in shown.get_element_by_id("reflection").attrib
    cards = shown.xpath("//*[@data-code]")
    assert [card.get("data-code") for card in cards] == list(get_edition("en").indicators)
    assert all("hidden" in card.attrib for card in cards)


@pytest.mark.parametrize(("answer", "shown"), [("noticed", "I noticed this"), ("unsure", "Not sure")])
def test_what_was_answered_is_said_beside_its_sides(visitor: Client, answer: str, shown: str) -> None:
    found = page(visitor, ticks={"DOC-01": answer})
    (card,) = found.xpath("//*[@data-code]")
    assert "hidden" not in card.attrib
    assert [words(row) for row in card.xpath(".//p[@data-answer][not(@hidden)]")] == [shown]
    assert "hidden" in found.get_element_by_id("nothing").attrib
    assert "hidden" not in found.get_element_by_id("reflection").attrib


@pytest.mark.parametrize("ticks", [{}, {"DOC-01": "blank"}, {"DOC-01": ""}, {"GONE-1": "noticed"}])
def test_who_ticks_nothing_is_told_that_this_is_fine(visitor: Client, ticks: dict[str, str]) -> None:
    found = page(visitor, ticks=ticks)
    assert not found.xpath("//*[@data-code]")
    assert "hidden" not in found.get_element_by_id("nothing").attrib
    assert "You ticked nothing. That is fine" in words(found.get_element_by_id("nothing"))


def test_the_answer_says_first_that_it_is_no_result(visitor: Client) -> None:
    found = page(visitor, ticks={"DOC-01": "noticed"})
    shown = words(found.get_element_by_id("reflection"))
    assert shown.index("This is not a result.") < shown.index("DOC-01")
    assert found.xpath("//a[@href='/en/checklist/CN/']")
    assert not found.xpath("//main//form")


def test_an_answer_that_does_not_exist_is_named_with_its_sign_and_led_to(visitor: Client) -> None:
    found = page(visitor, ticks={"DOC-01": "noticed", "DEB-02": "maybe", "MOV-01": "unsure"})
    (link,) = found.xpath("//div[@class='error-summary']//a")
    title = " ".join(str(get_edition("en").indicators["DEB-02"].title).split())
    assert words(link) == f"{title}: Choose one of the three answers."
    assert found.get_element_by_id(link.get("href")[1:]).get("name") == "DEB-02"
    assert found.xpath("//input[@name='MOV-01'][@checked]/@value") == ["unsure"]
    assert len(found.find_class("field-error")) == 1


@pytest.mark.parametrize("ticks", [None, {}, {"DOC-01": "noticed"}, {"DOC-01": "maybe"}])
def test_the_question_about_danger_stands_on_every_page_of_the_checklist(visitor: Client, ticks) -> None:
    panel = page(visitor, ticks=ticks).get_element_by_id("safety")
    assert words(panel.find("h2")) == "Is anyone in danger now?"
    assert panel.xpath(".//a/@href")[:2] == ["tel:120", "tel:110"]  # an ambulance before the police


@pytest.mark.parametrize("place", ["CN", "MM", "KR"])
def test_each_number_in_the_panel_says_what_may_follow_and_how_old_it_is(visitor: Client, place: str) -> None:
    panel = page(visitor, f"/en/checklist/{place}/").get_element_by_id("safety")
    current = get_edition("en")
    rows = helplines.referral(current, current.places[place], date(2026, 11, 29)).sound_emergency
    assert rows
    said = words(panel)
    for row, following in zip(rows, panel.find_class("emergency"), strict=True):
        told = said.partition(words(following))[2]
        assert all(passage.title.value in told for passage in row.follows)
        assert "read on" in told


def test_where_no_emergency_number_is_known_the_panel_says_so(visitor: Client, place_without_lines: str) -> None:
    panel = page(visitor, f"/en/checklist/{place_without_lines}/").get_element_by_id("safety")
    assert "We know no confirmed emergency number for this place." in words(panel)
    assert not panel.xpath(".//a[starts-with(@href, 'tel:')]")


def test_a_place_is_asked_for_before_anything_is_ticked(visitor: Client) -> None:
    found = page(visitor, "/en/checklist/")
    assert not found.xpath("//main//input")
    options = found.xpath("//select[@name='place']//option/@value")
    assert sorted(options) == ["", *sorted(get_edition("en").places)]
    assert visitor.get("/km/checklist/?place=VN").url == "/km/checklist/VN/"


@pytest.mark.parametrize("address", ["/en/checklist/", "/en/help/"])
@pytest.mark.parametrize(
    ("sent", "wrong"), [("", False), ("?place=", False), ("?place=ZZ", True), ("?other=ZZ", False)]
)
def test_only_a_place_that_is_not_in_the_list_is_called_wrong(
    visitor: Client, address: str, sent: str, wrong: bool
) -> None:
    answer = visitor.get(address + sent)
    (chooser,) = html.document_fromstring(answer.content.decode()).xpath("//main//select[@name='place']")
    assert answer.status_code == (400 if wrong else 200)
    assert (chooser.get("aria-invalid") == "true") == wrong
    assert ("This place is not in the list." in answer.content.decode()) == wrong


def test_a_place_that_does_not_exist_takes_no_answers(visitor: Client) -> None:
    assert visitor.post("/en/checklist/ZZ/", {"DOC-01": "noticed"}).status_code == 404


CODES = st.sampled_from([*(f"DOC-0{number}" for number in range(1, 6)), "DEB-01", "MOV-02", "GONE-1"])


@given(st.dictionaries(CODES, st.sampled_from(Answer)))
@EXAMPLES
def test_what_was_noticed_keeps_the_order_of_the_list_and_its_answer(ticks: dict[str, Answer]) -> None:
    current = get_edition("en")
    found = reflection.noticed(current, ticks)
    expected = [code for code in current.indicators if ticks.get(code, Answer.BLANK) != Answer.BLANK]
    assert [row.indicator.code for row in found] == expected
    assert all(row.answer == ticks[row.indicator.code] for row in found)


@given(st.dictionaries(CODES, st.sampled_from([*Answer, ""])))
@EXAMPLES
def test_the_form_gives_back_the_answers_that_it_was_given(ticks: dict[str, str]) -> None:
    current = get_edition("en")
    form = ChecklistForm(current, ticks)
    assert form.is_valid()
    assert form.answers() == {code: ticks[code] for code in current.indicators if ticks.get(code)}
    assert list(form.fields) == list(current.indicators)


def test_the_three_answers_are_the_only_ones() -> None:
    assert [value for value, _ in ANSWERS] == list(Answer)


def test_the_advice_is_that_of_the_content_and_lasts_when_a_host_hides_a_part() -> None:
    current = get_edition("en")
    found = reflection.advice(current)
    parts = {"question": found.questions, "do": found.do, "do-not": found.do_not}
    assert {group: [row.code for row in rows] for group, rows in parts.items()} == {
        group: [row.code for row in current.group(group)] for group in parts
    }
    assert all(parts.values())
    bare = replace(current, passages={code: row for code, row in current.passages.items() if row.group != "do-not"})
    assert reflection.advice(bare) == replace(found, do_not=())
