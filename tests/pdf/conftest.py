"""Real sheets from real content, made by a real printing process."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from screening.errors import PrintUnavailable
from screening.handouts import kinds, sheets, workers
from screening.languages import LANGUAGES

DAY = date(2026, 11, 23)  # the day on which the help lines in fixtures/ were read
ADDRESS = "https://look-twice.example/en/"


ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Sheet:
    """A handout as it comes out of the printer."""

    document: sheets.Document
    body: bytes

    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.body))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, as a reader who copies it gets it. Stacked scripts come out a little changed."""
        done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=self.body, capture_output=True, check=True)
        return done.stdout.decode().removesuffix("\f").split("\f")

    @cached_property
    def layout(self) -> list[dict]:
        """What stands where on each page: see tests/pdf/layout.py."""
        return laid_out(self.document)

    def says(self, number: int, words: str) -> bool:
        """Whether the words stand on this page, line breaks apart."""
        page = "".join(line["text"] for line in self.layout[number]["lines"])
        return "".join(words.split()) in "".join(page.split())


def samples() -> list[tuple[str, str]]:
    """Each kind in each language: (language, path)."""
    found = []
    for language in LANGUAGES:
        other = "km" if language.code == "en" else "en"
        found += [
            (language.code, path)
            for path in (
                "help/CN/a4",
                "help/MM/letter",
                "category/DOC/letter",
                f"bilingual/{other}/DOC/a4",
                "checklist/a4",
            )
        ]
    return found


@pytest.fixture(scope="session")
def pool() -> workers.Pool:
    pool = workers.Pool()
    try:
        pool.versions()
    except PrintUnavailable as error:
        pytest.skip(f"This machine cannot print: {error}")
    return pool


@pytest.fixture(scope="session")
def remembered() -> dict[tuple[str, str], Sheet]:
    return {}


@pytest.fixture
def sheet(
    content: None, pool: workers.Pool, remembered: dict[tuple[str, str], Sheet]
) -> Callable[[str, str], Sheet]:
    """`sheet("km", "category/DOC/a4")`: made once per test process."""

    def make(language: str, path: str) -> Sheet:
        if (language, path) not in remembered:
            kind, *values, paper = path.split("/")
            wanted = kinds.wanted(kind, values, paper, language)
            document = sheets.document(wanted, DAY, ADDRESS, reviewed_only=False)
            job = {"task": "pdf", "css": document.css, "assets": document.assets}
            remembered[language, path] = Sheet(document, pool.run(job, document.html.encode()))
        return remembered[language, path]

    return make


@pytest.fixture
def blank() -> Callable[[str], bytes]:
    """`blank("<p>…")`: the HTML of a small document around a body."""

    def html(body: str) -> bytes:
        return f'<!doctype html><html lang="en"><head><title>A sheet</title></head><body>{body}</body></html>'.encode()

    return html


def job(css: str = "") -> dict[str, object]:
    return {"task": "pdf", "css": css, "assets": {}}


def laid_out(document: sheets.Document) -> list[dict]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pdf.layout"], input=json.dumps(asdict(document)), capture_output=True, text=True,
        check=True, cwd=ROOT,
    )  # fmt: skip
    return json.loads(done.stdout)
