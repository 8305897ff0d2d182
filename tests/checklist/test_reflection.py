"""Whatever is ticked, the help is the same, and nothing is added up."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.content.edition import get_edition

pytestmark = pytest.mark.django_db

ANSWERS = st.sampled_from(["noticed", "unsure", "blank", ""])


def referral(body: str) -> str:
    page = html.document_fromstring(body)
    return " ".join(html.tostring(page.get_element_by_id("referral"), encoding="unicode").split())


def same_for_all(body: str) -> str:
    """All of a reflection but the cards of what was noticed, or the words that nothing was."""
    page = html.document_fromstring(body)
    for card in page.xpath("//fieldset | //*[@id='nothing']"):
        card.drop_tree()
    return " ".join(html.tostring(page.find(".//main"), encoding="unicode").split())


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_referral_is_the_same_for_any_ticks(visitor: Client, data: st.DataObject) -> None:
    codes = list(get_edition("en").indicators)
    ticks = data.draw(st.dictionaries(st.sampled_from(codes), ANSWERS))
    place = data.draw(st.sampled_from(["CN", "MM", "KR"]))
    ticked = visitor.post(f"/en/checklist/{place}/", ticks).content.decode()
    nothing = visitor.post(f"/en/checklist/{place}/", {}).content.decode()
    assert referral(ticked) == referral(nothing)
    assert same_for_all(ticked) == same_for_all(nothing)


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_number_comes_from_the_ticks(visitor: Client, data: st.DataObject) -> None:
    """Outside the words of the indicators themselves there are the same digits, however much was ticked."""
    codes = list(get_edition("en").indicators)
    ticks = data.draw(st.dictionaries(st.sampled_from(codes), st.sampled_from(["noticed", "unsure"]), min_size=1))
    page = html.document_fromstring(visitor.post("/en/checklist/CN/", ticks).content.decode())
    shown = [card.get("id").removeprefix("card-") for card in page.xpath("//fieldset")]
    assert shown == [code for code in codes if code in ticks]
    empty = html.document_fromstring(visitor.post("/en/checklist/CN/", {}).content.decode())
    assert digits(page) == digits(empty)


def digits(page: html.HtmlElement) -> list[str]:
    for card in page.xpath("//fieldset"):
        card.drop_tree()
    return re.findall(r"\d+", page.text_content())


def test_the_page_and_its_answer_show_the_same_referral(visitor: Client) -> None:
    page = visitor.get("/vi/checklist/VN/").content.decode()
    answer = visitor.post("/vi/checklist/VN/", {"DOC-01": "noticed"}).content.decode()
    assert referral(page) == referral(answer)


def test_what_was_noticed_stands_beside_its_other_explanation(visitor: Client) -> None:
    body = visitor.post("/en/checklist/CN/", {"DOC-01": "noticed", "MOV-02": "unsure"}).content.decode()
    current = get_edition("en")
    for code in ("DOC-01", "MOV-02"):
        for text in (current.indicators[code].notice, current.indicators[code].other):
            assert html.fromstring(f"<p>{text}</p>").text_content() in html.fromstring(body).text_content()
    assert current.indicators["DEB-01"].title.value not in body


def test_an_answer_that_does_not_exist_comes_back_with_the_ticks(visitor: Client) -> None:
    response = visitor.post("/en/checklist/CN/", {"DOC-01": "noticed", "DOC-02": "maybe"})
    assert response.status_code == 400
    page = html.document_fromstring(response.content.decode())
    assert page.xpath("//input[@name='DOC-01' and @value='noticed' and @checked]")
    assert page.xpath("//*[contains(@class, 'error-summary')]//a[@href]")


def test_the_answer_is_never_stored_by_a_browser_or_the_cache(visitor: Client) -> None:
    response = visitor.post("/en/checklist/CN/", {"DOC-01": "noticed"})
    assert "no-store" in response.headers["Cache-Control"]
    assert not cache._cache


def test_every_indicator_can_be_ticked_and_no_cue_can(visitor: Client) -> None:
    page = html.document_fromstring(visitor.get("/en/checklist/CN/").content.decode())
    names = {field.get("name") for field in page.xpath("//form[@id='checklist']//input")}
    assert names == set(get_edition("en").indicators)


def test_indicators_of_danger_point_to_the_safety_panel(visitor: Client) -> None:
    page = html.document_fromstring(visitor.get("/en/checklist/CN/").content.decode())
    pointed = {card.get("id") for card in page.xpath("//fieldset[.//a[@href='#safety']]")}
    dangers = {code for code, row in get_edition("en").indicators.items() if row.opens_safety}
    assert dangers >= {"MOV-01", "COE-01", "CHD-01"}
    assert pointed == {f"card-{code}" for code in dangers}
    order = [element.get("id") for element in page.xpath("//*[@id='safety' or @id='checklist']")]
    assert order == ["safety", "checklist"]
