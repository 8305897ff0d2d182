"""A board to point at is one page, with drawings as large as a hand can point at."""

import pytest

from screening.handouts.kinds import boards
from tests.pdf.test_cards import classed
from tests.pdf.test_layout import MILLIMETRE
from tests.scripts import CODES, PAPERS

POINT = 96 / 72  # in CSS pixels


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", CODES)
def test_a_board_is_one_full_page_in_letters_for_an_arm_s_length(sheet, language: str, paper: str) -> None:
    (page,) = sheet(language, f"board/{'km' if language == 'en' else 'en'}/{paper}").layout
    (pictures, *_), (foot,) = classed(page, "pictures"), classed(page, "foot")
    assert foot["top"] - pictures["bottom"] < page["height"] / 10
    words = [line for line in page["lines"] if pictures["top"] < line["top"] < pictures["bottom"]]
    assert min(line["size"] for line in words) >= 12 * POINT - 0.01
    assert len(classed(page, "drawing")) == len(boards.POINTED)
    assert all(picture["bottom"] - picture["top"] >= 20 * MILLIMETRE - 0.1 for picture in classed(page, "drawing"))
