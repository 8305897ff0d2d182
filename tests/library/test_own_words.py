"""Whoever ticks reads first that no sign is needed where a person speaks: on the screen and on every paper."""

from itertools import product

import pytest
from django.test import Client
from lxml import html

from screening.choices import Work
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.handouts import documents, kinds, sheets
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Option, Wanted
from screening.languages import BY_CODE, LANGUAGES
from tests.pdf.conftest import CHOICES, path_of

pytestmark = pytest.mark.django_db

LISTS = {"checklist", "category", "work", "bilingual", "worksheet", "large"}
# Cards for a class and its invented stories: nothing is ticked.
TO_SORT = {"deck"}


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u200b", "").split())


def plain(text: object) -> str:
    return " ".join(str(text).replace("\u200b", "").split())


def first_words(edition: Edition) -> tuple[str, str]:
    passage = edition.passages["rule-said"]
    return plain(passage.title.value), plain(passage.body.value)


def papers(language: str) -> list[Wanted]:
    """One of each kind that lists every indicator or those of a category, and every category."""
    edition = get_edition(language)
    other = "en" if language != "en" else "km"
    codes = {Option.OTHER: [other], Option.CATEGORY: list(edition.categories), Option.WORK: list(Work)}
    lists = [kind for kind in KINDS if set(kind.options) <= codes.keys() and kind.code in LISTS]
    return [
        Wanted(kind, BY_CODE[language], dict(zip(kind.options, values, strict=True)), kind.papers[0])
        for kind in lists
        for values in product(*(codes[option] for option in kind.options))
    ]


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
def test_every_paper_to_tick_begins_with_the_persons_own_words(language: str) -> None:
    wanted = papers(language)
    assert {row.kind.code for row in wanted} == LISTS
    for one in wanted:
        sheet = sheets.sheet(one, RELEASED, "")
        body = html.document_fromstring(documents.document(sheet).html).body
        [box] = body.find_class("rule")
        for column, cell in zip(sheet.columns, box.xpath(".//td"), strict=True):
            title, said = first_words(get_edition(column.language.code))
            assert words(cell).startswith(f"{title} {said}"), one.path
        assert not box.find_class("tick")
        signs = body.find_class("indicator-title") + body.find_class("indicator")
        assert signs
        order = list(body.iter())
        assert all(order.index(box) < order.index(sign) for sign in signs)


def test_no_other_paper_lists_indicators_to_tick() -> None:
    """A kind that is new and shows the signs themselves must be named above."""
    edition = get_edition("en")
    found = set()
    for kind in KINDS:
        code, *values, file = path_of(kind, "en").split("/")
        one = kinds.wanted(code, values, file, "en")
        body = html.document_fromstring(documents.document(sheets.sheet(one, RELEASED, "")).html).body
        if plain(edition.in_category(CHOICES[Option.CATEGORY])[0].notice.value) in words(body):
            found.add(str(kind.code))
    assert found - TO_SORT == LISTS


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
def test_the_checklist_on_the_screen_begins_with_the_persons_own_words(visitor: Client, language: str) -> None:
    page = html.document_fromstring(visitor.get(f"/{language}/checklist/CN/").content.decode())
    rules = page.get_element_by_id("list").find_class("rule")
    title, said = first_words(get_edition(language))
    assert words(rules[0]) == f"{title} {said}"
    order = list(page.iter())
    assert order.index(rules[0]) < order.index(page.xpath("//form[@id='checklist']//input")[0])
    assert "rule-said" not in page.xpath("//form[@id='checklist']//@name")
