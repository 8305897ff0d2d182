"""The sheet with all lines of a place: the number where the eye begins, and beside it what may follow from a call."""

import pytest

from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.handouts.kinds.help_lines import PrintedLine, help_card
from screening.languages import BY_CODE
from tests.pdf.conftest import DAY, Sheet
from tests.scripts import CODES, SHEETS, share

POINT = 96 / 72  # in CSS pixels
NUMBER, TEXT, STACKED_TEXT, SMALL = 30, 11, 12, 8.5
# Of the height of a page: what is empty at the end of one that goes on, and what is full of the last one.
MOST_EMPTY, LEAST_FULL = 0.35, 1 / 3
FOOT = 0.1
# Where most has to be said, and where nobody helps.
FULLEST = ("KR", "MM", "HK", "TH")
BACKWARDS = SHEETS[::-1]


def some(language: str, paper: str) -> set[str]:
    """Every place in one language on one paper, and in another one too where most has to be said."""
    way = (language, paper)
    return {*share(get_edition(language).places, way, SHEETS), *share(FULLEST, way, BACKWARDS, 2)}


def numbers(language: str, place: str) -> list[PrintedLine]:
    found = help_card(kinds.wanted("help", [place], "a4", language), get_edition(language), DAY)
    return [*(line for group in found.groups for line in group.lines), *found.from_abroad]


def large(made: Sheet, number: str) -> list[dict]:
    lines = [line for page in made.layout for line in page["lines"]]
    return [line for line in lines if line["text"].strip() == number and line["size"] >= NUMBER * POINT - 0.01]


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_each_number_is_large_and_stands_where_a_line_begins(sheet, language: str, paper: str) -> None:
    text = STACKED_TEXT if BY_CODE[language].is_stacked else TEXT
    safe = get_edition(language).passages["referral-safe-phone"]
    for place in some(language, paper):
        made = sheet(language, f"help/{place}/{paper}")
        for line in numbers(language, place):
            found = large(made, line.number.shown)
            assert found, f"{place} {line.number.shown}"
            start = min(each["left"] for page in made.layout for each in page["lines"])
            assert all(each["left"] - start < 1 for each in found), place
        lines = [line for page in made.layout for line in page["lines"] if not line["in_margin"]]
        assert [line["text"] for line in lines if line["size"] < SMALL * POINT - 0.01] == [], place
        said = [line["size"] for line in lines if any(line["text"].strip() in item.value for item in safe.items)]
        assert min(said) >= text * POINT - 0.01, place
        assert [line["text"] for line in lines if line["over"] > 0.5] == [], place


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_how_to_call_safely_is_on_the_first_page_and_no_page_is_almost_empty(sheet, language: str, paper: str) -> None:
    safe = get_edition(language).passages["referral-safe-phone"].title.value
    for place in some(language, paper):
        made = sheet(language, f"help/{place}/{paper}")
        assert made.says(0, safe), place
        ends = [
            max(line["bottom"] for line in page["lines"] if not line["in_margin"]) / page["height"]
            for page in made.layout
        ]
        assert ends[-1] >= LEAST_FULL, place
        assert all(end >= 1 - FOOT - MOST_EMPTY for end in ends[:-1]), f"{place} {ends}"


@pytest.mark.parametrize("language", CODES)
def test_in_two_languages_each_number_stands_once_between_the_words_of_both(sheet, language: str) -> None:
    other = "km" if language == "en" else "en"
    for place in ("VN", "HK"):
        made = sheet(language, f"help/{place}/{other}/a4")
        for own, others in zip(numbers(language, place), numbers(other, place), strict=True):
            assert len(large(made, own.number.shown)) == 1
            for name in (own.name.value, others.name.value):
                assert any(made.says(number, name) for number in range(len(made.layout))), name
        assert [line["text"] for page in made.layout for line in page["lines"] if line["over"] > 0.5] == []


def test_what_may_follow_is_said_in_full_before_it_is_named_alone(content: None) -> None:
    for place in get_edition("en").places:
        said: set[str] = set()
        for line in numbers("en", place):
            for follow in line.follows:
                assert bool(follow.in_full) is (follow.title.value not in said)
            said |= {follow.title.value for follow in line.follows}
