"""A number nearby that somebody types: on this print, and nowhere else."""

import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from screening.handouts import kinds, printed
from screening.handouts.printing import processes
from screening.languages import LANGUAGES
from tests.scripts import CODES

pytestmark = pytest.mark.django_db
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


@pytest.mark.parametrize("language", CODES)
def test_it_stands_on_the_print_and_is_kept_nowhere(content, visitor: Client, caplog, language: str) -> None:
    before = files(settings.STATE_DIR)
    response = visitor.post(f"/{language}/handouts/help/{language}/VN/a4/own/", TYPED)
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


def test_without_words_there_are_lines_to_write_on(content, visitor: Client) -> None:
    response = visitor.post("/en/handouts/help/en/VN/a4/own/", {})
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


def test_the_sheet_itself_stays_the_same(content, visitor: Client) -> None:
    """Its version and its file are those of everybody."""
    wanted = kinds.wanted("help", ["VN"], "a4", "en")
    name = printed.order(wanted, "").name
    visitor.post("/en/handouts/help/en/VN/a4/own/", TYPED)
    assert printed.order(wanted, "").name == name
    assert printed.find(name) is None
