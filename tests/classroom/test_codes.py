"""Join codes: what is typed leads to the code that was meant, or to none."""

import itertools

import pytest

from screening.classroom import codes, links
from screening.classroom.codes import LENGTH, SIGNS, new_code, read, spaced


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    seen = code.translate(str.maketrans("2586V", "ZSBGU"))
    khmer = code.translate(str.maketrans("23456789", "២៣៤៥៦៧៨៩"))
    for typed in (code, code.lower(), spaced(code), spaced(code).replace(" ", "-"), f"  {code} ", wide, seen, khmer):
        assert read(typed) == code, typed


def test_no_two_signs_look_alike_and_none_makes_a_word() -> None:
    assert not set(SIGNS) & set("01AEIOULSZBG")
    assert len(set(SIGNS)) == len(SIGNS) == 24


def test_one_wrong_sign_is_a_slip_and_no_other_code() -> None:
    code = new_code()
    for place, sign in itertools.product(range(LENGTH), SIGNS):
        if sign != code[place]:
            assert not read(code[:place] + sign + code[place + 1 :])


@pytest.mark.parametrize("typed", ["", "12", "A" * 9, "2" * 10, "223 7QQ KK", "😀" * 9, "x" * 5000])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read(typed) == ""


def test_codes_are_random_and_whole() -> None:
    made = {new_code() for _ in range(500)}
    assert len(made) == 500
    assert all(read(code) == code for code in made)


def test_a_link_opens_one_screen_and_a_seat_one_session() -> None:
    trainer, wall = links.trainer_link("abc"), links.wall_link("abc")
    assert links.key_of_trainer(trainer) == links.key_of_wall(wall) == "abc"
    assert not links.key_of_trainer(wall)
    assert not links.key_of_wall(trainer)
    assert not links.key_of_trainer(trainer[:-1] + ("A" if trainer[-1] != "A" else "B"))
    seat = links.new_seat("one")
    assert links.is_seat("one", seat)
    assert not links.is_seat("two", seat)
    assert not links.is_seat("one", "")
    assert not links.is_seat("one", "x.é")


def test_two_seats_have_nothing_in_common() -> None:
    assert not set(links.new_seat("one").split(".")) & set(links.new_seat("one").split("."))


def test_the_code_says_itself_in_threes() -> None:
    assert [len(group) for group in spaced(new_code()).split()] == [3, 3, 3]
    assert codes.LENGTH == 9
