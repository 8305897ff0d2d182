"""Whoever types an address from paper finds its page, however the letters are written."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from screening.handouts import kinds
from screening.handouts.kits.contents import SHORT, Kit, Readers
from screening.languages import ENGLISH, LANGUAGES, Language
from tests.site.addresses import Address, pages

pytestmark = pytest.mark.django_db


def path_of(address: Address) -> str:
    with translation.override(address.language):
        return reverse(address.name, kwargs=dict(address.kwargs))


def files(language: Language) -> list[str]:
    """An address of each kind of file."""
    other = next(row for row in LANGUAGES if row != language)
    sheet = kinds.wanted("bilingual", [other.code, "DOC"], "letter-colour", language.code)
    questions = kinds.wanted("check", ["ALL"], "a4", language.code)
    kit = Kit(("LESSON-1", "LESSON-2"), SHORT, language, (Readers(ENGLISH, 12),), "CN", sheet.paper)
    changed = replace(kit, work="health", without=("check.LESSON-1.A", "help"), extra=("card",))
    with translation.override(language.code):
        return [
            reverse("handout", args=[sheet]),
            reverse("handout", args=[questions]),
            reverse("handout-picture", args=[sheet, 1]),
            reverse("kit-pdf", args=[kit]),
            reverse("kit-zip", args=[kit]),
            reverse("kit-change", args=[changed]),
        ]


@pytest.mark.parametrize("letters", [str.upper, str.lower, str.title], ids=lambda way: way.__name__)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_letters_do_not_matter(visitor: Client, language: Language, letters: Callable[[str], str]) -> None:
    paths = [path_of(row) for row in pages() if row.language == language.code] + files(language)
    for path in paths:
        typed = letters(path)
        if typed != path and (answer := visitor.get(typed)).status_code != 200:
            assert (answer.status_code, answer.headers.get("Location")) == (302, path), typed
            assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/EN/", "/en/"),
        ("/zh/", "/zh-hans/"),
        ("/zh-Hans/help/cn/", "/zh-hans/help/CN/"),
        ("/zh-CN/lessons/", "/zh-hans/lessons/"),
        ("/km-KH/", "/km/"),
        ("/en/help/vn/", "/en/help/VN/"),
        ("/en/indicators/doc_01/", "/en/indicators/DOC-01/"),
        ("/en/indicators/DOC\u201301/", "/en/indicators/DOC-01/"),
        ("/en/indicators/Doc 01/", "/en/indicators/DOC-01/"),
        ("/vi/indicators/\uff24\uff2f\uff23-01/", "/vi/indicators/DOC-01/"),
        ("/en/help/vn/?a=B&c", "/en/help/VN/?a=B&c"),
    ],
)
def test_it_is_found_at_once(visitor: Client, typed: str, path: str) -> None:
    answer = visitor.get(typed)
    assert (answer.status_code, answer.url) == (302, path)
    assert visitor.get(path).status_code == 200


def test_the_slash_at_the_end_may_be_missing(visitor: Client) -> None:
    assert visitor.get("/EN/help/vn", follow=True).redirect_chain[-1][0] == "/en/help/VN/"


def test_nothing_that_was_ticked_is_sent_on(visitor: Client) -> None:
    assert visitor.post("/en/checklist/cn/", {"DOC-01": "noticed"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["//evil.example/", "/EN//evil.example/", "/en/\\evil.example/", "/en/../..//evil.example", "/\uff0fevil.example/"],
)
def test_nobody_is_led_elsewhere(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code in {302, 404}
    assert "evil" not in answer.headers.get("Location", "")


def test_a_page_that_is_not_there_is_missing_and_no_circle(visitor: Client) -> None:
    for path in ("/km/help/zz/", "/KM/indicators/nope-99/", "/en/beside/en/doc/", "/xx/", "/EN/nothing/"):
        assert visitor.get(path, follow=True).status_code == 404
