"""Strips and pocket cards: each one whole, the right numbers on each, both sides of a card on the same grid."""

import re
from itertools import pairwise

import pytest

from screening.content.edition import get_edition
from screening.content.entries import PlaceEntry
from screening.handouts.kinds import cards
from screening.handouts.kinds.contacts import contacts
from screening.languages import BY_CODE
from tests.pdf.conftest import DAY
from tests.scripts import CODES, PAPERS, SHEETS, share

MILLIMETRE = 96 / 25.4
CARDS = 8
# Where most has to be said: many lines, or nobody who helps.
FULLEST = ("BD", "CN", "GB", "EU", "JP", "MM", "TH")
BACKWARDS = SHEETS[::-1]
POINT = 96 / 72  # in CSS pixels
# The letters on a card and on a strip, in points; on a card, letters with others above and below them are larger.
SHEET_CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2,}(-[0-9A-Z]{1,3})?")  # in Latin letters, in any language
CARD_TEXT, CARD_STACKED_TEXT, STRIP_TEXT = 8, 9, 6.5
CARD_NUMBER, STRIP_NUMBER = 20, 18


def classed(page: dict, name: str) -> list[dict]:
    return [box for box in page["classed"] if name in box["class"]]


def middles(boxes: list[dict]) -> list[tuple[float, float]]:
    return sorted(
        (round((box["left"] + box["right"]) / 2, 1), round((box["top"] + box["bottom"]) / 2, 1)) for box in boxes
    )


