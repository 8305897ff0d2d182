"""A card or strip that others may see can be asked not to name the topic. Its numbers stay the same."""

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.handouts.documents import document
from screening.handouts.kinds.shape import Wanted
from screening.handouts.sheets import sheet
from screening.languages import LANGUAGES, Language

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 29)
SMALL = ["card", "strip"]
TOPIC = json.loads((Path(__file__).parent / "topic_words.json").read_text(encoding="utf-8"))


def wanted(kind: str, place: str, language: str, *words: str) -> Wanted:
    return kinds.wanted(kind, [place, *words], "a4", language)


def printed(one: Wanted) -> html.HtmlElement:
    return html.document_fromstring(document(sheet(one, DAY, "")).html)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind.discreet], ids=lambda kind: kind.code)
def test_what_is_always_discreet_names_no_topic_in_any_place(kind: kinds.HandoutType, language: Language) -> None:
    for place in get_edition("en").places:
        words = printed(wanted(kind.code, place, language.code)).body.text_content().lower()
        assert not [word for word in TOPIC[language.code] if word in words], place


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
@pytest.mark.parametrize("kind", SMALL)
def test_no_word_of_the_topic_stands_on_discreet_paper_of_any_place(kind: str, language: Language) -> None:
    for place in get_edition("en").places:
        words = printed(wanted(kind, place, language.code, "discreet")).body.text_content().lower()
        assert not [word for word in TOPIC[language.code] if word in words], place


def test_plain_paper_does_name_it_so_the_choice_is_one() -> None:
    for kind in SMALL:
        words = printed(wanted(kind, "KR", "en")).body.text_content()
        assert "trafficking" in words
        assert "work and travel advice" in printed(wanted(kind, "KR", "en", "discreet")).body.text_content()


@pytest.mark.parametrize("kind", SMALL)
def test_the_numbers_stay_the_same(kind: str) -> None:
    for place in get_edition("en").places:
        plain, discreet = (
            [row.text_content() for row in printed(wanted(kind, place, "en", *words)).find_class("phone")]
            for words in ((), ("discreet",))
        )
        assert plain == discreet, place


def test_an_address_names_only_the_choice_that_is_not_usual() -> None:
    assert wanted("card", "KR", "en").path == ("card", "KR", "a4")
    assert wanted("card", "KR", "en", "discreet").path == ("card", "KR", "discreet", "a4")
    for words in ("plain", "loud"):
        with pytest.raises(LookupError):
            wanted("card", "KR", "en", words)


def test_hours_stand_beside_a_number_where_there_is_room() -> None:
    assert "24 hours" in printed(wanted("strip", "VN", "en")).body.text_content()
