"""The checklist before and after it is sent: nothing is chosen for the reader, and nothing that they chose is lost."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.checklist import listed, reflection
from screening.checklist.answers import Answer, read
from screening.choices import State, Work
from screening.content import edition
from screening.content.edition import get_edition
from screening.content.publish import publish
from screening.languages import LANGUAGES, TRANSLATIONS
from screening.library.blocks import blocks
from screening.library.made import usual_state
from screening.library.search import for_work
from screening.models import Indicator
from screening.referral import helplines

pytestmark = pytest.mark.django_db

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ADDRESSES = ["/en/checklist/CN/", "/en/checklist/without-place/", *(f"/en/checklist/CN/?work={work}" for work in Work)]


def page(visitor: Client, path: str = "/en/checklist/CN/", ticks: dict[str, str] | None = None) -> html.HtmlElement:
    answer = visitor.get(path) if ticks is None else visitor.post(path, ticks)
    return html.document_fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def signs(found: html.HtmlElement) -> list[str]:
    return [str(name).removeprefix("card-") for name in found.xpath("//form[@id='checklist']//fieldset/@id")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_open_checklist_answers_nothing_for_the_reader(visitor: Client, address: str) -> None:
    fields = page(visitor, address).xpath("//form[@id='checklist']//fieldset")
    assert fields
    for field in fields:
        assert field.xpath(".//input/@value") == ["noticed", "unsure", "blank"]
        assert not field.xpath(".//input[@checked]")
        assert [words(label) for label in field.xpath(".//label[input]")] == ["Noticed", "Not sure", "Leave blank"]


def test_indicators_stand_under_their_categories_in_the_order_of_the_list(visitor: Client) -> None:
    current = get_edition("en")
    found = page(visitor).find_class("tick-category")
    assert [words(section.find("summary/h2")) for section in found] == [
        str(row.title) for row in current.categories.values()
    ]
    for section, code in zip(found, current.categories, strict=True):
        shown = [row for block in blocks(current, current.in_category(code)) for row in block.indicators]
        assert section.xpath(".//fieldset/@id") == [f"card-{row.code}" for row in shown]


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
def test_sections_are_closed_and_say_only_how_many_signs_they_hold(visitor: Client, language: str) -> None:
    current = get_edition(language)
    for section in page(visitor, f"/{language}/checklist/CN/").find_class("tick-category"):
        assert "open" not in section.attrib
        (opened,) = section.xpath("summary//*[@class='opened']")
        assert "hidden" in opened.attrib
        opened.drop_tree()
        (row,) = (row for row in current.categories.values() if row.title.value == words(section.find("summary/h2")))
        assert re.findall(r"\d+", words(section.find("summary"))) == [str(len(current.in_category(row.code)))]


def test_each_question_shows_both_sides_alike_before_it_can_be_answered(visitor: Client) -> None:
    shown = page(visitor)
    for code, row in get_edition("en").indicators.items():
        field = words(shown.get_element_by_id(f"card-{code}"))
        notice, other = (field.index(" ".join(text.value.split())) for text in (row.notice, row.other))
        assert notice < other < field.index("Leave blank")
    for both in shown.find_class("both"):
        assert [(side.tag, side.attrib, [part.tag for part in side]) for side in both] == [("p", {}, ["strong"])] * 2


@pytest.mark.parametrize("work", Work)
def test_a_list_for_some_work_holds_its_signs_open_and_the_others_one_click_away(visitor: Client, work: Work) -> None:
    found = page(visitor, f"/en/checklist/CN/?work={work}")
    assert sorted(signs(found)) == sorted(row.code for row in for_work(get_edition("en"), work))
    assert not found.xpath("//form//details")
    assert found.xpath("//main//a[@href='/en/checklist/CN/'][.='All signs']")


def test_every_list_leads_to_those_that_are_not_empty(visitor: Client) -> None:
    offered = [f"/en/checklist/CN/?work={work}" for work in Work]
    assert page(visitor).xpath("//nav[@class='work']//a/@href") == offered
    Indicator.objects.update(work=[])
    publish()
    edition.forget()
    for path in ("/en/checklist/CN/", "/en/checklist/CN/?work=hotel"):
        found = page(visitor, path)
        assert not found.find_class("work")
        assert len(signs(found)) == len(get_edition("en").indicators)


def test_before_anything_is_sent_no_reflection_is_shown(visitor: Client) -> None:
    """The script of the page shows it; without it, all of it stays hidden."""
    shown = page(visitor)
    for part in ("reflection", "thought"):
        assert "hidden" in shown.get_element_by_id(part).attrib


@pytest.mark.parametrize(("answer", "shown"), [("noticed", "Noticed"), ("unsure", "Not sure")])
def test_what_was_answered_is_said_beside_its_sides(visitor: Client, answer: str, shown: str) -> None:
    found = page(visitor, ticks={"DOC-01": answer})
    (card,) = found.xpath("//fieldset")
    assert [words(row.getparent()) for row in card.xpath(".//input[@checked]")] == [shown]
    assert not found.xpath("//*[@id='nothing']")


@pytest.mark.parametrize("ticks", [{}, {"DOC-01": "blank"}, {"DOC-01": ""}, {"GONE-1": "noticed"}])
def test_who_ticks_nothing_is_told_that_this_is_fine(visitor: Client, ticks: dict[str, str]) -> None:
    found = page(visitor, ticks=ticks)
    assert not found.xpath("//fieldset")
    assert "You ticked nothing. That is fine" in words(found.get_element_by_id("nothing"))


def test_the_answer_says_first_that_it_is_no_result(visitor: Client) -> None:
    found = page(visitor, ticks={"DOC-01": "noticed"})
    shown = words(found.find(".//main"))
    assert shown.index("This is not a result.") < shown.index("DOC-01")
    assert found.xpath("//a[@href='/en/checklist/CN/']")
    assert not found.xpath("//main//form")


def test_an_answer_that_does_not_exist_is_named_with_its_sign_and_led_to(visitor: Client) -> None:
    found = page(visitor, ticks={"DOC-01": "noticed", "DEB-02": "maybe", "MOV-01": "unsure"})
    (link,) = found.xpath("//div[@class='error-summary']//a")
    assert words(link) == " ".join(str(get_edition("en").indicators["DEB-02"].title).split())
    led_to = found.get_element_by_id(link.get("href")[1:])
    assert led_to.xpath("ancestor::details/@open")
    assert found.xpath("//input[@name='MOV-01'][@checked]/@value") == ["unsure"]
    assert found.find_class("field-error") == led_to.find_class("field-error")


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


def test_a_place_is_asked_for_first_and_nobody_has_to_choose_one(visitor: Client) -> None:
    found = page(visitor, "/en/checklist/")
    assert not found.xpath("//main//input")
    assert not found.xpath("//main//*[@id='safety']")  # it is read once, beside the list
    options = found.xpath("//select[@name='place']//option/@value")
    assert sorted(options) == sorted(["", *get_edition("en").places])
    assert visitor.get("/km/checklist/?place=VN").url == "/km/checklist/VN/"
    assert found.xpath("//main//a[.='Go on without a place']/@href") == ["/en/checklist/without-place/"]


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
@pytest.mark.parametrize("ticks", [None, {"DOC-01": "noticed"}])
def test_without_a_place_there_is_no_number_but_the_way_to_one(visitor: Client, language: str, ticks) -> None:
    found = page(visitor, f"/{language}/checklist/without-place/", ticks)
    assert not found.xpath("//main//*[contains(@class, 'phone')]")
    assert found.get_element_by_id("help").getnext().xpath("a/@href") == [f"/{language}/help/"]
    assert found.get_element_by_id("safety").xpath(".//a/@href") == [f"/{language}/checklist/"]


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


@pytest.mark.parametrize("language", [row.code for row in TRANSLATIONS])
def test_what_most_texts_are_is_said_once_and_what_differs_beside_its_sign(visitor: Client, language: str) -> None:
    usual = usual_state(get_edition(language))
    assert usual == State.MACHINE
    found = page(visitor, f"/{language}/checklist/CN/")
    assert not found.get_element_by_id("list").find_class("state")
    assert words(found).count(str(usual.label)) <= 1 or language == "en"
    Indicator.objects.filter(code="DOC-01").update(title="Somebody else keeps the papers now")
    publish()
    edition.forget()
    marked = page(visitor, f"/{language}/checklist/CN/").get_element_by_id("list").find_class("state")
    assert [mark.xpath("string(ancestor::fieldset/@id)") for mark in marked] == ["card-DOC-01"]


def test_the_list_is_half_as_heavy_as_when_each_sign_stood_on_it_twice(visitor: Client) -> None:
    """Three fields, two sides and a question per sign, and the help lines: 374 and 650 KB they were."""
    for language, most in (("en", 147), ("km", 291)):
        assert len(visitor.get(f"/{language}/checklist/CN/").content) < most * 1000


@pytest.mark.parametrize("place", ["CN", "KR", "MM"])
def test_what_may_follow_is_named_at_each_number_and_explained_once_before_them(visitor: Client, place: str) -> None:
    part = page(visitor, f"/en/checklist/{place}/").get_element_by_id("referral")
    current = get_edition("en")
    found = helplines.referral(current, current.places[place], date(2026, 11, 29))
    rows = [row for group in found.groups for row in group.lines] + list(found.emergency)
    assert rows
    explained = [words(row) for row in part.xpath("./details[1]/ul[@class='follows']/li")]
    said = [" ".join(f"{row.title} {row.body}".split()) for row in found.may_follow]
    assert explained == said
    for row in rows:
        card = words(part.get_element_by_id(row.line.code))
        assert all(str(passage.title) in card for passage in row.follows)
        assert {passage.code for passage in row.follows} <= {passage.code for passage in found.may_follow}
    assert all(words(part).count(text) == 1 for text in said)


LEAVES = "This opens another page, and what you ticked here is gone."


@pytest.mark.parametrize("place", ["CN", "VN", "MM"])
@pytest.mark.parametrize("ticks", [None, {"DOC-01": "noticed"}])
def test_no_link_beside_the_ticks_leads_away_without_saying_so(visitor: Client, place: str, ticks) -> None:
    main = page(visitor, f"/en/checklist/{place}/", ticks).find(".//main")
    for link in main.xpath(".//a[not(starts-with(@href, '#') or starts-with(@href, 'tel:'))]"):
        before = link.xpath("ancestor::*[self::p or self::ul or self::nav][1]")[0]
        said = words(before.getparent() if before.tag == "ul" else before)
        assert LEAVES in said or "every list starts empty" in said or "empty list" in said, link.get("href")
    assert main.find_class("address")


CODES = st.sampled_from([*(f"DOC-0{number}" for number in range(1, 6)), "DEB-01", "MOV-02", "GONE-1"])


@given(st.dictionaries(CODES, st.sampled_from([*Answer, "", "maybe"])))
@EXAMPLES
def test_what_was_noticed_keeps_the_order_of_the_list_and_its_answer(ticks: dict[str, str]) -> None:
    current = get_edition("en")
    answers = read(current, ticks)
    assert dict(answers.given) == {code: ticks[code] for code in current.indicators if ticks.get(code) in Answer.values}
    assert list(answers.unknown) == [code for code in current.indicators if ticks.get(code) == "maybe"]
    found = listed.noticed(current, answers)
    ticked = ("noticed", "unsure")
    assert [row.indicator.code for row in found] == [code for code in current.indicators if ticks.get(code) in ticked]
    assert all(row.answer == ticks[row.indicator.code] for row in found)


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
