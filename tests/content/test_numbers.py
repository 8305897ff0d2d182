"""The number that is shown is the number that is dialled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.content.numbers import are_the_same, number_faults

SAME = [
    ("110", "110"),
    ("000", "000"),
    ("0800 123 456", "+84800123456"),
    ("024 3936 0000", "+842439360000"),
    ("+84 24 3936 0000", "+842439360000"),
    ("0084 24 3936 0000", "+842439360000"),
    ("+49 (0)30 1234567", "+49301234567"),
    ("(024) 3936-0000", "+842439360000"),
    ("1900", "+841900"),
    ("*111#", "*111#"),
]
OTHER = [
    ("1800 10 10 10", "+19005551234"),
    ("110", "999"),
    ("000", "+8412345678"),
    ("0800 123 456", "+84999999999"),
    ("10", "+19005551210"),  # ends like it, and is another number
    ("024 3936 0000", "02439360001"),
    ("800123456", "+999800123456"),  # no country has this code
    ("800123456", "+0800123456"),
    ("111", "#111"),
]


@pytest.mark.parametrize(("shown", "dial"), SAME)
def test_the_same_number_in_two_forms(shown, dial):
    assert are_the_same(shown, dial)


@pytest.mark.parametrize(("shown", "dial"), OTHER)
def test_another_number_is_found(shown, dial):
    assert not are_the_same(shown, dial)
    assert [field for field, _ in number_faults(shown, dial)] == ["dial"]


@given(st.text("0123456789", min_size=3, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits, place, step):
    place %= len(digits)
    slip = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert are_the_same(digits, digits)
    assert not are_the_same(digits, slip)
