"""What a class fills in: a page for each practice case, a certificate of one page, and no page almost empty."""

import pytest

from screening.content.edition import get_edition
from tests.pdf.test_cards import classed
from tests.scripts import CODES, SHEETS, share

# Vietnamese has the longest words for some headings.
WAYS = list(dict.fromkeys([*SHEETS, ("vi", "a4"), ("vi", "letter")]))
LESSONS = [f"LESSON-{number}" for number in range(1, 9)]
TALLIES = [(*way, lesson) for way in WAYS for lesson in share(LESSONS, way, WAYS)]


@pytest.mark.parametrize(("language", "paper", "lesson"), TALLIES)
def test_a_practice_case_has_one_full_page(sheet, language: str, paper: str, lesson: str) -> None:
    made, row = sheet(language, f"tally/{lesson}/{paper}"), get_edition(language).lessons[lesson]
    assert len(made.layout) == len(row.cases)
    for number, (page, case) in enumerate(zip(made.layout, row.cases, strict=True)):
        assert made.says(number, case.title.value)
        (body,), (foot,) = classed(page, "counted"), classed(page, "foot")
        assert foot["top"] - body["bottom"] < page["height"] / 8


@pytest.mark.parametrize("language", [*CODES, "vi"])
@pytest.mark.parametrize("path", ["certificate/a4", "certificate/letter", "certificate/LESSON-1/letter"])
def test_nothing_on_a_certificate_lies_on_anything_else(sheet, language: str, path: str) -> None:
    (page,) = sheet(language, path).layout
    assert page["width"] > page["height"]
    (frame,), (says,) = classed(page, "frame"), classed(page, "says")
    fields = classed(page, "fields")
    above = [box for name in ("about", "under", "attended") for box in classed(page, name)]
    top, bottom = min(box["top"] for box in fields), max(box["bottom"] for box in fields)
    assert max(box["bottom"] for box in above) < top
    assert bottom < says["top"] < says["bottom"] < frame["bottom"]
    assert frame["bottom"] < classed(page, "foot")[0]["top"]