def cells(page: dict) -> list[tuple[float, float, float, float]]:
    """The edges of the eight cards: the inside is one box, the outside is two panels."""
    whole = classed(page, "whole")
    if not whole:
        pairs = zip(classed(page, "reverse"), classed(page, "cover"), strict=True)
        whole = [{**upper, "bottom": lower["bottom"]} for upper, lower in pairs]
    return sorted(tuple(round(box[edge], 1) for edge in ("left", "top", "right", "bottom")) for box in whole)


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_both_sides_of_a_card_lie_on_each_other(sheet, language: str, paper: str) -> None:
    """Turned over its long edge, a sheet keeps its columns, and what was above is below."""
    front, back = sheet(language, f"card/CN/{paper}").layout
    assert len(cells(front)) == CARDS
    assert cells(front) == cells(back)
    height = back["height"]
    turned = sorted((left, height - bottom, right, height - top) for left, top, right, bottom in cells(back))
    for one, other in zip(turned, cells(front), strict=True):
        assert one == pytest.approx(other, abs=0.2)
    width = front["width"]
    assert min(cell[0] for cell in cells(front)) == pytest.approx(
        width - max(cell[2] for cell in cells(front)), abs=0.2
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_marks_stand_on_the_grid_and_outside_of_the_cards(sheet, paper: str) -> None:
    sides = []
    for page in sheet("en", f"card/CN/{paper}").layout:
        grid = cells(page)
        lefts = sorted({cell[0] for cell in grid} | {cell[2] for cell in grid})
        tops = sorted({cell[1] for cell in grid} | {cell[3] for cell in grid})
        marks, folds = classed(page, "mark"), classed(page, "fold")
        assert sorted({x for x, _y in middles(classed(page, "down"))}) == pytest.approx(lefts, abs=0.5)
        cuts = [mark for mark in classed(page, "across") if mark not in folds]
        assert sorted({y for _x, y in middles(cuts)}) == pytest.approx(tops, abs=0.5)
        halves = sorted((above + below) / 2 for above, below in pairwise(tops))
        assert sorted({y for _x, y in middles(folds)}) == pytest.approx(halves, abs=0.5)
        for mark in marks:
            assert (
                mark["right"] < lefts[0]
                or mark["left"] > lefts[-1]
                or mark["bottom"] < tops[0]
                or mark["top"] > tops[-1]
            )
            assert mark["left"] > 5 * MILLIMETRE < page["width"] - mark["right"]
            assert mark["top"] > 5 * MILLIMETRE < page["height"] - mark["bottom"]
        sides.append(middles(marks))
    assert sides[0] == sides[1]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_card_folds_in_the_middle_to_the_size_of_a_pocket(sheet, paper: str) -> None:
    front = sheet("en", f"card/CN/{paper}").layout[0]
    reverse, cover = classed(front, "reverse")[0], classed(front, "cover")[0]
    assert reverse["bottom"] == pytest.approx(cover["top"], abs=0.1)
    for panel in (reverse, cover):
        assert 64 <= (panel["right"] - panel["left"]) / MILLIMETRE <= 85
        assert 46 <= (panel["bottom"] - panel["top"]) / MILLIMETRE <= 55


@pytest.mark.parametrize("language", CODES)
def test_the_outside_of_a_card_says_nothing(sheet, language: str) -> None:
    made = sheet(language, "card/KR/a4")
    grid = cells(made.layout[0])
    top, bottom = grid[0][1], grid[-1][3]
    outside = {
        line["text"].strip() for line in made.layout[0]["lines"] if line["top"] > top and line["bottom"] < bottom
    }
    assert outside == {get_edition(language).passages["card-cover"].title.value}
    assert not any(letter.isdigit() for text in outside for letter in text)


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_every_card_holds_the_best_numbers_of_its_place(sheet, language: str, paper: str) -> None:
    """Each number is large and alone on its line. A card that is too full would lose its last line."""
    text = CARD_STACKED_TEXT if BY_CODE[language].is_stacked else CARD_TEXT
    content = get_edition(language)
    for code, place in some(content.places, paper, language):
        made = sheet(language, f"card/{code}/{paper}")
        assert len(made.pages) == 2, code
        assert too_small_or_outside(made.layout[1], "whole", text) == [], code
        found = contacts(content, place, DAY, cards.CARD_LINES)
        for contact in found.shown:
            assert times(contact.number.shown, made.pages[1]) == CARDS, f"{code} {contact.number.shown}"
            alone = [line for line in made.layout[1]["lines"] if line["text"].strip() == contact.number.shown]
            assert len(alone) == CARDS, f"{code} {contact.number.shown}"
            assert min(line["size"] for line in alone) >= CARD_NUMBER * POINT - 0.01, code
        if found.ask:
            said = "".join(line["text"] for line in made.layout[1]["lines"])
            assert "".join(said.split()).count("".join(found.ask.value.split())) == CARDS, code


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_no_strip_is_empty_and_every_strip_is_alike(sheet, language: str, paper: str) -> None:
    content = get_edition(language)
    for code, place in some(content.places, paper, language):
        made = sheet(language, f"strip/{code}/{paper}")
        (page,) = made.layout
        assert too_small_or_outside(page, "tear", STRIP_TEXT) == [], code
        found = contacts(content, place, DAY, cards.STRIP_LINES)
        numbers = [contact.number.shown for contact in (*found.listed, *found.emergency)]
        said = "".join("".join(line["text"].split()) for line in page["lines"])
        for number in numbers:
            assert times(number, made.pages[0]) >= cards.STRIPS, f"{code} {number}"
            assert said.count("".join(number.split())) >= cards.STRIPS, f"{code} {number}"
            large = [line for line in page["lines"] if line["text"].strip() == number and is_turned(line)]
            assert len(large) == cards.STRIPS, f"{code} {number}"
            assert min(line["size"] for line in large) >= STRIP_NUMBER * POINT - 0.01, code
        if not numbers:
            assert said.count("".join(found.ask.value.split())) == cards.STRIPS + 1, code


def some(places: dict[str, PlaceEntry], paper: str, language: str) -> list[tuple[str, PlaceEntry]]:
    """Every place in one language on one paper, and in another one too where most has to be said."""
    own = {*share(places, (language, paper), SHEETS), *share(FULLEST, (language, paper), BACKWARDS, 2)}
    return [(code, place) for code, place in places.items() if code in own]


def too_small_or_outside(page: dict, name: str, points: float) -> list[str]:
    """Of the lines on cards or strips, those in smaller letters, and those of which a part would be cut off."""
    pairs = [(line, piece) for piece in classed(page, name) for line in page["lines"] if has_middle_of(piece, line)]
    assert len(pairs) >= len(classed(page, name))
    return [
        line["text"]
        for line, piece in pairs
        if line["size"] < (CARD_TEXT if SHEET_CODE.fullmatch(line["text"].strip()) else points) * POINT - 0.01
        or line["below"] > 0.5
        or line["over"] > 0.5
        or sticks_out(line, piece)
    ]


def has_middle_of(box: dict, line: dict) -> bool:
    across, down = (line["left"] + line["right"]) / 2, (line["top"] + line["bottom"]) / 2
    return box["left"] <= across <= box["right"] and box["top"] <= down <= box["bottom"]


def sticks_out(line: dict, box: dict) -> bool:
    return any(sign * (line[edge] - box[edge]) > MILLIMETRE / 2 for edge, sign in
               (("left", -1), ("top", -1), ("right", 1), ("bottom", 1)))  # fmt: skip


def is_turned(line: dict) -> bool:
    return line["bottom"] - line["top"] > line["right"] - line["left"]


def times(number: str, text: str) -> int:
    """How often a number stands in a text by itself."""
    return len(re.findall(rf"(?<![\d+-]){re.escape(number)}(?!\d)", text))


@pytest.mark.parametrize("paper", PAPERS)
def test_strips_are_turned_and_stand_side_by_side_at_the_lower_edge(sheet, paper: str) -> None:
    page = sheet("en", f"strip/GB/{paper}").layout[0]
    tears = sorted(classed(page, "tear"), key=lambda box: box["left"])
    assert len(tears) == cards.STRIPS
    for tear in tears:
        assert tear["bottom"] - tear["top"] > 4 * (tear["right"] - tear["left"])
        assert tear["bottom"] == pytest.approx(page["height"], abs=1)
    assert all(one["right"] <= other["left"] + 0.5 for one, other in pairwise(tears))
    assert tears[0]["left"] > 5 * MILLIMETRE < page["width"] - tears[-1]["right"]


@pytest.mark.parametrize("language", CODES)
def test_the_foot_of_a_sheet_with_strips_stands_between_its_words_and_the_strips(sheet, language: str) -> None:
    for place in ("CN", "MM", "BD"):
        page = sheet(language, f"strip/{place}/letter").layout[0]
        foot, main, strips = classed(page, "foot")[0], classed(page, "main")[0], classed(page, "strip-cell")[0]
        assert main["bottom"] < foot["top"]
        assert foot["bottom"] < strips["top"]


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_a_card_in_two_languages_is_twice_as_wide_and_has_each_number_once(sheet, language: str, paper: str) -> None:
    other = "km" if language == "en" else "en"
    for code in share((*FULLEST, "VN", "SG"), (language, paper), SHEETS):
        made = sheet(language, f"card/{code}/{other}/{paper}")
        front, back = made.layout
        assert len(cells(back)) == CARDS / 2
        assert not any(letter.isdigit() for line in front["lines"] for letter in line["text"] if in_a_card(front, line))
        assert too_small_or_outside(back, "whole", CARD_TEXT) == [], code
        content, others = get_edition(language), get_edition(other)
        found = contacts(content, content.places[code], DAY, cards.CARD_LINES, readers=(language, other))
        for contact in found.shown:
            alone = [line for line in back["lines"] if line["text"].strip() == contact.number.shown]
            assert len(alone) == CARDS / 2, f"{code} {contact.number.shown}"
            assert min(line["size"] for line in alone) >= CARD_NUMBER * POINT - 0.01, code
        for edition in (content, others):
            assert made.says(1, edition.passages["card-safe"].title.value), code
            assert made.says(1, edition.places[code].name.value), code


def in_a_card(page: dict, line: dict) -> bool:
    return any(has_middle_of(panel, line) for name in ("cover", "reverse") for panel in classed(page, name))


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_a_strip_in_two_languages_has_its_number_once(sheet, language: str, paper: str) -> None:
    other = "km" if language == "en" else "en"
    for code in share((*FULLEST, "VN", "SG"), (language, paper), SHEETS):
        (page,) = sheet(language, f"strip/{code}/{other}/{paper}").layout
        assert too_small_or_outside(page, "tear", STRIP_TEXT) == [], code
        assert [line["text"] for line in page["lines"] if line["below"] > 0.5 or line["over"] > 0.5] == [], code
        content = get_edition(language)
        found = contacts(content, content.places[code], DAY, 1, readers=(language, other))
        for contact in found.shown:
            large = [line for line in page["lines"] if line["text"].strip() == contact.number.shown and is_turned(line)]
            assert len(large) == cards.STRIPS, f"{code} {contact.number.shown}"
            assert min(line["size"] for line in large) >= STRIP_NUMBER * POINT - 0.01, code
