"""What must stay as it is, whatever a browser or a phone does with a page: phone numbers, and codes."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html

from screening.content.edition import get_edition
from screening.languages import LANGUAGES, Language
from tests.site.addresses import FILES, names, pages
from tests.site.test_pages import get

pytestmark = pytest.mark.django_db


def left_to_translators(page: html.HtmlElement) -> Iterator[str]:
    """Every text of the page that a page translator may change."""
    for row in page.xpath("//main//text()[not(ancestor::*[@translate='no'])]"):
        yield str(row)


def fixed_words() -> re.Pattern[str]:
    """Every code of an indicator and a source, and every help-line number that has a place of its own."""
    edition = get_edition("en")
    codes = [*edition.indicators, *edition.sources]
    numbers = {line.number for line in edition.lines.values() if len(re.sub(r"\D", "", line.number)) > 3}
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in (*codes, *numbers)))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
@pytest.mark.parametrize("name", sorted(names() - FILES))
def test_no_page_leaves_a_number_or_a_code_to_a_translator(visitor: Client, name: str, language: Language) -> None:
    fixed = fixed_words()
    for address in pages():
        if (address.name, address.language) == (name, language.code):
            path, page = get(visitor, address)
            assert not [text for text in left_to_translators(page) if fixed.search(text)], path


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
