"""From a handout that somebody wants to its bytes: out of the store, or made now, once."""

import functools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from screening.content.edition import current_version
from screening.handouts import sheets, workers
from screening.handouts.flights import Flights
from screening.handouts.kinds.shape import Wanted
from screening.handouts.pdf import VARIANT
from screening.handouts.store import Store, digest

PICTURE_WIDTH = 600  # pixels
PATIENCE_SECONDS = 5.0
MOST_KNOWN = 2000


@dataclass(frozen=True, slots=True)
class Made:
    """`digest` stands for all that went into the bytes: it is their ETag and the name of their file."""

    digest: str
    body: bytes


# Digests by what a handout was made from, so that a stored file is found without composing its HTML again.
_known: dict[tuple[object, ...], str] = {}
_flights = Flights(PATIENCE_SECONDS)


def pdf(wanted: Wanted, address: str) -> Made:
    """The handout with today's date. `address` is that of this site, for print.

    Raises KeyError for an unknown category or place, and the Print errors.
    """
    day = timezone.localdate()
    key = (wanted.language, *wanted.path, current_version(), day, address, settings.SCREENING_PRINT_REQUIRES_REVIEW)
    known = _known.get(key)
    body = _store().read(f"{known}.pdf") if known else None
    if known and body is not None:
        return Made(known, body)
    return _made(key, _document(wanted, day, address))


def picture(wanted: Wanted, address: str) -> Made:
    """The first page of the handout as a PNG."""
    sheet = pdf(wanted, address)
    name = digest(sheet.digest, str(PICTURE_WIDTH), version("pypdfium2"))
    job = {"task": "picture", "width": PICTURE_WIDTH}
    return Made(name, _kept(f"{name}.png", lambda: workers.pool.run(job, sheet.body)))


def _document(wanted: Wanted, day: date, address: str) -> sheets.Document:
    return sheets.document(wanted, day, address, reviewed_only=settings.SCREENING_PRINT_REQUIRES_REVIEW)


def _made(key: tuple[object, ...], document: sheets.Document) -> Made:
    name = digest(asdict(document), VARIANT, workers.pool.versions())
    job = {"task": "pdf", "css": document.css, "assets": document.assets}
    body = _kept(f"{name}.pdf", lambda: workers.pool.run(job, document.html.encode()))
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[key] = name
    return Made(name, body)


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The stored file of this name, or a new one."""

    def make_and_keep() -> bytes:
        body = make()
        _store().write(name, body)
        return body

    found = _store().read(name)
    return _flights.make(name, make_and_keep) if found is None else found


def _store() -> Store:
    return _store_in(settings.STATE_DIR / "handouts")


@functools.cache
def _store_in(folder: Path) -> Store:
    return Store(folder)
