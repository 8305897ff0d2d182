"""Pages to read: neighbours of an indicator, two languages side by side, the picture and its tables."""

from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.content.edition import get_edition
from screening.content.entries import InstrumentEntry
from screening.library import base_rates
from screening.library.blocks import blocks
from screening.library.views import trainers

pytestmark = pytest.mark.django_db


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_indicators_of_a_category_are_a_chain_with_two_ends(visitor: Client) -> None:
    rows = [row.code for row in get_edition("en").in_category("DOC")]
    steps = {}
    for code in rows:
        shown = page(visitor, f"/en/indicators/{code}/")
        steps[code] = [shown.xpath(f"//nav[@class='steps']/a[@rel='{rel}']/@href") for rel in ("prev", "next")]
    before = {code: f"/en/indicators/{earlier}/" for earlier, code in pairwise(rows)}
    after = {code: f"/en/indicators/{later}/" for code, later in pairwise(rows)}
    assert steps == {
        code: [[before[code]] if code in before else [], [after[code]] if code in after else []] for code in rows
    }


@pytest.mark.parametrize("code", ["DOC-01", "MOV-01"])
def test_an_indicator_says_whom_and_where_and_that_no_group_is_a_sign(visitor: Client, code: str) -> None:
    row = get_edition("en").indicators[code]
    shown = words(page(visitor, f"/en/indicators/{code}/").xpath("//main")[0])
    for text in (row.title, row.notice, row.other, row.why, *row.prompts):
        assert " ".join(text.value.split()) in shown
    assert "Anyone can be affected. A group of people is never a sign." in shown
    assert ("Someone may be in danger here." in shown) == row.opens_safety


def test_an_indicator_that_is_not_in_the_first_text_says_so(visitor: Client) -> None:
    rows = [get_edition("en").indicators[code] for code in ("DOC-01", "ONL-05")]
    assert {row.from_start for row in rows} == {True, False}
    for row in rows:
        shown = words(page(visitor, f"/en/indicators/{row.code}/"))
        assert ("Not in the text this site started from" in shown) == (not row.from_start)
        assert all(citation.source.title in shown for citation in row.citations)


def test_side_by_side_the_same_code_stands_in_both_languages_of_the_reader_first(visitor: Client) -> None:
    mine, theirs = get_edition("vi"), get_edition("km")
    shown = page(visitor, "/vi/beside/km/DOC/")
    pairs = shown.xpath("//article[contains(@class, 'pair')]")
    codes = [row.code for block in blocks(mine, mine.in_category("DOC")) for row in block.indicators]
    assert [words(pair.find_class("code")[0]) for pair in pairs] == codes
    for pair in pairs:
        code = words(pair.find_class("code")[0])
        left, right = pair.find_class("side")
        assert " ".join(mine.indicators[code].title.value.split()) in words(left)
        assert " ".join(theirs.indicators[code].title.value.split()) in words(right)
    assert " ".join(theirs.categories["DOC"].title.value.split()) in words(shown.xpath("//p[@class='lead']")[0])


def test_the_form_for_two_languages_keeps_what_is_on_the_page(visitor: Client) -> None:
    shown = page(visitor, "/en/beside/km/DEB/")
    assert shown.xpath("//select[@name='other']/option[@selected]/@value") == ["km"]
    assert shown.xpath("//select[@name='category']/option[@selected]/@value") == ["DEB"]
    assert page(visitor, "/en/categories/DEB/").xpath("//option[@selected]/@value") == ["DEB"]


def test_a_choice_of_two_languages_leads_to_a_page_with_an_address_of_its_own(visitor: Client) -> None:
    answer = visitor.get("/vi/beside/?other=km&category=DEB")
    assert (answer.status_code, answer.url) == (302, "/vi/beside/km/DEB/")
    asked = page(visitor, "/vi/beside/")
    assert not asked.find_class("error-summary")
    assert asked.xpath("//select[@name='category']")


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ("other=km", ["category"]),
        ("other=vi&category=DEB", ["other"]),  # the language of the page itself
        ("other=km&category=XXX", ["category"]),
        ("other=&category=", ["other", "category"]),
    ],
)
def test_half_a_choice_of_two_languages_comes_back_with_what_is_missing(
    visitor: Client, sent: str, wrong: list[str]
) -> None:
    answer = visitor.get(f"/vi/beside/?{sent}")
    assert answer.status_code == 400
    shown = html.document_fromstring(answer.content.decode())
    (summary,) = shown.find_class("error-summary")
    missing = [shown.get_element_by_id(link[1:]).get("name") for link in summary.xpath(".//a/@href")]
    assert missing == wrong
    kept = shown.xpath("//select/option[@selected and @value!='']/@value")
    assert kept == [value for name, value in parse_qsl(sent) if name not in wrong]


INSTRUMENT = st.tuples(st.integers(0, 1000), st.integers(0, 1000))
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def instrument(sensitivity: int | None, specificity: int | None, prevalence: int | None = 14) -> InstrumentEntry:
    row = get_edition("en").instruments["RAFT"]
    return replace(row, prevalence=prevalence, sensitivity=sensitivity, specificity=specificity)


