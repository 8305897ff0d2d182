"""Nothing runs over an edge, nothing is torn apart, and both sides have the same room."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from tests.pdf.conftest import laid_out, samples
from tests.scripts import CODES

MILLIMETRE = 96 / 25.4  # in CSS pixels
PRINTER_EDGE = 5 * MILLIMETRE  # what a common printer leaves white


def overflowing(layout: list[dict]) -> list[str]:
    """Lines that need more room than their box has."""
    return [line["text"] for page in layout for line in page["lines"] if line["over"] > 0.5]


@pytest.mark.parametrize(("language", "path"), samples())
def test_no_line_is_wider_than_its_box(sheet, language: str, path: str) -> None:
    assert overflowing(sheet(language, path).layout) == []


@pytest.mark.parametrize(("language", "path"), samples())
def test_no_line_hangs_below_a_box_of_fixed_height(sheet, language: str, path: str) -> None:
    below = [line["text"] for page in sheet(language, path).layout for line in page["lines"] if line["below"] > 0.5]
    assert below == []


@pytest.mark.parametrize(("language", "path"), samples())
def test_every_word_of_a_sheet_is_on_its_pages(sheet, language: str, path: str) -> None:
    """WeasyPrint leaves out, without a word, what does not fit into a box that cannot go on."""
    made = sheet(language, path)
    lines = [line for page in made.layout for line in page["lines"]]
    lines.sort(key=lambda line: line["in_margin"])
    said = _plain("".join(line["text"] for line in lines))
    wanted = Counter(_plain(text) for text in html.document_fromstring(made.document.html).body.itertext())
    for words, times in wanted.items():
        assert said.count(words) >= times, words


def _plain(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_khmer_would_run_over_without_marked_breaks(sheet) -> None:
    """The reason for the marks, and the proof that the test above would see it."""
    document = sheet("km", "category/DOC/letter").document
    unmarked = replace(document, html=document.html.replace("\u200b", ""))
    assert overflowing(json.loads(laid_out(unmarked)[0]))


@pytest.mark.parametrize(("language", "path"), [sample for sample in samples() if not sample[1].endswith("screen")])
def test_everything_stands_where_a_printer_prints(sheet, language: str, path: str) -> None:
    for page in sheet(language, path).layout:
        for line in page["lines"]:
            assert line["left"] > PRINTER_EDGE, line["text"]
            assert line["top"] > PRINTER_EDGE, line["text"]
            assert line["right"] < page["width"] - PRINTER_EDGE
            assert line["bottom"] < page["height"] - PRINTER_EDGE, line["text"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("path", ["category/DOC/letter", "checklist/a4", "bilingual/other/DOC/a4"])
def test_a_sign_is_whole_on_one_page(sheet, language: str, path: str) -> None:
    path = path.replace("other", "km" if language == "en" else "en")
    rows = 3 if path.startswith(("category", "bilingual")) else 2
    for page in sheet(language, path).layout:
        for sign in page["indicators"]:
            if sign and sign[0]["text"][3:4] == "-":
                assert len({cell["top"] for cell in sign}) == rows, sign[0]["text"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("path", ["category/DOC/letter", "checklist/a4"])
def test_both_sides_have_the_same_width(sheet, language: str, path: str) -> None:
    for page in sheet(language, path).layout:
        for sign in page["indicators"]:
            if sign and sign[0]["text"][3:4] == "-":
                notice, other = sign[5], sign[6]
                assert notice["width"] == pytest.approx(other["width"], abs=MILLIMETRE)


@pytest.mark.parametrize(("language", "path"), samples())
def test_a_heading_is_never_the_last_thing_on_a_page(sheet, language: str, path: str) -> None:
    for page in sheet(language, path).layout:
        foot = page["height"] - 26 * MILLIMETRE
        below = [line["bottom"] for line in page["lines"] if line["bottom"] < foot]
        for heading in page["headings"]:
            assert any(bottom > heading["bottom"] + 1 for bottom in below), heading["text"]


@pytest.mark.parametrize(
    ("kind", "most"), [("category/DOC", 2), ("checklist", 15), ("help/VN", 2), ("bilingual/en/DOC", 4)]
)
def test_a_handout_is_short_enough_to_be_used(sheet, kind: str, most: int) -> None:
    for language in CODES:
        if kind.startswith("bilingual") and language == "en":
            continue
        wordy = language in ("km", "vi") and kind.startswith(("help", "category", "checklist"))
        room = most + wordy
        assert len(sheet(language, f"{kind}/a4").layout) <= room
