"""Home, safety, leaving, about: one door for each reader, help within one choice, and honest numbers."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import resolve
from lxml import html

from screening.choices import PassageGroup
from screening.content.edition import Edition, get_edition
from screening.languages import LANGUAGES
from screening.pages import views

pytestmark = pytest.mark.django_db

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@EVERY_LANGUAGE
def test_the_home_page_has_one_door_for_each_reader_in_their_language(visitor: Client, language) -> None:
    doors = page(visitor, f"/{language.code}/").find_class("door")
    leading = [door.xpath(".//a/@href") for door in doors]
    first = f"/{language.code}"
    assert leading == [
        [f"{first}/indicators/", f"{first}/checklist/"],
        [f"{first}/handouts/short/", f"{first}/handouts/"],
        [f"{first}/trainers/", f"{first}/lessons/"],
    ]
    for links in leading:
        assert all(resolve(link) for link in links)


@EVERY_LANGUAGE
@pytest.mark.parametrize("path", ["", "safety/"])
def test_help_is_one_choice_away(visitor: Client, language, path: str) -> None:
    (form,) = page(visitor, f"/{language.code}/{path}").xpath("//main//form")
    assert (form.get("method"), form.get("action")) == ("get", f"/{language.code}/help/")
    offered = form.xpath(".//select[@name='place']//option")
    named = {row.get("value"): words(row) for row in offered[1:]}
    assert named == {code: " ".join(str(row.name).split()) for code, row in get_edition(language.code).places.items()}
    assert (offered[0].get("value"), len(offered)) == ("", len(named) + 1)
    assert visitor.get(form.get("action"), {"place": "KR"}).url == f"/{language.code}/help/KR/"


def test_a_place_that_a_host_has_hidden_is_not_offered(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    current = get_edition("en")
    places = {code: row for code, row in current.places.items() if code != "KR"}
    _published(monkeypatch, replace(current, places=places))
    offered = page(visitor, "/en/").xpath("//select[@name='place']//option/@value")
    assert "KR" not in offered
    assert len(offered) == len(places) + 1


def test_the_numbers_of_the_home_page_are_those_of_what_is_there(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = get_edition("en")
    some = dict(list(current.indicators.items())[:7])
    _published(monkeypatch, replace(current, indicators=some))
    shown = words(page(visitor, "/en/").xpath("//main")[0])
    assert f"7 indicators in {len(current.categories)} groups" in shown
    assert f"{len(LANGUAGES)} languages." in shown


def test_the_home_page_says_what_the_site_does_not_do(visitor: Client) -> None:
    lead = words(page(visitor, "/en/").find_class("lead")[0])
    assert "Nothing here decides whether someone is trafficked" in lead
    assert "nothing about anyone is kept" in lead


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("safety", PassageGroup.SAFETY),
        ("leaving", PassageGroup.LEAVING),
        ("about", PassageGroup.ABOUT),
        ("searching", PassageGroup.SEARCHING),
    ],
)
@EVERY_LANGUAGE
def test_a_page_about_the_site_shows_all_of_its_passages_in_order(
    visitor: Client, language, path: str, group: PassageGroup
) -> None:
    current = get_edition(language.code)
    shown = page(visitor, f"/{language.code}/{path}/").find_class("passage")
    assert [row.get("id") for row in shown] == [row.code for row in current.group(group)]
    for section, passage in zip(shown, current.group(group), strict=True):
        text = words(section)
        assert all(" ".join(part.value.split()) in text for part in (passage.title, passage.body, *passage.items))


def test_a_passage_names_its_sources_behind_a_question(visitor: Client) -> None:
    current = get_edition("en")
    cited = [row for row in current.passages.values() if row.citations and row.group in {"safety", "about", "leaving"}]
    assert cited
    for passage in cited:
        section = page(visitor, f"/en/{passage.group}/").get_element_by_id(passage.code)
        (details,) = section.xpath(".//details")
        assert details.get("open") is None
        links = details.xpath(".//a/@href")
        assert links == [f"/en/sources/#{row.source.code}" for row in passage.citations]


def test_the_page_about_leaving_says_what_it_cannot_do(visitor: Client) -> None:
    shown = words(page(visitor, "/en/leaving/").get_element_by_id("leaving-cannot"))
    assert all(word in shown for word in ("pages you visited", "Back button", "network", "spyware", "downloaded"))


def test_every_page_leads_to_what_leaving_can_and_cannot_do(visitor: Client) -> None:
    for path in ("/en/", "/en/checklist/CN/", "/en/nothing/"):
        assert "/en/leaving/" in page(visitor, path).xpath("//footer//a/@href")


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("vi-VN, km;q=0.9", "vi"),
        ("fr, km;q=0.4, en;q=0.3", "km"),
        ("zh", "zh-hans"),
        ("zh-Hans-CN", "zh-hans"),
        ("KM", "km"),
        ("*", "en"),
        ("km;q=0, vi", "vi"),
        ("\x00, %s", "en"),
        ("a" * 5000, "en"),
    ],
)
def test_the_bare_address_leads_to_the_best_language_that_a_browser_asks_for(
    visitor: Client, asked: str, language: str
) -> None:
    answer = visitor.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer.url) == (302, f"/{language}/")
    assert not answer.cookies


def test_a_language_that_is_only_prepared_is_not_led_to(visitor: Client) -> None:
    for asked in ("th", "ur", "zh-Hant-TW"):
        url = visitor.get("/", headers={"accept-language": asked}).url
        assert re.fullmatch(r"/(en|zh-hans)/", url)
        assert visitor.get(url).status_code == 200
    assert visitor.get("/th/").status_code == 404


@EVERY_LANGUAGE
def test_a_family_that_searches_finds_its_page_and_a_line_for_missing_children(visitor: Client, language) -> None:
    first = f"/{language.code}"
    for path in ("/", "/help/", "/safety/", "/indicators/"):
        assert f"{first}/searching/" in page(visitor, first + path).xpath("//a/@href")
    shown = {row.get("id") for row in page(visitor, f"{first}/searching/").find_class("line")}
    assert shown == {code for code, line in get_edition("en").lines.items() if line.serves == "missing-children"}
    assert shown


def _published(monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    monkeypatch.setattr(views, "get_edition", lambda _language: edition)
