"""No sheet of signs ends on an almost empty page, and none takes more pages than it is meant for."""

from dataclasses import dataclass, field

import pytest

from screening.handouts.printing.economy import LEAST_FILLED, Room, best
from tests.scripts import CODES, share

FOOT = 30 * 96 / 25.4  # the least that lies below the text of a page, in CSS pixels
CATEGORIES = ("REC", "DOC", "DEB", "MOV", "COE", "WRK", "CRI", "MAR", "ONL", "CHD")
KINDS = ("category", "bilingual", "worksheet")
PLACES = ("", "VN", "TW", "MM", "JP")


def _sheets() -> list[tuple[str, str]]:
    """Every category in each kind, with a place and without, by turns."""
    found = []
    for language in CODES:
        other = "km" if language == "en" else "en"
        for number, category in enumerate(share(CATEGORIES, language)):
            for turn, kind in enumerate(KINDS):
                place = PLACES[(number + turn) % len(PLACES)]
                needed = [other, category] if kind == "bilingual" else [category]
                parts = [kind, *needed, *([place] if place else []), ("a4", "letter")[number % 2]]
                found.append((language, "/".join(parts)))
    return found


def _cases() -> list[tuple[str, str]]:
    return [
        (language, f"case/{case}{place}/a4")
        for language in CODES
        for case, place in (("CASE-01", ""), ("CASE-09", "/TH"))
    ]


@pytest.mark.parametrize(("language", "path"), _sheets())
def test_the_last_page_is_not_almost_empty(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    last = made.layout[-1]
    boxes = [box["bottom"] for box in last["classed"] if "help-here" in box["class"]]  # may end in empty lines
    lowest = max([*boxes, *(line["bottom"] for line in last["lines"] if not line["in_margin"])])
    assert len(made.layout) == len(made.pdf().pages)
    assert lowest >= (last["height"] - FOOT) * LEAST_FILLED


@pytest.mark.parametrize(("language", "path"), _cases())
def test_a_practice_case_is_one_sheet_of_paper_with_help_lines_too(sheet, language: str, path: str) -> None:
    assert len(sheet(language, path).pdf().pages) == 2


@pytest.mark.parametrize("language", CODES)
def test_the_box_with_help_lines_is_never_alone_on_a_page(sheet, language: str) -> None:
    """It stays with the last sign."""
    for path in ("category/COE/TW/a4", f"bilingual/{'km' if language == 'en' else 'en'}/DEB/TW/letter"):
        pages = sheet(language, path).layout
        [page] = [page for page in pages if any("help-here" in box["class"] for box in page["classed"])]
        assert any(sign and sign[0]["text"][3:4] == "-" for sign in page["indicators"]), path


@dataclass
class _Box:
    children: list = field(default_factory=list)
    position_y: float = 0
    height: float = 0

    def content_box_y(self) -> float:
        return 0


class LineBox(_Box):
    pass


def _document(*filled: float) -> object:
    """Pages of a height of one, each filled so far."""
    pages = [_Page(_Box([_Box([LineBox([], 0, share_)])], 0, 1)) for share_ in filled]
    return _Document(pages)


@dataclass
class _Page:
    _page_box: _Box


@dataclass
class _Document:
    pages: list


@pytest.mark.parametrize(
    ("laid_out", "room", "chosen"),
    [
        ({"": (1, 0.1)}, Room(), ""),  # no other style
        ({"": (1, 0.5), "close": (1,)}, Room(("close",)), ""),
        ({"": (1, 0.1), "close": (0.9,)}, Room(("close",)), "close"),
        ({"": (1, 0.1), "close": (1, 0.05), "wide": (1, 0.4)}, Room(("close", "wide")), "wide"),
        ({"": (1, 0.5), "close": (0.9,)}, Room(("close",), 1), "close"),
        ({"": (1, 1, 0.1), "close": (1, 0.2), "wide": (1, 1, 0.2)}, Room(("close", "wide")), "close"),  # none fits
    ],
)
def test_the_first_setting_that_fits_is_taken(laid_out: dict, room: Room, chosen: str) -> None:
    documents = {style: _document(*filled) for style, filled in laid_out.items()}
    assert best(documents.__getitem__, room) is documents[chosen]
