"""What is not about other people stands by itself on every list, and says what it is."""

from collections.abc import Iterator

import pytest
from django.test import Client
from lxml import html

from screening.choices import IndicatorKind
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.handouts import documents, kinds, sheets
from screening.languages import LANGUAGES
from screening.library.blocks import blocks

pytestmark = pytest.mark.django_db

CIRCUMSTANCES = {"DOC-02", "DOC-05", "MAR-06", "CHD-02", "CHD-04", "MOV-05"}
SERVICES = {"DOC-06"}
CATEGORIES = sorted({code[:3] for code in CIRCUMSTANCES})
OTHER = {language.code: "en" if language.code != "en" else "km" for language in LANGUAGES}


def words(content: str | bytes) -> str:
    return " ".join(html.document_fromstring(content).body.text_content().split())


def pages(visitor: Client, language: str, category: str) -> Iterator[tuple[str, str]]:
    """Everything on which the indicators of a category stand one after the other."""
    for path in (
        "checklist/CN",
        f"categories/{category}",
        f"trainers/notes/{category}",
        f"beside/{OTHER[language]}/{category}",
    ):
        yield path, words(visitor.get(f"/{language}/{path}/").content.decode())
    for path in (
        f"category/{category}",
        f"worksheet/{category}",
        f"large/{category}",
        f"bilingual/{OTHER[language]}/{category}",
        "checklist",
    ):
        kind, *values = path.split("/")
        sheet = sheets.sheet(kinds.wanted(kind, values, "a4", language), RELEASED, "")
        yield path, words(documents.document(sheet).html)


def test_which_indicators_are_not_about_what_other_people_do() -> None:
    found = {
        kind: {row.code for row in get_edition("en").indicators.values() if row.kind == kind} for kind in IndicatorKind
    }
    assert found[IndicatorKind.CIRCUMSTANCE] >= CIRCUMSTANCES
    assert found[IndicatorKind.SERVICE] == SERVICES


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("language", OTHER)
def test_they_stand_under_words_that_say_what_they_are(visitor: Client, language: str, category: str) -> None:
    edition = get_edition(language)
    for path, text in pages(visitor, language, category):
        shown = text.replace("\u200b", "")
        start = 0
        for said in expected(edition, category):
            found = shown.find(" ".join(said.replace("\u200b", "").split()), start)
            assert found >= start, f"{path}: {said}"
            start = found


def expected(edition: Edition, category: str) -> Iterator[str]:
    """In their order: the titles, and above each block the words that say what it is."""
    for block in blocks(edition, edition.in_category(category)):
        if block.passage:
            yield from (block.passage.title.value, block.passage.body.value)
        yield from (row.title.value for row in block.indicators)


def test_nothing_is_lost_or_moved_within_a_kind() -> None:
    edition = get_edition("en")
    for category in edition.categories:
        rows = edition.in_category(category)
        found = [row for block in blocks(edition, rows) for row in block.indicators]
        assert sorted(row.code for row in found) == sorted(row.code for row in rows)
        for kind in IndicatorKind:
            assert [row for row in found if row.kind == kind] == [row for row in rows if row.kind == kind]


@pytest.mark.parametrize("code", sorted(CIRCUMSTANCES | SERVICES))
def test_the_page_of_one_says_what_it_is(visitor: Client, code: str) -> None:
    edition = get_edition("en")
    passage = edition.passages[f"kind-{edition.indicators[code].kind}"]
    assert passage.body.value in words(visitor.get(f"/en/indicators/{code}/").content.decode())


def test_in_the_reflection_each_has_the_same_place_and_the_same_parts(visitor: Client) -> None:
    ticks = dict.fromkeys(("DOC-01", "DOC-02", "DOC-06"), "noticed")
    page = html.document_fromstring(visitor.post("/en/checklist/CN/", ticks).content.decode())
    cards = page.xpath("//main//fieldset")
    assert [card.get("id") for card in cards] == [f"card-{code}" for code in ticks]
    assert len({tuple(part.tag for part in card.iter() if part.tag not in ("li", "path")) for card in cards}) == 1
