"""From a handout that somebody wants to its file: out of the store, or printed now."""

import functools
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from screening.errors import PrintRefused
from screening.handouts import documents, sheets
from screening.handouts.kinds.shape import Ink, Wanted
from screening.handouts.printing import processes
from screening.handouts.printing.engine import VARIANT
from screening.handouts.printing.processes import Pool
from screening.handouts.store import Store, digest

PICTURE_WIDTH = 600  # pixels


@dataclass(frozen=True, slots=True)
class Order:
    """A sheet to print. `name` stands for all that goes into its bytes: it is their ETag and the name of their file."""

    sheet: sheets.Sheet
    name: str


@dataclass(frozen=True, slots=True)
class PrintedFile:
    name: str
    body: bytes
    pages: int
    kept: bool = True  # whether the next one to ask finds it in the store


def order(wanted: Wanted, site: str, pool: Pool | None = None) -> Order:
    """The handout as it is today. `site` as in `sheets.sheet`.

    Raises KeyError for a code that the content does not know, PrintRefused where only reviewed translations may be
    printed, PrintUnavailable on a machine that cannot print.
    """
    return order_of(sheets.sheet(wanted, timezone.localdate(), site), pool)


def order_of(sheet: sheets.Sheet, pool: Pool | None = None) -> Order:
    """The name is a digest of what is printed, so a change of content makes only those sheets anew that show it."""
    if settings.SCREENING_PRINT_REQUIRES_REVIEW and sheet.is_draft:
        raise PrintRefused
    return Order(
        sheet,
        digest(
            *(sheet.said, settings.RELEASE, sheet.definition.style, sheet.paper, sheet.ink, VARIANT),
            *(sheet.address, sheet.asked_at),
            documents.look(),
            (pool or processes.pool).versions(),
        ),
    )


def find(name: str) -> PrintedFile | None:
    """The finished file of this name."""
    found = store().find(name)
    try:
        return PrintedFile(name, found.read(), found.pages) if found else None
    except OSError:  # removed in this moment
        return None


def pages_of(name: str) -> int:
    """How many pages a finished file has; 0 where there is none."""
    found = store().find(name)
    return found.pages if found else 0


def get_or_print(order: Order, pool: Pool | None = None, *, standard: bool = False) -> PrintedFile:
    """The file, printed now where it is not there yet. Raises the Print errors."""
    return find(order.name) or print_now(order, pool, standard=standard)


def print_now(order: Order, pool: Pool | None = None, *, standard: bool = False) -> PrintedFile:
    body, pages = _print(documents.document(order.sheet), pool)
    return PrintedFile(order.name, body, pages, store().keep(order.name, body, pages, standard=standard))


def print_unkept(document: documents.Document) -> bytes:
    """A file for whoever asks, and for nobody after them."""
    return _print(document, None)[0]


def _print(document: documents.Document, pool: Pool | None) -> tuple[bytes, int]:
    job = {"task": "pdf", **{key: value for key, value in asdict(document).items() if key != "html"}}
    answer, body = (pool or processes.pool).run(job, document.html.encode())
    return body, int(answer["pages"])


def picture(made: PrintedFile, page: int, ink: Ink) -> bytes:
    """A page of a handout as a PNG. Raises IndexError where there is no such page, and the Print errors."""
    if not 1 <= page <= made.pages:
        raise IndexError(page)
    name = digest(made.name, str(page), str(PICTURE_WIDTH), version("pypdfium2"))
    if found := find(name):
        return found.body
    job = {"task": "picture", "width": PICTURE_WIDTH, "page": page, "grey": ink == Ink.BLACK}
    body = processes.pool.run(job, made.body)[1]
    store().keep(name, body)
    return body


def store() -> Store:
    return _store_in(settings.STATE_DIR / "handouts", settings.SCREENING_HANDOUT_MEGABYTES * 1024 * 1024)


@functools.cache
def _store_in(folder: Path, most_bytes: int) -> Store:
    return Store(folder, most_bytes)
