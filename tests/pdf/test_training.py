"""Sheets for a class, as they come out of the printer."""

from itertools import pairwise

import pikepdf
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from screening import fonts
from screening.content.edition import get_edition
from screening.languages import BY_CODE
from screening.library.slides import slides
from tests.pdf.conftest import DAY, DRAFT
from tests.pdf.test_fonts import families
from tests.pdf.test_layout import MILLIMETRE, PRINTER_EDGE, overflowing
from tests.pdf.test_tags import elements
from tests.scripts import CODES, SHEETS, share

LESSONS = sorted(path.stem.upper() for path in (settings.BASE_DIR / "fixtures/lessons").glob("*.yaml"))
# Slides are read from the last row of a room.
SMALLEST_ON_A_SLIDE = 20 * 96 / 72  # in CSS pixels

in_every_language = pytest.mark.parametrize("language", CODES)
on_paper = pytest.mark.parametrize(("language", "paper"), SHEETS)
in_each_lesson = pytest.mark.parametrize(
    ("language", "lesson"), [(language, lesson) for language in CODES for lesson in share(LESSONS, language)]
)


def everything() -> list[tuple[str, str]]:
    """Each kind of sheet for a class in each language: (language, path)."""
    return [
        (language, path)
        for language in CODES
        for path in (
            "guide/LESSON-1/a4",
            "guide/LESSON-3/letter",
            "slides/LESSON-2/screen",
            "case/CASE-04/letter",
            "check/ALL/a4",
            "answers/ALL/letter",
            f"glossary/{'km' if language == 'en' else 'en'}/a4",
            "agenda/letter",
            "evaluation/letter",
        )
    ]


@pytest.mark.parametrize(("language", "path"), everything())
def test_nothing_runs_over_an_edge(sheet, language: str, path: str) -> None:
    layout = sheet(language, path).layout
    assert overflowing(layout) == []
    for page in layout:
        for line in page["lines"]:
            assert line["left"] > PRINTER_EDGE
            assert line["right"] < page["width"] - PRINTER_EDGE
            assert line["bottom"] < page["height"] - PRINTER_EDGE, line["text"]


@pytest.mark.parametrize(("language", "path"), everything())
def test_a_heading_keeps_with_its_text(sheet, language: str, path: str) -> None:
    for page in sheet(language, path).layout:
        below = [line["bottom"] for line in page["lines"] if not line["in_margin"]]
        for heading in page["headings"]:
            assert any(bottom > heading["bottom"] + 1 for bottom in below), heading["text"]


