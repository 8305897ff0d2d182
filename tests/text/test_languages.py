"""The table of languages is complete, and a language in preparation is met by translators only."""

import unicodedata

import pytest
from babel import Locale
from django.test import Client

from screening import fonts
from screening.languages import BY_CODE, ENGLISH, IN_TABLE, LANGUAGES, TABLE, TRANSLATED, Stage
from trainingsite.settings import LANGUAGES as OFFERED

EVERY_ROW = pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
PREPARED = [row for row in TABLE if row.stage == Stage.IN_PREPARATION]

WANTED = {"en", "zh-hans", "zh-hant", "vi", "my", "km", "lo", "th", "mn", "ko", "id", "fil", "ms", "ur"}


def test_all_languages_of_the_design_have_a_row():
    assert set(IN_TABLE) == WANTED
    assert len(TABLE) == len(WANTED)
    assert TABLE[0] is ENGLISH
    assert ENGLISH not in TRANSLATED


def test_readers_are_offered_what_is_ready_and_nothing_else():
    assert [code for code, _ in OFFERED] == list(BY_CODE) == [row.code for row in LANGUAGES]
    assert not {row.code for row in PREPARED} & set(BY_CODE)


@EVERY_ROW
def test_a_name_is_written_in_the_script_of_its_row(row):
    letters = [letter for letter in row.name if letter.isalpha()]
    assert letters
    assert all(unicodedata.name(letter).startswith(row.script) for letter in letters)


@EVERY_ROW
def test_a_row_says_what_paper_needs(row):
    assert fonts.FAMILIES[row.tag] == row.print_font
    assert row.font_package == ("fonts-noto-cjk" if "CJK" in row.print_font else "fonts-noto-core")
    assert 1.4 <= row.line_height <= 2.4
    assert row.marked_breaks == (row.script in {"KHMER", "LAO", "MYANMAR", "THAI"})


@EVERY_ROW
def test_tag_and_direction_are_those_of_the_language(row):
    assert str(Locale.parse(row.tag, sep="-")).replace("_", "-") == row.tag
    right_to_left = unicodedata.bidirectional(row.name[0]) in {"R", "AL"}
    assert (row.direction == "rtl") == right_to_left


@pytest.mark.django_db
@pytest.mark.parametrize("row", PREPARED, ids=lambda row: row.code)
def test_a_language_in_preparation_has_no_page(visitor: Client, row):
    answer = visitor.get(f"/{row.code}/")  # a sister of it may be offered
    assert answer.status_code == 404 or answer.headers["Location"].strip("/") in BY_CODE
    start = visitor.get("/", headers={"accept-language": row.tag})
    assert start.status_code == 302
    assert start.headers["Location"].strip("/") in BY_CODE
    assert row.name not in visitor.get("/en/").content.decode()
