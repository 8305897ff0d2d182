"""The arithmetic of two groups, against published values; and what may be said of it."""

import pytest

from screening.classroom.overtime.change import Change, Group, Said, compared, difference, newcombe, of_100, wilson
from screening.classroom.overtime.published import Range

# Newcombe 1998, table II, method 10: a of m, b of n, and both ends of the interval of a/m - b/n.
PUBLISHED = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize("row", PUBLISHED)
def test_the_interval_of_a_difference_is_the_published_one(row: tuple[float, ...]) -> None:
    one, of, other, among, low, high = row
    found = newcombe(other / among, int(among), one / of, int(of))
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_interval_of_a_share_is_the_published_one() -> None:
    """Newcombe 1998, Statistics in Medicine 17, 857-872, table I: 81 of 263, and 15 of 148."""
    assert wilson(81 / 263, 263) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert wilson(15 / 148, 148) == (pytest.approx(0.0624, abs=5e-5), pytest.approx(0.1605, abs=5e-5))


def group(people: int, found: float, over_read: float) -> Group:
    """Of six signs and of nine."""
    return Group(people, *(Range(round(share * of), round(share * of), of) for share, of in
                           ((found, 6 * people), (over_read, 9 * people))))  # fmt: skip


def said(before: Group, after: Group) -> Said:
    return compared(before, after).said


def test_training_that_only_makes_people_say_yes_more_often_shows() -> None:
    before = group(40, 0.45, 0.25)
    assert said(before, group(40, 0.75, 0.55)) == Said.MORE_YES
    assert said(before, group(40, 0.95, 0.90)) == Said.MORE_YES
    assert said(before, group(40, 0.45, 0.60)) == Said.READ_MORE
    # More ticks on both sides, none of it beyond chance on the side of over-reads: still no praise.
    assert said(before, group(40, 0.75, 0.40)) == Said.YES_OR_SEEN


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (group(60, 0.85, 0.10), Said.BETTER),
        (group(60, 0.95, 0.40), Said.FOUND_MORE),
        (group(60, 0.45, 0.05), Said.READ_LESS),
        (group(60, 0.10, 0.05), Said.LESS_OF_BOTH),
        (group(60, 0.10, 0.40), Said.FOUND_FEWER),
        (group(60, 0.50, 0.42), Said.OPEN),
        (group(60, 0.99, 0.70), Said.MORE_OF_BOTH),
    ],
)
def test_each_change_has_its_sentence(after: Group, words: Said) -> None:
    assert said(group(60, 0.45 if words != Said.MORE_OF_BOTH else 0.2, 0.40), after) == words


@pytest.mark.parametrize("people", range(5, 10))
def test_nothing_is_claimed_of_fewer_than_ten(people: int) -> None:
    assert said(group(people, 0.1, 0.9), group(40, 0.9, 0.1)) == Said.TOO_FEW
    assert said(group(40, 0.1, 0.9), group(people, 0.9, 0.1)) == Said.TOO_FEW


def test_nothing_is_claimed_where_fewer_than_60_of_100_can_have_answered_both_times() -> None:
    before = group(50, 0.3, 0.5)
    assert said(before, group(29, 0.9, 0.1)) == Said.NOT_BACK
    assert said(before, group(30, 0.9, 0.1)) == Said.BETTER
    assert said(before, group(84, 0.9, 0.1)) == Said.NOT_BACK  # most of them were not there before
    assert (of_100(50, 29), of_100(50, 30), of_100(50, 84), of_100(50, 50)) == (58, 60, 59, 100)


def test_an_interval_counts_people_and_not_ticks() -> None:
    """Ten people who tick sixty signs alike know no more than ten people."""
    found = compared(group(10, 0.5, 0.5), group(10, 0.8, 0.5)).found
    assert found.low == pytest.approx(newcombe(0.5, 10, 0.8, 10).low)


def test_a_range_is_compared_by_both_of_its_ends() -> None:
    exact, few = Range(30, 30, 90), Range(0, 4, 90)
    change = compared(Group(10, exact, exact), Group(10, exact, few)).over_read
    assert change.low <= newcombe(30 / 90, 10, 0, 10).low
    assert change.high >= newcombe(30 / 90, 10, 4 / 90, 10).high


def test_a_difference_of_two_changes_holds_both() -> None:
    one, other = Change(0.3, 0.1, 0.5), Change(0.1, -0.1, 0.2)
    found = difference(one, other)
    assert found.by == pytest.approx(0.2)
    assert found.low < found.by < found.high
    assert found.points[0] == "+20"
