"""Real sheets from real content, made by a real printing process."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from screening.content.clock import RELEASED
from screening.content.edition import current_version
from screening.errors import PrintUnavailable
from screening.handouts import documents, kinds, sheets
from screening.handouts.kinds.shape import DISCREET, EVERY_QUESTION, HandoutType, Option
from screening.handouts.printing import processes
from screening.handouts.store import Store, digest
from tests.scripts import CODES, OTHERS, share

MOST_BYTES = 2_000_000_000
# The printing process that also says where everything stands; other tests may be at work at the same time.
layouts = processes.Pool((sys.executable, "-m", "tests.pdf.layout"), processes=1, job_seconds=60)
DAY = RELEASED  # the day on which the help lines in fixtures/ were read
SITE = "https://look-twice.example"
DRAFT = "Translated by a machine, not checked by a person."  # true of every translation so far


@dataclass
class Sheet:
    """A handout as it comes out of the printer."""

    document: documents.Document
    body: bytes
    placed: bytes
    version: str  # as it stands on every page
    address: str  # of the page that it is about; empty on paper that announces nothing
    code: str  # that answers later whether it is still right

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
        return json.loads(self.placed)

    def says(self, number: int, words: str) -> bool:
        """Whether the words stand on this page, line breaks apart."""
        page = "".join(line["text"] for line in self.layout[number]["lines"])
        return "".join(words.split()) in "".join(page.split())


# One sensible choice for each option. The second language is Khmer on an English sheet, else English.
CHOICES = {
    Option.CATEGORY: "DOC",
    Option.WORK: "health",
    Option.SIGNS: "DOC",
    Option.PLACE: "CN",
    Option.CASE: "CASE-01",
    Option.LESSON: "LESSON-1",
    Option.QUESTIONS: EVERY_QUESTION,
    Option.FORM: "A",
    Option.WORDS: DISCREET,
}
# Choices that change what a sheet has to hold: places where nobody helps, and no address.
MORE = ("help/MM/letter", "help/VN/bare/a4", "strip/BD/a4", "strip/MM/letter", "card/MM/letter", "poster/MM/a4")


def every_sample() -> list[tuple[str, str]]:
    """Every kind in all languages that are tried: (language, path). They take turns with the papers."""
    return [
        (language, path)
        for number, language in enumerate(CODES)
        for path in (*(path_of(kind, language, number) for kind in kinds.KINDS), *MORE)
    ]


def samples(*only: str) -> list[tuple[str, str]]:
    """Every kind, or these kinds, in English and in another script: those take turns."""
    number = len(kinds.KINDS) + len(MORE)
    own = {language: every_sample()[turn * number : (turn + 1) * number] for turn, language in enumerate(CODES)}
    turns = [sample for language in OTHERS for sample in share(own[language], language, OTHERS)]
    return [(language, path) for language, path in own["en"] + turns if not only or path.partition("/")[0] in only]


def path_of(kind: HandoutType, language: str, number: int = 0) -> str:
    """A handout of this kind in this language, on the paper of this number."""
    choices = CHOICES | {Option.OTHER: "km" if language == "en" else "en"}
    chosen = [choices[option] for option in kind.choices if option != Option.ADDRESS]
    return "/".join([kind.code, *chosen, kind.papers[number % len(kind.papers)]])


def job(document: documents.Document) -> dict[str, object]:
    return {"task": "pdf", **{key: value for key, value in asdict(document).items() if key != "html"}}


def laid_out(document: documents.Document) -> tuple[bytes, bytes]:
    """Its pages as JSON and its PDF, of one and the same layout."""
    answer, both = layouts.run({**job(document), "task": "laid out"}, document.html.encode())
    return both[: answer["layout"]], both[answer["layout"] :]


def kept(store: Store, document: documents.Document) -> tuple[bytes, bytes]:
    """What is made of a document: once for all processes of this run."""
    names = [digest(what, asdict(document)) for what in ("layout", "pdf")]
    pages, body = (store.find(name) for name in names)
    if pages and body:
        return pages.read(), body.read()
    made = laid_out(document)
    for name, part in zip(names, made, strict=True):
        store.keep(name, part)
    return made


@pytest.fixture(scope="session")
def pool() -> processes.Pool:
    pool = processes.Pool()
    try:
        pool.versions()
    except PrintUnavailable as error:
        pytest.skip(f"This machine cannot print: {error}")
    return pool


@pytest.fixture
def sheet(content: None, pool: processes.Pool, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Sheet]:
    """`sheet("km", "category/DOC/a4")`."""
    base = tmp_path_factory.getbasetemp()
    store = Store((base.parent if base.name.startswith("popen-") else base) / "sheets", MOST_BYTES)

    def make(language: str, path: str) -> Sheet:
        key = (language, path, current_version(language))
        if key not in _made:
            kind, *values, paper = path.split("/")
            wanted = kinds.wanted(kind, values, paper, language)
            printed = sheets.sheet(wanted, DAY, SITE)
            document = documents.document(printed)
            placed, body = kept(store, document)
            _made[key] = Sheet(document, body, placed, printed.version, printed.address, printed.code)
        return _made[key]

    return make


# What this process has made: many tests look at the same sheet.
_made: dict[tuple[str, str, str], Sheet] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a sheet run in one process, so that it is printed and laid out once."""
    for item in items:
        choices = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if "path" in choices and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(f"{choices.get('language')}/{choices['path']}"))
