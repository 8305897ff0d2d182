"""No two things that anybody can see of a check subtract to fewer than five."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from screening.choices import Meaning, PollKind
from screening.classroom.overtime.published import FOUND, OVER_READ, Range, hidden_where_few, published
from screening.classroom.overtime.sheet import marks
from screening.classroom.tally import FEWEST
from screening.models import Poll

SIGNS = {f"DOC-{number:02}": Meaning.SUPPORTED if number < 7 else Meaning.TEMPTING for number in range(1, 16)}
ROWS = [
    Poll(kind=PollKind.CASE, code="CASE-1", options=list(SIGNS), meaning=SIGNS),
    *[
        Poll(kind=PollKind.ONE, code=f"CHECK-{n}", options=["0", "1"], meaning={"0": Meaning.RIGHT, "1": Meaning.WRONG})
        for n in range(3)
    ],
]
SHEETS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(sorted(SIGNS)), unique=True).map(tuple),
        *[st.sampled_from([("0",), ("1",), ("?",)])] * 3,
    ),
    max_size=40,
)


def seen(sheets: list[tuple[tuple[str, ...], ...]]) -> dict[str, Range]:
    counts = Counter(mark for sheet in sheets for mark in marks(ROWS, sheet))
    return published(ROWS, len(sheets), counts)


@given(SHEETS)
def test_no_number_and_no_difference_of_two_is_a_count_below_five(sheets) -> None:
    numbers = seen(sheets)
    if len(sheets) < FEWEST:
        assert not numbers
    for ends in numbers.values():
        assert 0 <= ends.low <= ends.high <= ends.of
        if ends.is_exact:
            assert min(ends.low, ends.of - ends.low) >= FEWEST
        else:
            # The one side or the other is small, and how small is not told.
            assert (ends.low, ends.high) in {(0, FEWEST - 1), (ends.of - FEWEST + 1, ends.of)}


@given(SHEETS)
def test_no_sum_stands_beside_its_parts(sheets) -> None:
    """Found and over-read are of different signs; of a question stands one number. None is a part of another."""
    assert set(seen(sheets)) <= {FOUND, OVER_READ, *(row.code for row in ROWS[1:])}
    if len(sheets) < 2 * FEWEST:
        assert set(seen(sheets)) <= {FOUND, OVER_READ}


@given(SHEETS, st.data())
def test_who_knows_all_other_sheets_but_four_cannot_tell_small_counts_apart(sheets, data) -> None:
    """Where fewer than five did something, it looks the same whether none, one or four did."""
    if not sheets:
        return
    of = len(sheets) * 6
    few = data.draw(st.integers(0, FEWEST - 1))
    assert hidden_where_few(few, of) == hidden_where_few(0, of)
    if of >= 2 * FEWEST:
        assert hidden_where_few(of - few, of) == hidden_where_few(of, of)