@given(st.integers(0, base_rates.PEOPLE), INSTRUMENT)
@EXAMPLES
def test_every_person_of_a_picture_is_counted_once(affected: int, rates: tuple[int, int]) -> None:
    picture = base_rates.picture(affected, instrument(*rates))
    dots = picture.dots()
    assert sorted((dot.y, dot.x) for dot in dots) == [(y, x) for y in range(20) for x in range(50)]
    assert sum(dot.affected for dot in dots) == picture.affected == affected
    assert sum(dot.flagged for dot in dots) == picture.flagged
    assert sum(dot.affected and dot.flagged for dot in dots) == picture.found
    assert sum(dot.affected and not dot.flagged for dot in dots) == picture.missed
    assert sum(dot.flagged and not dot.affected for dot in dots) == picture.wrongly_flagged


@given(st.integers(0, base_rates.PEOPLE), INSTRUMENT)
@EXAMPLES
def test_a_count_is_never_more_than_half_a_person_away_from_the_published_rate(
    affected: int, rates: tuple[int, int]
) -> None:
    picture = base_rates.picture(affected, instrument(*rates))
    assert abs(picture.found * 1000 - affected * rates[0]) <= 500
    assert abs(picture.wrongly_flagged * 1000 - (1000 - affected) * (1000 - rates[1])) <= 500


@pytest.mark.parametrize(("affected", "sensitivity", "found"), [(1, 500, 1), (1, 499, 0), (3, 500, 2), (1, 1000, 1)])
def test_half_a_person_is_rounded_up_as_the_script_of_the_page_does(
    affected: int, sensitivity: int, found: int
) -> None:
    assert base_rates.picture(affected, instrument(sensitivity, 1000)).found == found


@pytest.mark.parametrize("missing", ["sensitivity", "specificity", "prevalence"])
def test_an_instrument_without_a_published_figure_is_not_drawn(missing: str) -> None:
    rates = {"sensitivity": 900, "specificity": 900, "prevalence": 14}
    assert base_rates.can_picture(instrument(**rates))
    assert not base_rates.can_picture(instrument(**{**rates, missing: None}))
    assert base_rates.can_picture(instrument(**{**rates, missing: 0}))


def test_every_instrument_is_told_and_each_that_can_be_drawn_has_a_table_of_its_own_figures(visitor: Client) -> None:
    current = get_edition("en")
    drawn = [row for row in current.instruments.values() if base_rates.can_picture(row)]
    assert 1 < len(drawn) < len(current.instruments)
    shown = page(visitor, "/en/trainers/base-rates/")
    told = [words(row) for row in shown.xpath("//section[@class='card-plain']/h3")]
    assert told == [str(row.name) for row in current.instruments.values()]
    tables = shown.xpath("//table")
    assert len(tables) == len(drawn)
    for table, row in zip(tables, drawn, strict=True):
        assert str(row.name) in words(table.find("caption"))
        counts = [[int(cell.text) for cell in line] for line in table.xpath("./tbody/tr")]
        pictures = [base_rates.picture(affected, row) for affected in base_rates.EXAMPLES]
        assert counts == [[p.affected, p.flagged, p.found, p.wrongly_flagged, p.missed] for p in pictures]


def test_the_first_picture_is_that_of_the_first_instrument_with_its_own_prevalence(visitor: Client) -> None:
    first = next(row for row in get_edition("en").instruments.values() if base_rates.can_picture(row))
    shown = page(visitor, "/en/trainers/base-rates/")
    picture = base_rates.picture(first.prevalence, first)
    assert shown.xpath("//input[@name='instrument'][@checked]/@value") == [first.code]
    counts = {row.get("data-count"): int(row.text) for row in shown.xpath("//*[@data-count]")}
    assert counts == {
        "affected": first.prevalence,
        "flagged": picture.flagged,
        "found": picture.found,
        "wrongly": picture.wrongly_flagged,
        "missed": picture.missed,
    }
    assert len(shown.xpath("//*[local-name()='circle'][contains(@class, 'affected')]")) == picture.affected
    assert len(shown.xpath("//*[local-name()='circle'][contains(@class, 'flagged')]")) == picture.flagged


def test_without_an_instrument_that_can_be_drawn_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(get_edition("en"), instruments={"X": instrument(None, 900)})
    monkeypatch.setattr(trainers, "get_edition", lambda language: bare)
    with pytest.raises(Http404):
        trainers.base_rates(RequestFactory().get("/en/trainers/base-rates/"))


def test_a_dated_passage_carries_the_day_of_its_oldest_source(visitor: Client) -> None:
    shown = words(page(visitor, "/en/law/").xpath("//main")[0])
    for passage in get_edition("en").group("law"):
        if passage.citations:
            read = min(citation.source.read for citation in passage.citations)
            assert f"Sources read on {read.day} {read:%B %Y}" in shown
