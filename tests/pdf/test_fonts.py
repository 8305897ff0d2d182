"""No glyph comes from anywhere but the fonts that were named for its language."""

import re

import pikepdf
import pytest

from screening.handouts.printing import fonts
from tests.pdf.conftest import samples

_WEIGHT = re.compile(r"-(?:Regular|Bold|Medium|SemiBold|Semi-Bold|\d+)$")


def families(pdf: pikepdf.Pdf) -> set[str]:
    """The families embedded in a file: /ABCDEF+Noto-Sans-Khmer-Bold is Noto Sans Khmer."""
    found = set()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            name = str(thing["/FontName"]).partition("+")[2]
            found.add(_WEIGHT.sub("", name).replace("-", " "))
    return found


@pytest.mark.parametrize(("language", "path"), samples())
def test_only_named_fonts_are_embedded(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    found = families(made.pdf())
    assert "Noto Sans" in found
    assert found <= fonts.families(made.document.html)


@pytest.mark.parametrize(
    ("language", "family"),
    [("zh-hans", "Noto Sans CJK SC"), ("km", "Noto Sans Khmer"), ("vi", "Noto Sans"), ("en", "Noto Sans")],
)
def test_a_category_has_the_font_of_its_language_and_latin(sheet, language: str, family: str) -> None:
    assert families(sheet(language, "category/DOC/letter").pdf()) == {"Noto Sans", family}


def test_native_names_have_the_glyphs_of_their_own_place(sheet) -> None:
    """Han characters look different in Taiwan, Japan and on the mainland; a name must be recognised."""
    assert "Noto Sans CJK TC" in families(sheet("en", "help/TW/a4").pdf())
    assert "Noto Sans CJK JP" in families(sheet("en", "help/JP/a4").pdf())
    assert "Noto Sans CJK SC" in families(sheet("en", "help/CN/a4").pdf())


@pytest.mark.parametrize(("language", "path"), samples())
def test_fonts_are_cut_down_to_the_glyphs_in_use(sheet, language: str, path: str) -> None:
    assert len(sheet(language, path).body) < 1_000_000
