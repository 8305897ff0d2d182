"""Boxes that can be ticked in the file: nothing else can be filled in, and a tick shows in every kind of viewer."""

import subprocess
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from screening.content.edition import get_edition
from screening.library.blocks import blocks
from tests.scripts import CODES

SCALE = 2


def fields(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.AcroForm.Fields)


@pytest.mark.parametrize("category", ["DOC", "WRK", "CHD"])
@pytest.mark.parametrize("language", CODES)
def test_every_sign_has_two_boxes_with_names_and_nothing_else_can_be_filled_in(
    sheet, language: str, category: str
) -> None:
    pdf = sheet(language, f"worksheet/{category}/a4").pdf()
    names = [str(field.T) for field in fields(pdf)]
    edition = get_edition(language)
    shown = blocks(edition, edition.in_category(category))
    codes = [indicator.code for block in shown for indicator in block.indicators]
    assert names == [f"{code}-{what}" for code in codes for what in ("noticed", "not-sure")]
    assert len(set(names)) == len(names)
    for field in fields(pdf):
        assert field.FT == "/Btn"
        assert int(field.get("/Ff", 0)) == 0  # neither radio nor button
        assert str(field.TU).startswith(str(field.T)[:6])
        assert len(str(field.TU)) > len("DOC-01")
        assert field.V == "/Off"
    assert "/NeedAppearances" not in pdf.Root.AcroForm


@pytest.mark.parametrize("kind", ["category/DOC/a4", "checklist/a4", "large/DOC/a4"])
def test_a_sheet_for_paper_has_no_fields(sheet, kind: str) -> None:
    pdf = sheet("en", kind).pdf()
    assert "/AcroForm" not in pdf.Root or not fields(pdf)


def test_a_box_lies_where_the_sheet_has_its_column(sheet) -> None:
    pdf = sheet("en", "worksheet/DOC/a4").pdf()
    for field in fields(pdf):
        left, first, right, second = (float(edge) for edge in field.Rect)
        assert right - left == pytest.approx(abs(second - first), abs=1)
        assert 10 < right - left < 16


@pytest.mark.parametrize("language", CODES)
def test_a_tick_shows_in_both_families_of_viewers(sheet, language: str, tmp_path) -> None:
    body = sheet(language, "worksheet/DOC/a4").body
    with pikepdf.open(BytesIO(body)) as pdf:
        box = fields(pdf)[0]
        place = [float(edge) for edge in box.Rect]
        height = float(pdf.pages[0].mediabox[3])
        box.V = box.AS = pikepdf.Name("/on")
        pdf.save(tmp_path / "ticked.pdf")
    (tmp_path / "empty.pdf").write_bytes(body)
    for dark in (dark_by_poppler, dark_by_pdfium):
        assert dark(tmp_path / "ticked.pdf", place, height) > dark(tmp_path / "empty.pdf", place, height) + 0.1


def dark_by_poppler(path, place: list[float], height: float) -> float:
    from PIL import Image  # noqa: PLC0415

    command = [
        "pdftoppm",
        "-r",
        str(72 * SCALE),
        "-png",
        "-f",
        "1",
        "-l",
        "1",
        "-singlefile",
        path,
        path.with_suffix(""),
    ]
    subprocess.run(command, check=True)
    return dark_share(Image.open(path.with_suffix(".png")), place, height)


def dark_by_pdfium(path, place: list[float], height: float) -> float:
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    return dark_share(document[0].render(scale=SCALE, may_draw_forms=True).to_pil(), place, height)


def dark_share(image, place: list[float], height: float) -> float:
    """The share of dark points in a box."""
    left, right = sorted(place[0::2])
    low, high = sorted(place[1::2])
    part = image.convert("L").crop(
        tuple(round(edge * SCALE) for edge in (left + 2, height - high + 2, right - 2, height - low - 2))
    )
    points = part.tobytes()
    return sum(point < 128 for point in points) / len(points)
