"""A number nearby that somebody types: on this print, and nowhere else."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from screening.handouts import documents, kinds, printed, sheets
from screening.handouts.printing import processes
from screening.handouts.sheets import OwnBox
from screening.languages import LANGUAGES
from tests.pdf.conftest import DAY, SITE, laid_out
from tests.scripts import CODES, share

pytestmark = pytest.mark.django_db
KINDS = [kind for kind in kinds.KINDS if kind.own_box]
TYPED = {"organisation": "Canary House 7f3a9", "number": "012 345 6789"}


@pytest.fixture(autouse=True, scope="module")
def _no_process_stays() -> object:
    yield
    processes.pool.end()


def text_of(body: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=body, capture_output=True, check=True)
    return done.stdout.decode()


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("language", CODES)
def test_it_stands_on_the_print_and_is_kept_nowhere(content, visitor: Client, caplog, language: str, kind) -> None:
    before = files(settings.STATE_DIR)
    response = visitor.post(f"/{language}/handouts/{kind.code}/{language}/VN/a4/own/", TYPED)
    assert response.headers["Content-Type"] == "application/pdf"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    page = text_of(response.content)
    assert TYPED["organisation"] in page
    assert TYPED["number"] in page
    assert "Canary" not in str(response.headers)
    after = files(settings.STATE_DIR)
    assert after.keys() == before.keys()
    assert not [path for path, body in after.items() if b"Canary House" in body]
    assert "Canary" not in caplog.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_without_words_there_are_lines_to_write_on(content, visitor: Client, kind) -> None:
    response = visitor.post(f"/en/handouts/{kind.code}/en/VN/a4/own/", {})
    assert "Added by whoever printed this sheet." in text_of(response.content)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_what_is_too_long_comes_back_as_it_was_typed(content, visitor: Client, language) -> None:
    typed = {"organisation": "x" * 61, "number": TYPED["number"]}
    response = visitor.post(f"/{language.code}/handouts/help/en/VN/a4/own/", typed)
    assert response.status_code == 400
    assert "no-store" in response.headers["Cache-Control"]
    page = response.content.decode()
    assert typed["organisation"] in page
    assert typed["number"] in page
    assert "error-summary" in page


def test_letters_without_a_glyph_are_refused_and_told_to_nobody(content, visitor: Client, caplog) -> None:
    response = visitor.post("/en/handouts/help/en/VN/a4/own/", {"organisation": "House \U0001fabf 7f3a9"})
    assert response.status_code == 400
    assert "Use plain letters and digits." in response.content.decode()
    assert "7f3a9" not in caplog.text


def test_words_are_no_markup(content, visitor: Client) -> None:
    response = visitor.post("/en/handouts/help/en/VN/a4/own/", {"organisation": "<b>A & B</b>"})
    assert "<b>A & B</b>" in text_of(response.content)


@pytest.mark.parametrize("path", ["category/en/DOC/a4", "help/en/XX/a4"])
def test_no_other_sheet_has_such_a_box(content, visitor: Client, path: str) -> None:
    assert visitor.post(f"/en/handouts/{path}/own/", TYPED).status_code == 404


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_sheet_itself_stays_the_same(content, visitor: Client, kind) -> None:
    """Its version and its file are those of everybody."""
    wanted = kinds.wanted(kind.code, ["VN"], "a4", "en")
    name = printed.order(wanted, "").name
    visitor.post(f"/en/handouts/{kind.code}/en/VN/a4/own/", TYPED)
    assert printed.order(wanted, "").name == name
    assert printed.find(name) is None


BOXES = (OwnBox("Canary House 7f3a9", "012 345 6789"), OwnBox("", ""), OwnBox("x" * 29 + " " + "y" * 30, "0" * 30))
FULLEST = ("MM", "KR", "EU", "BD", "FR", "HK")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("language", CODES)
def test_a_sheet_with_a_box_is_as_long_as_without_and_nothing_leaves_its_place(content, language: str, kind) -> None:
    """Whatever was typed, and where most has to be said."""
    other = "km" if language == "en" else "en"
    for number, place in enumerate(share(FULLEST, language)):
        for also in ([], [other]):
            wanted = kinds.wanted(kind.code, [place, *also], kind.papers[number % len(kind.papers)], language)
            made = replace(sheets.sheet(wanted, DAY, SITE), own=BOXES[(number + len(also)) % len(BOXES)])
            pages = json.loads(laid_out(documents.document(made))[0])
            assert any("own-box" in box["class"] for page in pages for box in page["classed"])
            lines = [line for page in pages for line in page["lines"]]
            assert [line["text"] for line in lines if line["over"] > 0.5 or line["below"] > 0.5] == [], place
            if kind.code == "poster":
                [page] = pages
                words, numbers = (
                    next(box for box in page["classed"] if box["class"] == [name]) for name in ("words", "numbers")
                )
                assert words["bottom"] < numbers["top"], place
            elif kind.code == "card":
                assert len(pages) == 2