@pytest.mark.parametrize(("language", "path"), everything())
def test_every_page_says_what_it_is(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    total = len(made.layout)
    with translation.override(language):
        for number in range(total):
            assert made.says(number, made.version)
            assert made.says(number, date_format(DAY, "DATE_FORMAT"))
            assert made.says(number, gettext("Page %(page)s of %(pages)s") % {"page": number + 1, "pages": total})
            assert made.says(number, made.address)
            draft = gettext(DRAFT)
            assert made.says(number, draft) == (language != "en")


@pytest.mark.parametrize(("language", "path"), everything())
def test_a_screen_reader_finds_its_way(sheet, language: str, path: str) -> None:
    pdf = sheet(language, path).pdf()
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == BY_CODE[language].tag
    found = list(elements(pdf))
    names = [str(element.S) for element in found]
    assert "/H1" in names
    assert names.index("/H1") < names.index("/H2")
    assert all(str(element.Alt) for element in found if element.S == "/Figure")


@pytest.mark.parametrize(("language", "path"), everything())
def test_fonts_and_ink(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    pdf = made.pdf()
    assert families(pdf) <= fonts.families(made.document.html)
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in {"rg", "RG"}:
                assert len({float(part) for part in operands}) == 1
    assert not any(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


@on_paper
def test_every_case_fits_on_one_sheet_of_paper(sheet, language: str, paper: str) -> None:
    for case in share(get_edition(language).cases, (language, paper), SHEETS):
        assert len(sheet(language, f"case/{case}/{paper}").pdf().pages) <= 2, case


@on_paper
@pytest.mark.parametrize("kind", ["office", "nearby"])
def test_a_sheet_to_fill_in_is_one_sheet_of_paper(sheet, language: str, paper: str, kind: str) -> None:
    assert len(sheet(language, f"{kind}/{paper}").pages) == 2


@on_paper
def test_a_trainer_takes_one_page_for_a_day_and_two_for_a_refresher(sheet, language: str, paper: str) -> None:
    made, content = sheet(language, f"agenda/{paper}"), get_edition(language)
    assert all(made.says(0, row.title.value) for row in content.agendas.values())
    assert len(made.layout) <= 1 + 2 * len(content.refreshers)


@on_paper
def test_four_slips_fit_on_one_page(sheet, language: str, paper: str) -> None:
    made = sheet(language, f"evaluation/{paper}")
    assert len(made.layout) == 1
    titles = [heading for heading in made.layout[0]["headings"] if heading["tag"] == "h2"]
    assert len(titles) == 4


@pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
def test_a_slip_that_was_cut_off_still_says_that_it_is_a_draft(sheet, language: str) -> None:
    page = "".join(line["text"] for line in sheet(language, "evaluation/a4").layout[0]["lines"])
    with translation.override(language):
        draft = "".join(gettext(DRAFT).split())
    assert "".join(page.split()).count(draft) == 4 + 1


@in_every_language
def test_the_head_of_a_table_stands_on_each_of_its_pages(sheet, language: str) -> None:
    other = BY_CODE["km" if language == "en" else "en"]
    for page in sheet(language, f"glossary/{other.code}/a4").layout:
        names = [line for line in page["lines"] if line["text"].strip() == other.name]
        assert len(names) == 1
    made = sheet(language, "guide/LESSON-2/a4")
    with translation.override(language):
        heads = [number for number in range(len(made.layout)) if made.says(number, gettext("On the slide"))]
    assert len(heads) > 1


def test_a_glossary_names_the_language_of_every_cell(sheet) -> None:
    found = [str(element.get("/Lang", "")) for element in elements(sheet("en", "glossary/zh-hans/a4").pdf())]
    rows = len(get_edition("en").terms) * 2
    assert found.count("zh-Hans") > rows
    assert found.count("en") > rows


@in_each_lesson
def test_bookmarks_lead_through_a_guide(sheet, language: str, lesson: str) -> None:
    made = sheet(language, f"guide/{lesson}/a4")
    row = get_edition(language).lessons[lesson]
    assert overflowing(made.layout) == []
    with made.pdf().open_outline() as outline:
        (root,) = outline.root
        titles = [plain(section.title) for section in root.children]
        points = [plain(point.title) for section in root.children for point in section.children]
    assert plain(root.title) == plain(row.title.value)
    for case in row.cases:
        assert sum(title.endswith(plain(case.title.value)) for title in titles) == 1
    for point in row.points:
        assert sum(title.endswith(plain(point.title.value)) for title in points) == 1


def plain(words: str) -> str:
    return " ".join(words.replace("\u200b", "").split())


@in_every_language
def test_all_readings_have_the_same_width(sheet, language: str) -> None:
    cases = get_edition(language).lessons["LESSON-3"].cases
    pairs = {
        (first.indicator.code, second.indicator.code)
        for case in cases
        for beside in ((case.present, case.explore), (case.explore, case.tempting))
        for first, second in zip(*beside, strict=False)
    }
    found = set()
    for page in sheet(language, "guide/LESSON-3/a4").layout:
        for row in page["indicators"]:
            for cell, beside in pairwise(row):
                codes = (cell["text"].strip()[:6], beside["text"].strip()[:6])
                if codes in pairs:
                    found.add(codes)
                    assert cell["width"] == pytest.approx(beside["width"], abs=MILLIMETRE)
    assert found == pairs


@in_each_lesson
def test_slides_fill_a_projector_and_can_be_read_from_the_last_row(sheet, language: str, lesson: str) -> None:
    made = sheet(language, f"slides/{lesson}/screen")
    for page in made.pdf().pages:
        width, height = (float(edge) for edge in page.mediabox[2:])
        assert width / height == pytest.approx(16 / 9, abs=0.01)
    shown = [line for page in made.layout[1:] for line in page["lines"] if not line["in_margin"]]
    assert min(line["size"] for line in shown) >= SMALLEST_ON_A_SLIDE - 0.1


@in_each_lesson
def test_a_page_is_a_slide_so_that_the_notes_have_its_number(sheet, language: str, lesson: str) -> None:
    made = sheet(language, f"slides/{lesson}/screen")
    edition = get_edition(language)
    shown = slides(edition, edition.lessons[lesson])
    assert len(made.layout) == len(shown)
    with translation.override(language):
        titles = [str(slide.title) for slide in shown]
    for page, title in zip(made.layout, titles, strict=True):
        (heading,) = [row["text"] for row in page["headings"] if row["tag"] in ("h1", "h2")]
        assert "".join(plain(heading).split()).endswith("".join(plain(title).split()))


@in_every_language
def test_both_sides_of_a_sign_on_the_wall_have_the_same_width(sheet, language: str) -> None:
    made = sheet(language, "slides/LESSON-2/screen")
    edition = get_edition(language)
    sign = next(row for row in slides(edition, edition.lessons["LESSON-2"]) if row.sides)
    sides = [row for row in made.layout[sign.number - 1]["classed"] if "side-of-sign" in row["class"]]
    left, right = sides
    assert left["right"] - left["left"] == pytest.approx(right["right"] - right["left"], abs=MILLIMETRE)
    assert left["bottom"] - left["top"] == pytest.approx(right["bottom"] - right["top"], abs=MILLIMETRE)
