"""Black ink, or one accent where colour is wanted, and the right paper."""

from collections.abc import Iterator

import pikepdf
import pytest

from screening.handouts import kinds
from screening.handouts.kinds.shape import Paper
from tests.pdf.conftest import MORE, samples

# In points, the short side first.
SIZES = {"a4": (595.276, 841.89), "letter": (612, 792), "a3": (841.89, 1190.551), "tabloid": (792, 1224)}
ACCENT = (0x0B, 0x55, 0x63)
TINT = (0xE4, 0xF0, 0xF1)
# In a script that is not Latin, by turns.
EVERY_KIND = [(language, path) for language, path in samples() if language != "en" and path not in MORE]


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The content of every page, and of the forms and patterns it draws."""
    yield from pdf.pages
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing


def colours(pdf: pikepdf.Pdf) -> set[tuple[float, ...]]:
    """Every colour in use, in shares of red, green and blue."""
    found = set()
    for stream in streams(pdf):
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            assert name not in {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}, name
            if name in {"rg", "RG"}:
                found.add(tuple(round(float(part), 3) for part in operands))
    assert not any(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)
    return found


def shares(colour: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(round(part / 255, 3) for part in colour)


@pytest.mark.parametrize(("language", "path"), samples())
def test_nothing_is_coloured(sheet, language: str, path: str) -> None:
    assert all(len(set(colour)) == 1 for colour in colours(sheet(language, path).pdf()))


@pytest.mark.parametrize(("language", "path"), EVERY_KIND)
def test_in_colour_there_is_one_accent_and_its_tint(sheet, language: str, path: str) -> None:
    found = colours(sheet(language, f"{path}-colour").pdf())
    assert {colour for colour in found if len(set(colour)) > 1} <= {shares(ACCENT), shares(TINT)}


@pytest.mark.parametrize(("language", "path"), EVERY_KIND)
def test_in_colour_it_stands_where_it_stands_in_black(sheet, language: str, path: str) -> None:
    coloured, black = ([page["lines"] for page in sheet(language, file).layout] for file in (f"{path}-colour", path))
    assert coloured == black


def test_every_kind_is_printed_in_colour() -> None:
    assert {path.partition("/")[0] for _language, path in EVERY_KIND} == {kind.code for kind in kinds.KINDS}


def test_the_accent_is_dark_and_its_tint_light_when_they_are_printed_grey() -> None:
    """At least 7 : 1, as WCAG counts."""

    def light(colour: tuple[int, ...]) -> float:
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in shares(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (light(ACCENT) + 0.05) > 7
    assert (light(TINT) + 0.05) / (light(ACCENT) + 0.05) > 7
    assert (light(TINT) + 0.05) / 0.05 > 7


@pytest.mark.parametrize(("language", "path"), samples())
def test_pages_have_the_size_of_the_paper(sheet, language: str, path: str) -> None:
    paper = path.rpartition("/")[2]
    for page in sheet(language, path).pdf().pages:
        width, height = (float(edge) for edge in page.mediabox[2:])
        if paper == Paper.SCREEN:
            assert width / height == pytest.approx(16 / 9, abs=0.01)
        else:
            assert sorted([width, height]) == pytest.approx(SIZES[paper], abs=0.5)
            assert (width > height) is path.startswith(("card", "certificate"))


def test_links_lead_to_numbers_only(sheet) -> None:
    for page in sheet("en", "help/CN/a4").pdf().pages:
        for annotation in page.get("/Annots", []):
            assert str(annotation.A.URI).startswith(("tel:", "sms:"))
