"""No glyph comes from anywhere but the fonts that were named for its language."""

import re
from io import BytesIO

import pikepdf
import pytest

from screening import fonts
from screening.handouts.printing import processes
from screening.text.characters import character_faults
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


MIXED = {
    "Hope line 希望之声": "Noto Sans CJK SC",
    "Hope ความหวัง": "Noto Sans Thai",
    "Mon → Fri": None,
    "✓ called": None,
    "ទូរស័ព្ទ，២៤ ម៉ោង": "Noto Sans Khmer",  # noqa: RUF001  a comma of another script
    "کمک 110": "Noto Sans Arabic",
    "உதவி": "Noto Sans Tamil",
}


@pytest.mark.parametrize(("name", "family"), MIXED.items())
def test_a_name_in_any_script_is_printed_in_a_font_of_ours(pool: processes.Pool, name: str, family: str | None) -> None:
    """One foreign character in a help line once stopped every sheet and every kit of its place, in every language."""
    assert not list(character_faults(name))
    html = f"<html lang=vi><head><title>x</title></head><body><p>{name}</p></body></html>"
    job = {"task": "pdf", "css": fonts.rules(), "assets": {}, "fillable": False}
    _answer, body = pool.run(job, html.encode())
    with pikepdf.open(BytesIO(body)) as pdf:
        found = families(pdf)
    assert found <= set(fonts.FAMILIES.values())
    assert family is None or family in found
