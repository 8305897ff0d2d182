"""A kit as it comes out of the printer: where each part stands in the one file, and what lies on the back of what."""

import subprocess
from dataclasses import dataclass

import pikepdf
import pytest
from django.utils import translation
from django.utils.translation import gettext

from screening.choices import HandoutKind
from screening.handouts.kinds.shape import Ink, Paper
from screening.handouts.kits import bundle, files
from screening.handouts.kits.contents import FULL, Kit, Readers
from screening.handouts.kits.listing import Line, Listing
from screening.handouts.printing import processes
from screening.languages import BY_CODE

pytestmark = pytest.mark.django_db

in_each_language = pytest.mark.parametrize("language", ["en", "km"])


@dataclass
class Made:
    listing: Listing
    body: bytes
    pages: list[str]  # the text of each, without spaces
    bookmarks: dict[str, int]  # the number of the page to which each leads, counted from 1

    @property
    def parts(self) -> list[tuple[Line, range]]:
        """Each part with the pages on which it stands, as the cover says."""
        return [(line, range(line.first, line.last + 1)) for line in self.listing.on_paper]


@pytest.fixture
def kit(content: None, pool: processes.Pool, monkeypatch, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(processes, "pool", pool)

    def make(language: str) -> Made:
        own = BY_CODE[language]
        wanted = Kit(("LESSON-1",), FULL, own, (Readers(own, 9),), "KR", Paper.A4, Ink.BLACK)
        with translation.override(language):
            packed = bundle.bundle(wanted, "https://look-twice.example")
            for step in bundle.steps(packed):
                step()
            with files.pdf(packed) as whole, files.pdf(packed) as again:
                body = whole.read()
                assert again.read() == body
            return Made(packed.listing, body, texts(body), bookmarks(tmp_path, body))

    return make


def texts(body: bytes) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=body, capture_output=True, check=True)
    return [plain(page) for page in done.stdout.decode().removesuffix("\f").split("\f")]


def plain(words: str) -> str:
    return "".join(words.replace("\u200b", "").split())


def bookmarks(folder, body: bytes) -> dict[str, int]:
    (folder / "whole.pdf").write_bytes(body)
    with pikepdf.open(folder / "whole.pdf") as whole, whole.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(whole.pages, start=1)}
        return {item.title: numbers[item.destination[0].objgen] for item in outline.root}


@in_each_language
def test_a_kit_prints_as_its_cover_says(kit, language: str) -> None:
    made = kit(language)
    cover = "".join(made.pages[: made.listing.front])
    starts = list(made.bookmarks.values())[1:]
    assert starts == [line.first for line in made.listing.on_paper]
    assert all(number % 2 for number in starts)
    for line, pages in made.parts:
        assert line.pages > 1 or str(line.first) in cover
        assert line.pages == 1 or f"{line.first}\u2013{line.last}" in cover
        stands_on_each_page(made, line, pages, language)
    each_sheet_of_paper_holds_one_part(made)
    printed_by_hand = made.listing.front // 2 + sum(
        line.part.sheets * (-(-line.pages // 2) if line.part.both_sides else line.pages)
        for line in made.listing.on_paper
    )
    assert made.listing.paper == printed_by_hand
    assert plain(f"{translated('Sheets of paper in all', language)} {printed_by_hand}") in cover


def stands_on_each_page(made: Made, line: Line, pages: range, language: str) -> None:
    """Its own pages in their order, counted from its own first; behind them nothing."""
    own = [made.pages[number - 1] for number in pages if made.pages[number - 1]]
    assert len(own) == line.pages
    with translation.override(language):
        assert plain(str(line.title)) in own[0] or (line.about and plain(line.about.value) in own[0])
        for number, page in enumerate(own, start=1):
            assert plain(gettext("Page %(page)s of %(pages)s") % {"page": number, "pages": line.pages}) in page


def each_sheet_of_paper_holds_one_part(made: Made) -> None:
    """So no answer lies behind a case: what is on the back is of the same part, or empty."""
    assert len(made.pages) == made.listing.pages
    owners = {number: line for line, pages in made.parts for number in pages}
    for front in range(made.listing.front + 1, len(made.pages), 2):
        back = owners.get(front + 1)
        assert back in (None, owners[front])
        assert (back is None) == (made.pages[front] == "")  # the list counts from 0
    assert {HandoutKind.ANSWERS, HandoutKind.CASE} <= {line.part.wanted.kind.code for line in owners.values()}


def translated(words: str, language: str) -> str:
    with translation.override(language):
        return gettext(words)
