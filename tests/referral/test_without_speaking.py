"""Who cannot speak, or may be heard, finds first whom they can write to; nothing of the choice is kept."""

import pytest
from django.test import Client
from lxml import html

from screening.choices import Serves
from screening.content.edition import get_edition

pytestmark = pytest.mark.django_db


def page(visitor: Client, place: str, query: str = "") -> html.HtmlElement:
    return html.document_fromstring(visitor.get(f"/en/help/{place}/{query}").content.decode())


def shown(found: html.HtmlElement) -> list[str]:
    return [row.get("id") for row in found.find_class("line")]


def test_lines_without_speaking_come_first_and_none_is_lost(visitor: Client) -> None:
    english = get_edition("en")
    order = [True, None, False]
    for place in english.places:
        usual, chosen = shown(page(visitor, place)), shown(page(visitor, place, "?without=speaking"))
        assert sorted(chosen) == sorted(usual), place
        own = [english.lines[code] for code in chosen if english.lines[code].place.code == place]
        known = [order.index(line.without_speaking) for line in own if line.serves != Serves.CITIZENS_ABROAD]
        assert known == sorted(known), place


def test_each_heading_says_what_is_known(visitor: Client) -> None:
    words = {True: "can be reached without speaking", None: "not known whether", False: "only by speaking"}
    english = get_edition("en")
    for row in page(visitor, "KR", "?without=speaking").find_class("line"):
        line = english.lines[row.get("id")]
        if line.place.code == "KR" and line.serves != Serves.CITIZENS_ABROAD:
            heading = row.xpath("preceding-sibling::h2[1]")[0].text_content()
            assert words[line.without_speaking] in heading


def test_the_choice_is_a_link_and_leads_back(visitor: Client) -> None:
    (there,) = page(visitor, "KR").xpath("//a[@href='/en/help/KR/?without=speaking']")
    assert "without speaking" in there.text_content()
    assert page(visitor, "KR", "?without=speaking").xpath("//main//a[@href='/en/help/KR/']")


def test_the_choice_is_kept_nowhere(visitor: Client) -> None:
    usual = visitor.get("/en/help/KR/").content
    chosen = visitor.get("/en/help/KR/?without=speaking")
    assert chosen.content != usual
    assert not chosen.cookies
    assert visitor.get("/en/help/KR/").content == usual
    assert shown(page(visitor, "KR", "?without=anything")) == shown(page(visitor, "KR"))
