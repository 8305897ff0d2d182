"""What must stay as it is, whatever a browser or a phone does with a page: phone numbers, and codes."""

import re
from functools import cache

import pytest
from django.test import Client
from lxml import html

from screening.content.edition import get_edition
from screening.languages import LANGUAGES, Language

pytestmark = pytest.mark.django_db


def leaves_no_number_or_code_to_a_translator(page: html.HtmlElement, language: str) -> bool:
    """In no text that a page translator may change stands one: test_pages.py looks at every page."""
    texts = page.xpath("//main//text()[not(ancestor::*[@translate='no'])]")
    return not fixed_words().search("\n".join(texts))


@cache
def fixed_words() -> re.Pattern[str]:
    """Every code of an indicator and a source, and every help-line number that has a place of its own."""
    edition = get_edition("en")
    codes = [*edition.indicators, *edition.sources]
    numbers = {line.number for line in edition.lines.values() if len(re.sub(r"\D", "", line.number)) > 3}
    words = "|".join(map(re.escape, sorted({*codes, *numbers})))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def test_a_number_or_a_code_is_seen() -> None:
    for word in ("DOC-01", "S12", "+86-10-12308"):
        page = html.fromstring(f"<main><p>Call {word} now</p></main>")
        assert not leaves_no_number_or_code_to_a_translator(page, "en")
        page = html.fromstring(f"<main><p>Call <span translate='no'>{word}</span> now</p></main>")
        assert leaves_no_number_or_code_to_a_translator(page, "en")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_what_is_asked_for_is_really_there(visitor: Client, language: Language) -> None:
    for path, kept in ((f"/{language.code}/help/KR/", "bdi"), (f"/{language.code}/indicators/DOC-01/", "span")):
        page = html.document_fromstring(visitor.get(path).content.decode())
        assert page.xpath(f"//main//{kept}[@translate='no']"), path
    assert {"DOC-01", "DOC-02"} <= set(page.xpath("//main//*[@translate='no']/text()"))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_short_numbers_are_kept_too(visitor: Client, language: Language) -> None:
    """110 may be a count elsewhere, so they are looked for where they are dialled."""
    for code in get_edition("en").places:
        page = html.document_fromstring(visitor.get(f"/{language.code}/help/{code}/").content.decode())
        shown = page.xpath("//*[contains(@class, 'dial')]")
        assert not [
            row for row in shown if row.xpath(".//text()[normalize-space() and not(ancestor::bdi[@translate])]")
        ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_no_phone_makes_links_of_its_own(visitor: Client, language: Language) -> None:
    for path in ("help/TH/", "nothing/"):
        page = html.document_fromstring(visitor.get(f"/{language.code}/{path}").content.decode())
        assert page.xpath("//head/meta[@name='format-detection']/@content") == ["telephone=no"]
