"""The short list in two languages: one page to fold, whatever is chosen, and letters that can be read."""

import pytest

from screening.languages import BY_CODE, LANGUAGES
from tests.scripts import beside

POINT = 96 / 72  # in CSS pixels
STACKED = 1.7  # lines of scripts that stack letters need as much room
PAIRS = [(row.code, other) for row in LANGUAGES for other in beside(row.code)]
# The longest ones, each with the wordiest boxes; the others take turns.
LONGEST = ("COE", "CHD")
WORDY = ("JP", "TW")
OTHERS = ("REC", "health", "DOC", "police", "DEB", "border", "MOV", "shelter", "WRK", "CRI", "MAR", "ONL")
PLACES = ("", "VN", "HK", "US", "MM", "GB", "KR", "TH")


def _sheets() -> list[tuple[str, str]]:
    found = []
    for number, (language, other) in enumerate(PAIRS):
        long, wordy = LONGEST[number % 2], WORDY[number // 2 % 2]
        found.append((language, f"short/{other}/{long}/{wordy}/letter"))
        place = PLACES[number % len(PLACES)]
        parts = ["short", other, OTHERS[number % len(OTHERS)], *([place] if place else []), "a4"]
        found.append((language, "/".join(parts)))
    return found


def own_size(text: str) -> float:
    """The least size in points at which these letters are read."""
    return 9 if any("\u1780" <= letter <= "\u17ff" for letter in text) else 8


@pytest.mark.parametrize(("language", "path"), _sheets())
def test_it_is_one_page_of_letters_that_can_be_read(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    assert len(made.pdf().pages) == 1
    [page] = made.layout
    body = [line for line in page["lines"] if not line["in_margin"]]
    assert BY_CODE[language]
    for line in body:
        latin = "".join(letter for letter in line["text"] if not "\u1780" <= letter <= "\u17ff")
        least = 8 if latin.strip() else own_size(line["text"])
        assert line["size"] >= least * POINT - 0.01, line["text"]


def test_few_signs_are_set_larger(sheet) -> None:
    [page] = sheet("en", "short/km/DOC/VN/a4").layout
    sizes = [line["size"] for line in page["lines"] if "passport" in line["text"]]
    assert min(sizes) > 9 * POINT
