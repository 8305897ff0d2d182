"""No glyph comes from anywhere but the fonts that were named for its language."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from screening import fonts
from screening.handouts.printing import common_signs, processes
from screening.languages import TABLE, Language
from screening.text.characters import character_faults
from tests.pdf.conftest import samples

_WEIGHT = re.compile(r"-(?:Regular|Bold|Medium|SemiBold|Semi-Bold|\d+)$")


WHOLE = {fonts.common(family): family for family in fonts.COMMON}


def families(pdf: pikepdf.Pdf) -> set[str]:
    """The families that the fonts of a file come from, cut down or whole."""
    return {WHOLE.get(name, name) for name in embedded(pdf)}


def embedded(pdf: pikepdf.Pdf) -> set[str]:
    """The families as they are in a file: /ABCDEF+Noto-Sans-Khmer-Bold is Noto Sans Khmer."""
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
    made = sheet(language, path)
    assert len(made.body) < 500_000
    assert not embedded(made.pdf()) & fonts.COMMON.keys(), "a sheet carries a font of 65,000 signs"


@pytest.mark.parametrize("language", [row for row in TABLE if row.print_font in fonts.COMMON], ids=lambda row: row.code)
def test_a_language_is_written_in_common_signs(language: Language) -> None:
    """Those that are not are in so few texts that their sheets may be larger."""
    written = "".join(path.read_text() for path in Path(settings.LOCALE_PATHS[0], language.locale).rglob("*.po"))
    own = {sign for sign in written if unicodedata.category(sign) == "Lo"}
    rare = own - {chr(sign) for sign in common_signs._signs(*fonts.COMMON[language.print_font])}
    assert own
    assert len(rare) <= 5, sorted(rare)


def test_a_rare_sign_comes_from_the_whole_font(pool: processes.Pool) -> None:
    with printed(pool, "<p lang=zh-Hans>龘和平</p>") as pdf:
        assert {"Noto Sans CJK SC", "Noto Sans CJK SC Common"} <= embedded(pdf)


def test_where_cut_fonts_cannot_be_kept_the_whole_ones_serve(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setitem(processes._own_environment, common_signs.FOLDER, str(tmp_path / "file" / "fonts"))
    own = processes.Pool(processes=1)
    with printed(own, "<p lang=zh-Hans>和平</p>") as pdf:
        assert embedded(pdf) == {"Noto Sans CJK SC"}
    own.end()


def test_fonts_are_cut_alike_on_every_machine(monkeypatch, pool: processes.Pool, tmp_path: Path) -> None:
    monkeypatch.setitem(processes._own_environment, common_signs.FOLDER, str(tmp_path))
    own = processes.Pool(processes=1)
    assert own.versions() == pool.versions()
    assert {fonts.common(family) for family in fonts.COMMON} <= own.versions().keys()
    own.end()


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
    with printed(pool, f"<p lang=vi>{name}</p>") as pdf:
        found = families(pdf)
    assert found <= set(fonts.FAMILIES.values())
    assert family is None or family in found


def printed(pool: processes.Pool, body: str) -> pikepdf.Pdf:
    job = {"task": "pdf", "css": fonts.rules(), "assets": {}, "fillable": False}
    html = f"<html lang=en><head><title>x</title></head><body>{body}</body></html>"
    return pikepdf.open(BytesIO(pool.run(job, html.encode())[1]))
