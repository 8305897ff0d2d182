"""Search and filters: what is found, in which order, and what a reader gets who types nothing or too much."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.choices import Audience, Setting, State
from screening.content.edition import Edition, get_edition
from screening.content.entries import IndicatorEntry
from screening.languages import LANGUAGES
from screening.library import search
from screening.library.finding import MOST_ELSEWHERE, everything, find
from screening.library.folding import folded
from screening.library.forms import BesideForm, FilterForm
from screening.library.views.indicators import LONGEST_SEARCH
from screening.text.breaks import words as words_of
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db

COMMAS = "[,\uff0c\u3001\u060c] *"
EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(words: str) -> LocalText:
    return LocalText(words, "en", State.SOURCE)


def blank(code: str, **texts: str) -> IndicatorEntry:
    """An indicator whose texts are empty but for those given."""
    row = next(iter(get_edition("en").indicators.values()))
    category = replace(row.category, code="CAT", title=said(texts.pop("category", "")))
    prompts = (said(texts.pop("prompt", "")),)
    every = {name: said(texts.get(name, "")) for name in ("title", "notice", "other", "why", "trainer_note", "typed")}
    return replace(row, code=code, category=category, prompts=prompts, **every)


def edition(*rows: IndicatorEntry) -> Edition:
    return replace(get_edition("en"), indicators={row.code: row for row in rows})


def found(current: Edition, words: str) -> list[str]:
    """The indicators alone."""
    return [row.code for row in find(current, words) if row.is_indicator]


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


@pytest.mark.parametrize("place", ["category", "title", "notice", "other", "why", "prompt"])
def test_a_word_is_found_wherever_a_reader_may_have_read_it(place: str) -> None:
    assert found(edition(blank("A-1"), blank("A-2", **{place: "a lantern"})), "lantern") == ["A-2"]


# What readers of the site have typed or would, and the first thing that they should be led to.
TYPED = {
    "maid": "WRK-06",
    "domestic": "WRK-06",
    "begging": "CRI-01",
    "kidnap": "REC-06",
    "kidnapped": "REC-06",
    "ransom": "DEB-07",
    "organ": "COE-12",
    "fishing": "WRK-09",
    "suicide": "safety-dying",
    "rape": "safety-hours",
    "ambulance": "safety-now",
    "trafficked": "TERM-trafficking-in-persons",
    "tattoo": "cue-tattoos",
    "Viet Nam": "VN",
    "15999": "MY",
    "外交部全球领事保护与服务应急热线": "CN",
}


@pytest.mark.parametrize(("words", "code"), TYPED.items())
def test_what_readers_type_leads_to_what_they_need(words: str, code: str) -> None:
    rows = find(get_edition("en"), words)
    alike = [row.code for row in rows if row.is_indicator == (code in get_edition("en").indicators)]
    assert alike[0] == code


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_word_that_readers_may_type_finds_what_it_stands_beside(language) -> None:
    current = get_edition(language.code)
    for row in (*current.indicators.values(), *current.passages.values(), *current.terms.values()):
        for words in filter(None, re.split(COMMAS, str(row.typed))):
            assert row.code in [one.code for one in find(current, words)], words


def test_help_lines_are_found_by_name_and_lead_to_the_page_of_their_place() -> None:
    current = get_edition("en")
    for line in current.lines.values():
        rows = {row.code: row for row in find(current, str(line.name))}
        assert rows[line.place.code].address == f"/en/help/{line.place.code}/"


def test_everything_that_can_be_found_is_where_its_address_leads(visitor: Client) -> None:
    pages = {}
    with translation.override("en"):
        addresses = [row.address for row in everything(get_edition("en")).values()]
    for address in addresses:
        path, _, part = address.partition("#")
        if path not in pages:
            pages[path] = page(visitor, path)
        assert not part or pages[path].xpath(f"//*[@id='{part}']"), address


def test_an_address_holds_only_the_best_of_what_is_no_indicator() -> None:
    elsewhere = [row for row in find(get_edition("en"), "a") if not row.is_indicator]
    assert len(elsewhere) == MOST_ELSEWHERE


def test_notes_for_trainers_are_not_searched() -> None:
    """What stands on a trainer's page alone must not lead a reader to a sign without saying why."""
    assert found(edition(blank("A-1", trainer_note="lantern")), "lantern") == []


