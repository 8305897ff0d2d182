"""A screen reader finds title, language, headings, tables and what a picture shows."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from screening.content.edition import get_edition
from screening.handouts.documents import STILL_RIGHT
from screening.languages import BY_CODE
from screening.library.blocks import blocks
from tests.pdf.conftest import samples

HEADING = re.compile("/H[1-6]")
# Their tables break elsewhere in each.
GUIDES = [("en", f"guide/LESSON-{number}/a4") for number in range(2, 8)]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K", pikepdf.Array()))

    yield from walk(pdf.Root.StructTreeRoot.K)


@pytest.mark.parametrize(("language", "path"), samples())
def test_the_document_is_tagged(sheet, language: str, path: str) -> None:
    pdf = sheet(language, path).pdf()
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == BY_CODE[language].tag
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].endswith(" · Look Twice")
    assert "/JavaScript" not in str(pdf.Root.get("/Names", ""))
    assert "/AF" not in pdf.Root


@pytest.mark.parametrize(("language", "path"), samples())
def test_headings_and_pictures_are_named(sheet, language: str, path: str) -> None:
    pdf = sheet(language, path).pdf()  # its objects live as long as it does
    found = list(elements(pdf))
    names = [str(element.S) for element in found]
    assert names.index("/H1") < names.index("/H2") if "/H2" in names else "/H1" in names
    pictures = [str(element.Alt) for element in found if element.S == "/Figure"]
    html = sheet(language, path).document.html
    # A foot that stands on every page is an artifact: nobody is read it each time.
    in_the_foot = html.count(f'src="{STILL_RIGHT}"')
    assert html.count("<img ") - len(pictures) in (0, in_the_foot)
    assert all(pictures)
    if 'src="app:code.svg"' in html:
        assert any("https://look-twice.example/" in words for words in pictures)


def marked(node: pikepdf.Object, page: object = None, heading: str = "") -> Iterator[tuple[object, str]]:
    """The page of every piece of text, in reading order, and the heading that it is part of."""
    if isinstance(node, int):
        yield page, heading
    elif isinstance(node, pikepdf.Array):
        for kid in node:
            yield from marked(kid, page, heading)
    else:
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield page, heading
        elif "/K" in node:
            name = str(node.get("/S", ""))
            yield from marked(node.K, page, name if HEADING.fullmatch(name) else heading)


@pytest.mark.parametrize(("language", "path"), [*samples(), *GUIDES])
def test_no_heading_is_the_last_of_its_page(sheet, language: str, path: str) -> None:
    pdf = sheet(language, path).pdf()  # its objects live as long as it does
    found = list(marked(pdf.Root.StructTreeRoot.K))
    assert any(heading for _, heading in found)
    for (page, heading), (after, _) in pairwise(found):
        assert not heading or page == after


@pytest.mark.parametrize("path", ["category/DOC/letter", "bilingual/km/DOC/a4", "checklist/a4"])
def test_signs_are_rows_of_a_table_with_headings(sheet, path: str) -> None:
    names = [str(element.S) for element in elements(sheet("en", path).pdf())]
    assert names.count("/TH") > 6
    assert names.count("/THead") >= 1


def test_each_language_of_a_bilingual_sheet_is_named(sheet) -> None:
    """WeasyPrint alone names the language of the document only: see screening/handouts/pdf.py."""
    found = [str(element.get("/Lang", "")) for element in elements(sheet("en", "bilingual/km/DOC/a4").pdf())]
    # Title and every row of the six signs: title, what to notice, what else.
    assert found.count("km") >= 1 + 6 * 3
    assert found.count("en") >= 1 + 6 * 3


def test_a_native_name_has_its_language(sheet) -> None:
    assert "zh-Hans" in {str(element.get("/Lang", "")) for element in elements(sheet("en", "help/CN/a4").pdf())}


def test_bookmarks_lead_through_the_checklist(sheet) -> None:
    with sheet("en", "checklist/a4").pdf().open_outline() as outline:
        sections = outline.root[0].children
        content = get_edition("en")
        assert len(sections) == len(content.categories) + 3  # what to do, what not to do, who can help
        headings = [
            block.passage
            for category in content.categories
            for block in blocks(content, content.in_category(category))
            if block.passage
        ]
        assert sum(len(section.children) for section in sections) == len(content.indicators) + len(headings)
