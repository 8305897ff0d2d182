"""Who copies, searches or hears a sheet gets its words, letter for letter, whatever the script does with its glyphs."""

import subprocess
from collections.abc import Callable

import pypdfium2
import pytest

from screening.handouts.printing.written_text import is_redrawn
from tests.pdf.conftest import Sheet, samples


def by_poppler(body: bytes) -> list[str]:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=body, capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


def by_pdfium(body: bytes) -> list[str]:
    """As Chromium's viewer copies."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body)]


def words(text: str) -> str:
    """With one space between them; a viewer may see another one before a colon or a Khmer stop, where a number ends."""
    return " ".join(text.replace("\u200b", "").split()).replace(" :", ":").replace(" ។", "។")


@pytest.mark.parametrize("copy", [by_poppler, by_pdfium])
@pytest.mark.parametrize(("language", "path"), samples())
def test_what_is_copied_is_what_is_printed(
    sheet: Callable[[str, str], Sheet], language: str, path: str, copy: Callable[[bytes], list[str]]
) -> None:
    made = sheet(language, path)
    copied = copy(made.body)
    assert len(copied) == len(made.layout)
    for page, text in zip(made.layout, map(words, copied), strict=True):
        # Of a hyphen at the end of a line a viewer may believe that it divides a word.
        lines = [words(line["text"]).removesuffix("-") for line in page["lines"]]
        assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(
    ("text", "redrawn"),
    [
        ("Who can help", False),
        ("Ai có thể giúp", False),
        ("谁可以帮忙", False),
        ("Хэн тусалж чадах вэ", False),
        ("누가 도울 수 있나요", False),
        ("នរណាអាចជួយបាន", True),
        ("មក។", True),  # no marks, but its glyphs stand for more in other words
        ("ใครช่วยได้", True),
        ("ဘယ်သူ ကူညီနိုင်လဲ", True),
        ("کون مدد کر سکتا ہے", True),
    ],
)
def test_scripts_that_are_drawn_in_another_order_are_written_down(text: str, redrawn: bool) -> None:
    assert is_redrawn(text) == redrawn
