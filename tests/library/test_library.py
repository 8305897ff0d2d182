"""Cards with two equal sides, filters, search in every script, two languages side by side, the picture."""

import pytest
from django.test import Client
from lxml import html

from screening.content.edition import get_edition
from screening.languages import LANGUAGES
from screening.library import base_rates, search

pytestmark = pytest.mark.django_db


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


def test_both_sides_have_the_same_markup(visitor: Client) -> None:
    for card in page(visitor, "/en/categories/COE/").xpath("//article[@class='card-indicator']"):
        sides = card.xpath("./div[@class='sides']/section")
        assert len(sides) == 2
        assert [[child.tag for child in side] for side in sides] == [["h3", "p"], ["h3", "p"]]
        assert len({side.get("class") for side in sides}) == 1


def test_filters_narrow_the_list() -> None:
    current = get_edition("en")
    clinic = search.filtered(current, setting="clinic")
    both = search.filtered(current, setting="clinic", audience="border")
    assert 0 < len(both) < len(clinic) < len(current.indicators)
    assert all("clinic" in row.settings for row in clinic)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_an_indicator_is_found_by_its_title_in_the_readers_language(language) -> None:
    current = get_edition(language.code)
    for code in ("DOC-01", "DEB-02", "MOV-01", "ONL-05"):
        assert search.find(current, current.indicators[code].title.value)[0].code == code


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("en", "PASSPORT", "DOC-01"),
        ("en", "doc-01", "DOC-01"),
        ("vi", "ho chieu", "DOC-01"),
        ("vi", "hộ chiếu", "DOC-01"),
        ("zh-hans", "护照", "DOC-01"),
        ("km", "លិខិតឆ្លងដែន", "DOC-01"),
    ],
)
def test_a_word_finds_its_indicator_in_every_script(language: str, words: str, code: str) -> None:
    assert code in [row.code for row in search.find(get_edition(language), words)]


def test_words_that_are_nowhere_find_nothing() -> None:
    assert search.find(get_edition("en"), "zzzz qqqq") == []
    assert search.find(get_edition("en"), "!!! ...") == []


def test_two_languages_stand_side_by_side_with_their_own_lang(visitor: Client) -> None:
    found = page(visitor, "/en/beside/km/DOC/")
    for card in found.xpath("//article[contains(@class, 'pair')]"):
        assert [side.get("lang") for side in card.xpath(".//div[@class='side']")] == ["en", "km"]


def test_every_source_that_is_cited_is_listed(visitor: Client) -> None:
    current = get_edition("en")
    listed = set(page(visitor, "/en/sources/").xpath("//ol[@class='sources']/li/@id"))
    cited = {row.source.code for indicator in current.indicators.values() for row in indicator.citations}
    assert cited <= listed


def test_trainer_pages_hold_what_reading_pages_do_not(visitor: Client) -> None:
    phrase = "confiscating passports"
    assert phrase in visitor.get("/en/trainers/notes/DOC/").content.decode()
    assert phrase not in visitor.get("/en/indicators/DOC-01/").content.decode()
    assert phrase not in visitor.get("/en/categories/DOC/").content.decode()


def test_the_picture_shows_the_published_figures() -> None:
    raft = get_edition("en").instruments["RAFT"]
    picture = base_rates.picture(14, raft)
    assert (picture.affected, picture.found, picture.wrongly_flagged, picture.flagged) == (14, 14, 385, 399)
    dots = picture.dots()
    assert len(dots) == 1000
    assert sum(dot.affected for dot in dots) == 14
    assert sum(dot.flagged for dot in dots) == 399
    assert sum(dot.flagged and not dot.affected for dot in dots) == 385


def test_a_test_that_misses_shows_the_missed() -> None:
    qyit = get_edition("en").instruments["QYIT"]
    picture = base_rates.picture(88, qyit)
    assert picture.missed == 12
    assert sum(dot.affected and not dot.flagged for dot in picture.dots()) == 12


def test_the_picture_works_without_scripts(visitor: Client) -> None:
    found = page(visitor, "/en/trainers/base-rates/")
    assert len(found.xpath("//svg//circle | //*[local-name()='circle']")) == 1000
    assert found.xpath("//table//caption")