def test_a_title_counts_more_than_a_side_and_a_side_more_than_the_rest() -> None:
    rows = (
        blank("A-1", why="lantern"),
        blank("A-2", other="lantern"),
        blank("A-3", title="lantern"),
        blank("A-4", category="lantern"),
        blank("A-5", title="lantern", why="lantern"),
    )
    assert found(edition(*rows), "lantern") == ["A-4", "A-5", "A-3", "A-2", "A-1"]


def test_where_two_places_are_equally_good_the_order_of_the_content_stays() -> None:
    rows = [blank(f"A-{number}", title="lantern") for number in (3, 1, 2)]
    assert found(edition(*rows), "lantern") == ["A-3", "A-1", "A-2"]


def test_what_has_all_words_stands_before_what_has_some() -> None:
    both = blank("A-2", why="a lantern, a bucket")
    current = edition(blank("A-1", title="lantern"), both, blank("A-3", title="bucket"))
    assert found(current, "bucket lantern") == ["A-2", "A-1", "A-3"]


def test_a_word_that_stands_nearly_everywhere_finds_nothing_beside_a_rare_one() -> None:
    current = edition(*(blank(f"A-{number}", title="up", why="locked" * (number == 3)) for number in range(9)))
    assert found(current, "locked up") == ["A-3"]
    assert len(found(current, "up")) == 9


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_whoever_looks_for_a_hotline_is_led_to_the_help_lines(language) -> None:
    current = get_edition(language.code)
    with translation.override(language.code):
        asked = [translation.gettext("Help lines"), *re.split(COMMAS, str(current.passages["referral-how"].typed))]
        for words in asked:
            first = next(row for row in find(current, words) if not row.is_indicator)
            assert first.address == f"/{language.code}/help/", words
        places = {line.place.code for line in current.lines.values() if line.number == "111"}
        assert places <= {row.code for row in find(current, "111")}


def test_where_none_has_all_words_those_with_more_of_them_come_first() -> None:
    rows = (blank("A-1", title="rope"), blank("A-2", title="rope lantern"), blank("A-3", notice="lantern"))
    assert found(edition(*rows), "rope lantern bucket") == ["A-2", "A-1", "A-3"]


@given(st.text(max_size=60))
@EXAMPLES
def test_any_words_get_an_answer_in_which_nothing_stands_twice(words: str) -> None:
    codes = [row.code for row in find(get_edition("en"), words)]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(everything(get_edition("en")))


@given(st.data())
@EXAMPLES
def test_a_word_that_stands_in_an_indicator_always_finds_it(data: st.DataObject) -> None:
    current = get_edition(data.draw(st.sampled_from([row.code for row in LANGUAGES])))
    row = data.draw(st.sampled_from(list(current.indicators.values())))
    word = data.draw(st.sampled_from(words_of(folded(str(row.title)), current.language)))
    assert row.code in found(current, word)


def test_two_editions_do_not_answer_for_one_another() -> None:
    """The index of an edition is remembered: a new version of the same language has its own."""
    assert found(edition(blank("A-1", title="lantern")), "lantern") == ["A-1"]
    assert found(edition(blank("A-1", title="rope")), "lantern") == []


@pytest.mark.parametrize("setting", ["", *Setting.values[::5]])
@pytest.mark.parametrize("audience", ["", *Audience.values[::3]])
def test_a_filter_lets_through_what_has_its_value_and_nothing_else(setting: str, audience: str) -> None:
    current = get_edition("en")
    expected = [
        row
        for row in current.indicators.values()
        if {setting} - {""} <= set(row.settings) and {audience} - {""} <= set(row.audiences)
    ]
    assert search.filtered(current, setting, audience) == expected


def test_a_list_by_category_loses_nothing_and_shows_no_empty_heading() -> None:
    current = get_edition("en")
    some = [row for code, row in current.indicators.items() if not code.startswith("DEB")][::-1]
    groups = search.by_category(current, some)
    assert [group.category.code for group in groups] == [code for code in current.categories if code != "DEB"]
    found = [(group.category, row) for group in groups for block in group.blocks for row in block.indicators]
    assert {row.code for _category, row in found} == {row.code for row in some}
    assert all(row.category == category for category, row in found)
    assert search.by_category(current, []) == []


