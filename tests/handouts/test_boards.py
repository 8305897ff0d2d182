"""A board to point at: the same drawings with words in two languages, and every language under its own name."""

import pytest
from django.utils import translation
from lxml import html

from screening import drawings
from screening.choices import Label
from screening.handouts.kinds import boards
from screening.languages import BY_CODE, LANGUAGES, TRANSLATIONS
from tests.handouts.training import page, said

pytestmark = pytest.mark.django_db

in_every_language = pytest.mark.parametrize("language", BY_CODE)
SENTENCE = "Point here if this is your language."


def board(language: str) -> tuple[html.HtmlElement, str]:
    other = "km" if language == "en" else "en"
    return page(language, f"board/{other}"), other


@in_every_language
def test_every_language_that_is_offered_stands_there_in_its_own_words(language: str) -> None:
    tree, _other = board(language)
    cells = {cell.get("lang"): said(cell) for cell in tree.xpath("//table[@class='languages']//td[@lang]")}
    assert list(cells) == [row.tag for row in LANGUAGES]
    for row in LANGUAGES:
        with translation.override(row.code):
            assert cells[row.tag] == f"{row.name} {translation.gettext(SENTENCE)}"
    assert len(set(cells.values())) == len(LANGUAGES)


@in_every_language
def test_each_drawing_has_its_words_in_both_languages(language: str) -> None:
    tree, other = board(language)
    cells = tree.xpath("//table[@class='pictures']//td")
    assert len(cells) == len(boards.POINTED)
    for cell, (drawing, words) in zip(cells, boards.POINTED.items(), strict=True):
        assert cell.xpath("./img/@src") == [f"app:{drawing}.svg"]
        assert [(line.get("lang"), said(line)) for line in cell.xpath("./p")] == [
            (BY_CODE[code].tag, in_words(words, code)) for code in (language, other)
        ]


def in_words(words: Label, language: str) -> str:
    with translation.override(language):
        return str(words)


@pytest.mark.parametrize("words", boards.POINTED.values(), ids=boards.POINTED)
def test_words_below_a_drawing_are_few_and_translated(words: Label) -> None:
    assert len(in_words(words, "en").split()) <= 4
    for row in TRANSLATIONS:
        assert in_words(words, row.code) not in {"", in_words(words, "en")}, row.code


def test_no_drawing_is_there_twice_and_rows_are_full() -> None:
    assert len(boards.POINTED) % boards.ACROSS == 0
    pictures = [drawings.svg(name) for name in boards.POINTED]
    assert len(set(pictures)) == len(pictures)


@in_every_language
def test_there_is_room_for_a_language_that_is_not_offered(language: str) -> None:
    tree, _other = board(language)
    assert len(tree.xpath("//table[@class='languages']//td[@class='own']")) >= boards.ACROSS
