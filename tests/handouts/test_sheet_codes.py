"""The code at the foot of a sheet: short, hard to type wrong, and about the sheet alone."""

from itertools import pairwise

import pytest

from screening.handouts import kinds
from screening.handouts.kinds.shape import Option, Wanted
from screening.handouts.still_right import codes
from screening.handouts.still_right.codes import LETTERS, SheetCode, read
from screening.languages import LANGUAGES, TABLE
from tests.pdf.conftest import path_of

SAID, NUMBERS = codes.SAID_MARKS - 1, codes.NUMBERS_MARKS - 1


def wanted(kind: kinds.HandoutType, language: str) -> Wanted:
    code, *values, file = path_of(kind, language).split("/")
    return kinds.wanted(code, values, file, language)


def every_code() -> list[SheetCode]:
    return [
        SheetCode(wanted(kind, language.code), said, numbers)
        for kind in kinds.KINDS
        for language in LANGUAGES
        for said, numbers in ((0, 0), (SAID, NUMBERS), (7, 31))
    ]


def test_a_code_holds_kind_choices_languages_and_edition_of_every_sheet() -> None:
    for code in every_code():
        found = read(str(code))
        assert found is not None
        assert (found.said, found.numbers) == (code.said, code.numbers)
        assert (found.wanted.kind, found.wanted.language) == (code.wanted.kind, code.wanted.language)
        assert found.wanted.values == code.wanted.values


def test_a_code_holds_all_languages_in_their_order() -> None:
    for others in ("km", "vi+km", "vi+zh-hans+km"):
        found = read(str(SheetCode(kinds.wanted("poster", ["VN", others], "a4", "en"), SAID, NUMBERS)))
        assert found is not None
        assert found.wanted.languages == ("en", *others.split("+"))
        assert found.wanted.values[Option.PLACE] == "VN"


def test_codes_are_short_and_of_letters_that_do_not_look_alike() -> None:
    for code in map(str, every_code()):
        assert len(code) <= 29, code  # 24 and their dashes; most have 16
        assert not set(code) & set("01ILO")
        assert set(code) <= {*LETTERS, "-"}
    assert len(str(SheetCode(wanted(kinds.BY_KIND["help"], "km"), SAID, NUMBERS)).replace("-", "")) <= 17


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} ".replace("-", " ")]
)
def test_capitals_spaces_and_dashes_do_not_matter(typed) -> None:
    code = every_code()[0]
    assert read(typed(str(code))) == read(str(code)) != None  # noqa: E711


def test_no_wrong_letter_and_no_two_that_changed_places_are_taken_for_right() -> None:
    for code in (str(code).replace("-", "") for code in every_code()[::40]):
        for at, letter in enumerate(code):
            for other in set(LETTERS) - {letter}:
                assert read(code[:at] + other + code[at + 1 :]) is None
        for at, (one, two) in enumerate(pairwise(code)):
            assert one == two or read(code[:at] + two + one + code[at + 2 :]) is None
        assert read(code[:-1]) is None or read(code[:-1]) != read(code)


@pytest.mark.parametrize("typed", ["", "A", "-", "0000-0000", "A" * 500, "ក", "2222-2222-2222-2222", "'; --"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read(typed) is None


def test_whether_an_address_is_printed_makes_no_other_code() -> None:
    plain = kinds.wanted("help", ["VN"], "a4", "km")
    bare = kinds.wanted("help", ["VN", "bare"], "letter-colour", "km")
    assert Option.ADDRESS in bare.values
    assert str(SheetCode(plain, 1, 2)) == str(SheetCode(bare, 1, 2))


def test_every_kind_and_every_language_has_a_letter_of_its_own() -> None:
    """They stand on paper for good: a new one never takes one that was used."""
    for letters in ([kind.mark for kind in kinds.KINDS], [language.mark for language in TABLE]):
        assert len(set(letters)) == len(letters)
        assert all(len(letter) == 1 and (letter.isupper() or letter.isdigit()) for letter in letters)


def test_a_code_of_a_host_with_other_letters_prints_none() -> None:
    own = kinds.wanted("help", ["Ð"], "a4", "en")
    assert str(SheetCode(own, 1, 2)) == ""