def test_a_source_names_an_indicator_once_however_often_it_is_cited() -> None:
    row = next(iter(get_edition("en").indicators.values()))
    twice = replace(row, citations=(row.citations[0], row.citations[0]))
    assert search.cited_by(edition(twice)) == {row.citations[0].source.code: [twice]}


def test_the_page_of_sources_leads_back_to_what_rests_on_each(visitor: Client) -> None:
    current = get_edition("en")
    listed = page(visitor, "/en/sources/")
    for code, rows in search.cited_by(current).items():
        links = listed.get_element_by_id(code).xpath(".//p[@class='codes']/a/@href")
        assert links == [f"/en/indicators/{row.code}/" for row in rows]
    assert current.version in listed.xpath("//main")[0].text_content()


def test_a_search_for_nothing_comes_back_with_words_and_the_field(visitor: Client) -> None:
    sent = visitor.post("/en/search/", {"words": "  \t "})
    assert parse_qs(urlsplit(sent.url).query, keep_blank_values=True) == {"empty": [""]}
    answer = visitor.get(sent.url)
    assert answer.status_code == 400
    assert "Type one or more words" in answer.content.decode()
    assert visitor.post("/en/search/").url == sent.url


@pytest.mark.parametrize(("length", "cut"), [(LONGEST_SEARCH - 1, False), (LONGEST_SEARCH, False), (81, True)])
def test_only_a_search_that_was_cut_says_so(visitor: Client, length: int, cut: bool) -> None:
    answer = visitor.post("/en/search/", {"words": " " + "x" * length + " "}, follow=True)
    assert ("Only the first 80 characters" in answer.content.decode()) == cut


def test_words_behind_the_end_of_a_long_search_are_not_searched_for(visitor: Client) -> None:
    sent = visitor.post("/en/search/", {"words": "zzzz".ljust(LONGEST_SEARCH) + " passport"})
    assert parse_qs(urlsplit(sent.url).query, keep_blank_values=True) == {"found": [""], "cut": [""]}


def test_the_address_of_a_search_keeps_the_order_of_what_was_found(visitor: Client) -> None:
    sent = visitor.post("/en/search/", {"words": "passport"})
    expected = [row.code for row in find(get_edition("en"), "passport")]
    assert parse_qs(urlsplit(sent.url).query) == {"found": [" ".join(expected)]}


def test_without_a_choice_the_page_shows_categories_and_no_list(visitor: Client) -> None:
    for path in ("/en/indicators/", "/en/indicators/?setting=&audience=", "/en/indicators/?setting=nowhere"):
        shown = page(visitor, path)
        assert len(shown.xpath("//li[@class='door']")) == len(get_edition("en").categories)
        assert not shown.find_class("found")


def test_a_choice_shows_what_matches_and_stays_chosen(visitor: Client) -> None:
    shown = page(visitor, "/en/indicators/?setting=clinic&audience=nobody")
    codes = [link.rsplit("/", 2)[1] for link in shown.xpath("//ul[@class='found']//a/@href")]
    assert codes == [row.code for row in search.filtered(get_edition("en"), "clinic")]
    assert shown.xpath("//select[@name='setting']/option[@selected]/@value") == ["clinic"]
    assert not shown.xpath("//li[@class='door']")


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        (None, {}),
        ({}, {}),
        ({"setting": "clinic"}, {"setting": "clinic"}),
        ({"setting": "clinic", "audience": "police"}, {"setting": "clinic", "audience": "police"}),
        ({"setting": "police", "audience": "police"}, {"audience": "police"}),
        ({"other": "clinic"}, {}),
    ],
)
def test_a_filter_takes_only_what_it_offers(sent: dict[str, str] | None, chosen: dict[str, str]) -> None:
    assert FilterForm(sent).chosen() == chosen


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_a_second_language_is_another_one(language) -> None:
    form = BesideForm(language.code, get_edition(language.code).categories.values())
    offered = [code for code, _ in form.fields["other"].choices]
    assert offered == [row.code for row in LANGUAGES if row.code != language.code]
    assert [code for code, _ in form.fields["category"].choices] == list(get_edition("en").categories)
