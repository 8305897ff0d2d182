"""A number to learn by heart is one page in every place, with large letters and nothing cut off."""

import pytest

from screening.content.edition import get_edition
from tests.pdf.test_layout import overflowing
from tests.scripts import SHEETS, share

POINT = 96 / 72  # in CSS pixels
# Vietnamese and Khmer need most room.
WAYS = list(dict.fromkeys([*SHEETS, ("km", "letter"), ("vi", "letter")]))
# Where most has to be said: nobody who helps, long numbers.
FULLEST = ("MM", "US", "HK", "EU")
BACKWARDS = WAYS[::-1]


@pytest.mark.parametrize(("language", "paper"), WAYS)
def test_it_is_one_page_that_can_be_read_at_arm_s_length(sheet, language: str, paper: str) -> None:
    places = get_edition(language).places
    for code in sorted({*share(places, (language, paper), WAYS), *share(FULLEST, (language, paper), BACKWARDS, 2)}):
        made = sheet(language, f"remember/{code}/{paper}")
        (page,) = made.layout
        assert overflowing(made.layout) == [], code
        body = [line for line in page["lines"] if not line["in_margin"] and line["text"].strip()]
        assert min(line["size"] for line in body) >= 10 * POINT - 0.01, code
        assert max(line["size"] for line in body) >= 32 * POINT, code
        assert max(line["bottom"] for line in body) > page["height"] / 2, code
