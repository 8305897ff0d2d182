"""A page says how the texts of a language were made, and every mark of a translation leads there."""

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from screening.choices import Made, State
from screening.content import edition
from screening.content.publish import publish
from screening.languages import IN_TABLE, LANGUAGES, TRANSLATIONS
from screening.library.made import texts_by_state
from screening.models import Passage, Translation
from screening.text.exchange import english_texts
from screening.text.reviews import load_reviews
from tests.text.reviewing import sign_content

pytestmark = pytest.mark.django_db

MACHINE = "Translated by a machine, not checked by a person"


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


def counts(found: html.HtmlElement) -> dict[str, int]:
    return {row.xpath("string(th)"): int(row.xpath("string(td)")) for row in found.xpath("//main//table/tbody/tr")}


def test_every_text_of_a_language_is_counted_once() -> None:
    for language in LANGUAGES:
        found = dict(texts_by_state(edition.get_edition(language.code)))
        assert sum(found.values()) == len(english_texts())
        assert set(found) == ({State.SOURCE} if language.code == "en" else {State.MACHINE})


def test_states_and_origins_are_counted_as_readers_get_them(tmp_path) -> None:
    keys = list(english_texts())
    khmer = Translation.objects.filter(language="km")
    sign_content(tmp_path, IN_TABLE["km"], keys[:3], "sk", "mc")
    sign_content(tmp_path, IN_TABLE["km"], keys[3:5], "sk", "mc", state=State.FIELD_CHECKED)
    load_reviews(tmp_path, IN_TABLE["km"])
    khmer.filter(key__in=keys[5:6]).update(made=Made.PERSON)
    khmer.filter(key__in=keys[6:8]).update(made=Made.MENDED)
    khmer.filter(key__in=keys[8:12]).update(digest="0" * 16)
    khmer.filter(key__in=keys[12:17]).delete()
    publish()
    edition.forget()
    found = texts_by_state(edition.get_edition("km"))
    assert found == [
        (State.FIELD_CHECKED, 2),
        (State.REVIEWED, 3),
        (State.DRAFT, 1),
        (State.MENDED, 2),
        (State.MACHINE, len(keys) - 17),
        (State.STALE, 4),
        (State.MISSING, 5),
    ]


@pytest.mark.parametrize("language", TRANSLATIONS, ids=lambda row: row.code)
def test_the_page_says_it_in_the_readers_language(visitor: Client, language) -> None:
    found = page(visitor, f"/{language.code}/texts/")
    assert list(counts(found).values()) == [len(english_texts())]
    (label,) = counts(found)
    assert label != MACHINE
    assert [element.text_content() for element in found.xpath("//main//dd")] == [label]  # the interface too
    assert found.xpath("//*[@id='about-language']")
    assert found.xpath("//*[@id='about-review']")


def test_english_has_nothing_to_count(visitor: Client) -> None:
    found = page(visitor, "/en/texts/")
    assert not found.xpath("//main//table")
    assert "The English came first" in found.xpath("//main")[0].text_content()
    assert "two different people" in found.xpath("//main")[0].text_content()


def test_a_host_may_hide_what_explains_it(visitor: Client) -> None:
    Passage.objects.filter(code="about-review").update(hidden=True)
    publish()
    edition.forget()
    found = page(visitor, "/km/texts/")
    assert not found.xpath("//*[@id='about-review']")
    assert found.xpath("//*[@id='about-language']")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_page_leads_there_from_its_foot(visitor: Client, language) -> None:
    for path in ("", "indicators/", "nothing/"):
        assert page(visitor, f"/{language.code}/{path}").xpath(f"//footer//a[@href='/{language.code}/texts/']")


MARKED = [
    "categories/DOC/",
    "indicators/DOC-01/",
    "safety/",
    "about/",
    "lessons/LESSON-1/",
    "cases/CASE-01/",
    "glossary/",
]


@pytest.mark.parametrize("path", MARKED)
def test_every_mark_of_a_translation_leads_there(visitor: Client, path: str) -> None:
    found = page(visitor, f"/km/{path}")
    marks = found.find_class("state") + found.find_class("said")
    assert marks
    assert {(mark.tag, mark.get("href")) for mark in marks} == {("a", "/km/texts/")}
    assert not page(visitor, f"/en/{path}").find_class("state")


def test_a_page_says_once_how_most_texts_were_made_and_beside_one_what_differs(visitor: Client, tmp_path) -> None:
    keys = [key for key in english_texts() if key.startswith("indicator.DOC-01.")]
    sign_content(tmp_path, IN_TABLE["km"], keys, "sk", "mc")
    load_reviews(tmp_path, IN_TABLE["km"])
    publish()
    edition.forget()
    found = page(visitor, "/km/categories/DOC/")
    with translation.override("km"):
        assert [row.text_content() for row in found.find_class("said")] == [State.MACHINE.label]
        assert [row.text_content() for row in found.find_class("state")] == [State.REVIEWED.label]
    assert found.get_element_by_id("DOC-01").find_class("state")


def test_beside_another_language_a_mark_leads_to_the_page_of_its_own(visitor: Client) -> None:
    marks = page(visitor, "/vi/beside/km/DOC/").xpath("//*[@class='state']/@href")
    assert set(marks) == {"/vi/texts/", "/km/texts/"}


def test_no_mark_leads_away_from_ticks(visitor: Client) -> None:
    Passage.objects.filter(group="question").update(body="Changed: the translations are out of date.")
    publish()
    edition.forget()
    marks = page(visitor, "/km/checklist/CN/").find_class("state")
    assert {mark.tag for mark in marks} == {"span"}
