"""Cards to sort: each back lies behind its own front, both sides weigh the same, and every sign is there once."""

import re

import pytest

from screening.content.edition import get_edition
from screening.handouts.kinds import decks
from tests.pdf.test_cards import classed, middles
from tests.scripts import CODES, PAPERS, share

POINT = 96 / 72  # in CSS pixels
# Of any letter on a card, in points: stacked scripts need one more.
SMALLEST = {"km": 9}
CATEGORIES = ("REC", "DOC", "DEB", "MOV", "COE", "WRK", "CRI", "MAR", "ONL", "CHD")
# Vietnamese has the longest words for many signs.
LONGEST = [(language, paper) for language in dict.fromkeys((*CODES, "vi")) for paper in PAPERS]
DECKS = [(*way, category) for way in LONGEST for category in share(CATEGORIES, way, LONGEST)]
MOST_PAGES = 40
CODE = re.compile(r"[A-Z]{3}-\d\d")

in_each_category = pytest.mark.parametrize(("language", "paper", "category"), DECKS)


def cards_of(page: dict) -> dict[tuple[float, float], list[dict]]:
    """The lines on each card, from above, by the middle of the card."""
    found = {}
    for box in classed(page, "sign"):
        inside = [
            line
            for line in page["lines"]
            if box["left"] <= line["left"]
            and line["right"] <= box["right"]
            and box["top"] <= line["top"] < box["bottom"]
        ]
        (middle,) = middles([box])
        found[middle] = sorted(inside, key=lambda line: (line["top"], line["left"]))
    return found


def code_on(lines: list[dict]) -> str:
    return "".join(CODE.findall("".join(line["text"] for line in lines)))


def turned(page: dict, middle: tuple[float, float]) -> tuple[float, float]:
    """Where a place lies when the sheet is turned over its long edge."""
    across, down = middle
    return round(page["width"] - across, 1), down


def test_every_category_is_looked_at_here(content: None) -> None:
    assert set(get_edition("en").categories) == set(CATEGORIES)


@in_each_category
def test_the_back_of_a_card_lies_behind_its_front(sheet, language: str, paper: str, category: str) -> None:
    made, content = sheet(language, f"deck/{category}/{paper}"), get_edition(language)
    signs = {row.code: row for row in content.in_category(category)}
    seen: list[str] = []
    assert len(made.layout) % 2 == 0
    for front, back in zip(made.layout[::2], made.layout[1::2], strict=True):
        backs = cards_of(back)
        for middle, lines in cards_of(front).items():
            code = code_on(lines)
            behind = next(
                found for place, found in backs.items() if place == pytest.approx(turned(front, middle), abs=0.3)
            )
            assert code_on(behind) == code
            if code:
                seen.append(code)
                assert on(lines, signs[code].title.value)
                assert on(behind, signs[code].title.value)
                assert on(lines, signs[code].notice.value)
                assert on(behind, signs[code].other.value)
    assert seen == list(signs)


def on(lines: list[dict], words: str) -> bool:
    return "".join(words.split()) in "".join("".join(line["text"].split()) for line in lines)


@in_each_category
def test_nothing_hangs_over_on_a_card_and_both_sides_have_one_size(
    sheet, language: str, paper: str, category: str
) -> None:
    made = sheet(language, f"deck/{category}/{paper}")
    sizes = set()
    for page in made.layout:
        assert [line["text"] for line in page["lines"] if line["below"] > 0.5 or line["over"] > 0.5] == []
        words, last = classed(page, "words"), classed(page, "made")
        assert len(words) == len(last) == len(classed(page, "sign"))
        for above, below in zip(words, last, strict=True):
            assert above["bottom"] <= below["top"] + 0.5
        smallest = SMALLEST.get(language, 8) * POINT - 0.01
        on_cards = [line for lines in cards_of(page).values() for line in lines]
        assert min(line["size"] for line in on_cards) >= smallest
        sizes.add(max(line["size"] for box in words for line in page["lines"] if within(line, box)))
    assert len(sizes) == 1


def within(line: dict, box: dict) -> bool:
    return box["top"] <= line["top"] < box["bottom"] and box["left"] <= line["left"] < box["right"]


@pytest.mark.parametrize("paper", PAPERS)
def test_marks_are_the_same_on_both_sides_and_outside_of_the_cards(sheet, paper: str) -> None:
    front, back = sheet("en", f"deck/DOC/{paper}").layout[:2]
    assert middles(classed(front, "mark")) == middles(classed(back, "mark"))
    for one, other in zip(
        sorted(turned(front, middle) for middle in middles(classed(front, "mark"))),
        middles(classed(back, "mark")),
        strict=True,
    ):
        assert one == pytest.approx(other, abs=0.3)
    cards = classed(front, "sign")
    left, right = min(box["left"] for box in cards), max(box["right"] for box in cards)
    top, bottom = min(box["top"] for box in cards), max(box["bottom"] for box in cards)
    for mark in classed(front, "mark"):
        assert mark["right"] < left or mark["left"] > right or mark["bottom"] < top or mark["top"] > bottom


@pytest.mark.parametrize("many", range(1, 100))
def test_no_sheet_of_cards_is_almost_empty_and_each_deck_has_headings_for_its_piles(many: int) -> None:
    sheets = decks.Deck(None, tuple(decks.SignCard(str(number), *[None] * 3) for number in range(many))).sheets
    places = [place for cards in sheets for row in cards.front for place in row]
    piles = [place for place in places if place in list(decks.Pile)]
    assert sum(isinstance(place, decks.SignCard) for place in places) == many
    assert piles == [*decks.Pile] * (len(piles) // 3)
    assert piles
    last = [place for row in sheets[-1].front for place in row if place]
    assert len(last) > decks.PER_SHEET / 2


@pytest.mark.parametrize("language", ["en", "km"])  # forty pages: in the language with the tallest letters too
def test_the_whole_deck_holds_every_sign_once_and_its_last_sheet_is_full(sheet, language: str) -> None:
    made = sheet(language, "deck/letter")
    assert len(made.layout) <= MOST_PAGES
    fronts = [code_on(lines) for page in made.layout[::2] for lines in cards_of(page).values()]
    assert sorted(filter(None, fronts)) == sorted(get_edition(language).indicators)
    assert len(cards_of(made.layout[-1])) > decks.PER_SHEET - 3
