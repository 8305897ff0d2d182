"""Signs that one fact could tick: the difference stands with both, and in the guide of whoever teaches them."""

import pytest
from django.test import Client
from lxml import html

from screening.content.clock import RELEASED
from screening.content.edition import get_edition
from screening.handouts import documents, kinds, sheets
from screening.library.alike import alike, pairs

pytestmark = pytest.mark.django_db


def words(content: str) -> str:
    return " ".join(html.document_fromstring(content).body.text_content().replace("\u200b", "").split())


def test_a_pair_is_seen_from_both_sides() -> None:
    edition = get_edition("en")
    found = list(pairs(edition))
    assert len(found) >= 18
    for pair in found:
        assert (pair.second, pair.difference) in alike(edition, pair.first.code)
        assert (pair.first, pair.difference) in alike(edition, pair.second.code)


def test_the_difference_stands_on_both_pages_and_on_the_cards_of_their_categories(visitor: Client) -> None:
    paths = {}
    for pair in pairs(get_edition("en")):
        for row in (pair.first, pair.second):
            for path in (f"/en/indicators/{row.code}/", f"/en/categories/{row.category.code}/"):
                paths.setdefault(path, words(visitor.get(path).content.decode()))
                assert pair.difference.value in paths[path], path


def test_the_guide_tells_apart_what_its_cases_name() -> None:
    edition = get_edition("en")
    for code, lesson in edition.lessons.items():
        made = documents.document(sheets.sheet(kinds.wanted("guide", [code], "a4", "en"), RELEASED, ""))
        read = {row.indicator.code for case in lesson.cases for row in (*case.present, *case.explore, *case.tempting)}
        for pair in pairs(edition):
            named = bool({pair.first.code, pair.second.code} & read)
            assert (pair.difference.value in words(made.html)) == named
