"""Black ink and the right paper."""

from collections.abc import Iterator

import pikepdf
import pytest

from tests.pdf.conftest import samples

SIZES = {"a4": (595.276, 841.89), "letter": (612, 792)}


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The content of every page, and of the forms and patterns it draws."""
    yield from pdf.pages
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing


@pytest.mark.parametrize(("language", "path"), samples())
def test_nothing_is_coloured(sheet, language: str, path: str) -> None:
    pdf = sheet(language, path).pdf()
    for stream in streams(pdf):
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            assert name not in {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}, name
            if name in {"rg", "RG"}:
                assert len({float(part) for part in operands}) == 1
    assert not any(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


@pytest.mark.parametrize(("language", "path"), samples())
def test_pages_have_the_size_of_the_paper(sheet, language: str, path: str) -> None:
    for page in sheet(language, path).pdf().pages:
        assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(SIZES[path.rpartition("/")[2]], abs=0.5)


def test_links_lead_to_numbers_only(sheet) -> None:
    for page in sheet("en", "help/CN/a4").pdf().pages:
        for annotation in page.get("/Annots", []):
            assert str(annotation.A.URI).startswith(("tel:", "sms:"))
