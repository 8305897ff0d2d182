"""The sheet for some work is one sheet of paper, printed on both sides: each sign in order, with both sides of it."""

import pytest

from screening.choices import Work
from screening.content.edition import get_edition
from screening.library.search import for_work
from tests.scripts import CODES, PAPERS, share

WAYS = [(language, paper) for language in dict.fromkeys((*CODES, "vi")) for paper in PAPERS]
SHEETS = [(*way, work) for way in WAYS for work in share(Work, way, WAYS)]


@pytest.mark.parametrize(("language", "paper", "work"), SHEETS)
def test_a_sheet_for_some_work_is_one_sheet_of_paper(sheet, language: str, paper: str, work: Work) -> None:
    made = sheet(language, f"work/{work}/{paper}")
    assert len(made.layout) <= 2
    text = "".join("".join(line["text"] for page in made.layout for line in page["lines"]).split())
    places = [text.index(row.code) for row in for_work(get_edition(language), work)]
    assert len(places) == len(set(places))
    for row in for_work(get_edition(language), work):
        assert "".join(row.notice.value.split()) in text
        assert "".join(row.other.value.split()) in text
