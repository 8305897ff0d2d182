"""Cards with two equal sides, filters, search in every script, two languages side by side, the picture."""

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from screening.content.edition import Edition, get_edition
from screening.languages import LANGUAGES
from screening.library import base_rates, search
from screening.library.finding import find

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
        assert find(current, current.indicators[code].title.value)[0].code == code


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("en", "PASSPORT", "DOC-01"),
        ("en", "doc-01", "DOC-01"),
        ("vi", "ho chieu", "DOC-01"),
        ("vi", "hộ chiếu", "DOC-01"),
        ("zh-hans", "护照", "DOC-01"),
        ("km", "លិខិតឆ្លងដែន", "DOC-01"),
        ("en", "passports", "DOC-01"),
        ("zh-hans", "護照", "DOC-01"),
        ("zh-hans", "債務", "DEB-01"),
    ],
)
def test_a_word_finds_its_indicator_in_every_script(language: str, words: str, code: str) -> None:
    assert code in [row.code for row in find(get_edition(language), words)]


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("en", ["employer's", "employer\u2019s", "EMPLOYER\u02bcS", "employers"]),
        ("en", ["threat", "threats"]),
        ("en", ["family", "families"]),
        ("en", ["search", "searches"]),
        ("zh-hans", ["护照", "護照"]),
        ("zh-hans", ["债务", "債務", "債务"]),
        ("km", ["ឱ្យ", "ឲ្យ", "អោយ"]),
        ("km", ["ប៉ូលិស", "ប៉ូលីស"]),
    ],
)
def test_one_word_in_several_spellings_finds_the_same(language: str, spellings: list[str]) -> None:
    current = get_edition(language)
    found = [{row.code for row in find(current, words) if row.is_indicator} for words in spellings]
    assert found[0]
    assert len(found[0]) < len(current.indicators)
    assert all(codes == found[0] for codes in found)


def signs(current: Edition, words: str) -> set[str]:
    return {row.code for row in find(current, words) if row.is_indicator}


def test_of_two_words_comes_first_what_has_both() -> None:
    current = get_edition("en")
    wages, debt = (signs(current, words) for words in ("wages", "debt"))
    listed = [row.code for row in find(current, "wages debt") if row.is_indicator]
    assert 0 < len(wages & debt) < len(listed)
    assert set(listed[: len(wages & debt)]) == wages & debt
    assert set(listed) <= wages | debt


def test_where_no_indicator_has_both_words_each_of_them_counts() -> None:
    current = get_edition("en")
    assert find(current, "passport zzzz") == find(current, "passport")


def test_a_search_leads_to_what_it_found_and_not_to_its_words(visitor: Client) -> None:
    response = visitor.post("/en/search/", {"words": "passport"})
    assert response.status_code == 302
    assert "passport" not in response.url.lower()
    found = page(visitor, response.url)
    listed = found.xpath("//main//ul[@class='found']//a/@href")
    with translation.override("en"):
        assert listed == [row.address for row in find(get_edition("en"), "passport")]
    assert not found.xpath("//input[@type='search']/@value")
    assert [link for link in found.xpath("//details[@class='languages']//a/@href") if link.startswith("/km/")] == [
        response.url.replace("/en/", "/km/")
    ]


def test_what_the_address_of_a_search_names_wrongly_is_left_out(visitor: Client) -> None:
    found = page(visitor, "/en/search/?found=XXX-99+DOC-01+%00")
    assert [link.rsplit("/", 2)[1] for link in found.xpath("//main//ul[@class='found']//a/@href")] == ["DOC-01"]
    assert "Nothing matches" in visitor.get("/en/search/?found=").content.decode()


def test_words_that_are_nowhere_find_nothing() -> None:
    assert find(get_edition("en"), "zzzz qqqq") == []
    assert find(get_edition("en"), "!!! ...") == []


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
