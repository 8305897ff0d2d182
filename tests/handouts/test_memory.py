"""One number to learn by heart: its groups, words and boxes hold the digits of the number that is printed."""

import pytest
from django.utils import translation

from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.handouts.kinds import memory
from screening.handouts.kinds.contacts import contacts
from screening.languages import BY_CODE, TRANSLATIONS
from tests.handouts.training import DAY, in_every_language, page, plain, said

pytestmark = pytest.mark.django_db


def keys(number: str) -> str:
    return "".join(letter for letter in number if letter in memory.WORDS)


def remembered(language: str, place: str) -> memory.Remembered:
    wanted = kinds.wanted("remember", [place], "a4", language)
    return memory.remember(wanted, get_edition(language), DAY)


def test_a_digit_has_a_word_of_its_own_in_every_language() -> None:
    for code in BY_CODE:
        with translation.override(code):
            words = [str(word) for word in memory.WORDS.values()]
        assert len(set(words)) == len(memory.WORDS)
        assert not any(letter.isdigit() for letter in "".join(words))
    for row in TRANSLATIONS:
        with translation.override("en"):
            english = [str(word) for word in memory.WORDS.values()]
        with translation.override(row.code):
            assert not set(english) & {str(word) for word in memory.WORDS.values()}


def test_every_sign_of_a_number_can_be_said(content: None) -> None:
    for line in get_edition("en").lines.values():
        assert set(line.number) <= {*memory.WORDS, *" -()"}, line.code
        assert "".join(said.key for group in memory.groups(line.number) for said in group) == keys(line.number)
        assert all(len(group) <= memory.MOST_IN_GROUP + 1 for group in memory.groups(line.number))


@in_every_language
def test_words_are_those_of_the_digits_of_the_best_number(language: str) -> None:
    content = get_edition(language)
    for code, place in content.places.items():
        tree = page(language, f"remember/{code}")
        found = contacts(content, place, DAY, 1).shown
        assert [said(row) for row in tree.find_class("phone")] == [row.number.shown for row in found[:1]], code
        if not found:
            continue
        with translation.override(language):
            read = {plain(str(word)): key for key, word in memory.WORDS.items()}
        told = [word for cell in tree.find_class("in-words") for word in said(cell).split(" · ")]
        assert "".join(read[word] for word in told) == keys(found[0].number.shown), code
        assert "".join(said(cell) for cell in tree.find_class("keys")) == keys(found[0].number.shown), code


@pytest.mark.parametrize("place", ["KR", "US", "VN", "MM"])
def test_each_line_leaves_out_more_until_all_is_written_from_memory(content: None, place: str) -> None:
    sheet = remembered("en", place)
    number = keys(sheet.contact.number.shown)
    across, rows = sheet.across, sheet.rows
    lines = [rows[row][column] for column in range(across) for row in range(len(rows))]
    printed = ["".join(key for group in line for key in group) for line in lines]
    assert all(number.startswith(line) for line in printed)
    assert [len(line) for line in printed] == sorted((len(line) for line in printed), reverse=True)
    assert 0 < len(printed[0]) < len(number)
    assert printed[-memory.WHOLE :] == [""] * memory.WHOLE
    assert all(sum(len(group) for group in line) == len(number) for line in lines)


@in_every_language
def test_a_place_where_nobody_helps_says_so_before_the_number(language: str) -> None:
    text = said(page(language, "remember/MM"))
    sheet = remembered(language, "MM")
    assert plain(sheet.contacts.ask.value) in text
    assert text.index(plain(sheet.contacts.ask.value)) < text.index(sheet.contact.number.shown)
