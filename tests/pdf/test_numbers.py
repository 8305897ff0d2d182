"""A wrong number can hurt somebody: what is printed is what is stored, to the digit."""

import pytest

from screening.content.edition import get_edition
from screening.referral import helplines
from tests.pdf.conftest import DAY
from tests.scripts import CODES, share


@pytest.mark.parametrize("language", CODES)
def test_every_printable_number_is_on_its_sheet_and_no_other(sheet, language: str) -> None:
    content = get_edition(language)
    for code, place in share(content.places.items(), language):
        made = sheet(language, f"help/{code}/a4")
        text = "\n".join(made.pages)
        groups = helplines.printable(content, place, DAY)
        printed = [row.line.number for group in groups for row in group.lines]
        for number in printed:
            assert number in text, f"{code}: {number}"
        shown = {row.line.number for row in helplines.referral(content, place, DAY).emergency}
        shown |= {row.line.number for group in helplines.referral(content, place, DAY).groups for row in group.lines}
        for number in shown - set(printed):
            # Looked for among the numbers only: dates have digits too.
            assert f">{number}<" not in made.document.html, f"{code}: {number} may not be printed"


def test_specialists_stand_before_the_police(sheet) -> None:
    text = "\n".join(sheet("en", "help/KR/a4").pages)
    assert text.index("1600-8248") < text.index("112")


def test_a_place_where_nobody_helps_says_so(sheet) -> None:
    text = " ".join("\n".join(sheet("en", "help/MM/letter").pages).split())
    assert "No support line could be confirmed here" in text
    assert "This does not mean that there is no other help" in text


def test_a_place_without_lines_says_so(place_without_lines: str, sheet) -> None:
    text = " ".join("\n".join(sheet("en", f"help/{place_without_lines}/letter").pages).split())
    assert "No line could be confirmed here" in text
    assert "This does not mean that there is no help" in text


def test_numbers_are_never_broken(sheet) -> None:
    """Where they are longest, and have least room."""
    text = "\n".join(sheet("en", "help/KH/a4").pages)
    assert "+86-10-12308" in text
    assert "+62 21 2924 4800" in text
