"""From a handout that somebody wants to its bytes: out of the store, or printed now."""

import functools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from screening.content.edition import current_version, get_edition
from screening.errors import PrintFailed
from screening.handouts import sheets
from screening.handouts.kinds.shape import Ink, Option, Wanted
from screening.handouts.printing import processes
from screening.handouts.printing.engine import VARIANT
from screening.handouts.store import Store, digest
from screening.languages import ENGLISH
from screening.referral import phone

PICTURE_WIDTH = 600  # pixels


@dataclass(frozen=True, slots=True)
class Made:
    """`name` stands for all that went into the bytes: it is their ETag and the name of their file."""

    name: str
    body: bytes
    pages: int


def name_of(wanted: Wanted, site: str) -> str:
    """The name of a handout's file. `site` is the address of this site as it is printed, or empty.

    A file stays right until the content, the look or the software changes, or a help line grows too old for paper.
    Raises PrintUnavailable on a machine that cannot print.
    """
    day = timezone.localdate()
    return digest(
        *(wanted.language.code, *wanted.path, site, VARIANT),
        *(current_version(code) for code in (wanted.language.code, wanted.values.get(Option.OTHER, ENGLISH.code))),
        str(settings.SCREENING_PRINT_REQUIRES_REVIEW),
        sheets.look(),
        processes.pool.versions(),
        *(_old_lines(wanted.language.code, day) if Option.PLACE in wanted.values else ()),
    )


def _old_lines(language: str, day: date) -> list[str]:
    return [line.code for line in get_edition(language).lines.values() if not phone.is_fresh(line, day)]


def ready(name: str) -> Made | None:
    """The finished file of this name."""
    body = store().read(f"{name}.pdf")
    pages = store().read(f"{name}.pages")
    return Made(name, body, int(pages)) if body is not None and pages is not None else None


def pages_of(name: str) -> int:
    """How many pages a finished file has; 0 where there is none."""
    return int(store().read(f"{name}.pages") or 0) if is_ready(name) else 0


def is_ready(name: str) -> bool:
    return store().has(f"{name}.pdf")


def composed(wanted: Wanted, site: str) -> sheets.Document:
    """Raises KeyError for a code that the content does not know, PrintRefused and PrintFailed."""
    reviewed_only = settings.SCREENING_PRINT_REQUIRES_REVIEW
    home = f"{site}/{wanted.language.code}/" if site else ""
    return sheets.document(wanted, timezone.localdate(), home, reviewed_only=reviewed_only)


def print_file(name: str, document: sheets.Document, pool: processes.Pool) -> Made:
    """Print a document and keep it. Raises the Print errors."""
    job = {"task": "pdf", **{key: value for key, value in asdict(document).items() if key != "html"}}
    answer, body = pool.run(job, document.html.encode())
    return keep(Made(name, body, int(answer["pages"])))


def ensure(name: str, compose: Callable[[], sheets.Document], pool: processes.Pool | None = None) -> int:
    """Print what is not there yet. Returns how many pages that were. Raises what `compose` raises, and Print errors."""
    if is_ready(name):
        return 0
    return print_file(name, compose(), pool or processes.pool).pages


def ensure_handout(wanted: Wanted, site: str, pool: processes.Pool | None = None) -> int:
    """The same for a handout that a list names: content that a host has hidden is a failure of this one alone."""
    try:
        return ensure(name_of(wanted, site), lambda: composed(wanted, site), pool)
    except KeyError as error:
        raise PrintFailed(f"{'/'.join(wanted.path)}: the content has no {error}") from error


def keep(made: Made) -> Made:
    store().write(f"{made.name}.pages", str(made.pages).encode())
    store().write(f"{made.name}.pdf", made.body)  # last: whoever sees it sees all
    return made


def picture(made: Made, page: int, ink: Ink) -> bytes:
    """A page of a handout as a PNG. Raises IndexError where there is no such page, and the Print errors."""
    if not 1 <= page <= made.pages:
        raise IndexError(page)
    job = {"task": "picture", "width": PICTURE_WIDTH, "page": page, "grey": ink == Ink.BLACK}
    name = digest(made.name, str(page), str(PICTURE_WIDTH), version("pypdfium2"))
    return kept(f"{name}.png", lambda: processes.pool.run(job, made.body)[1])


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The stored file of this name, or a new one."""
    found = store().read(name)
    if found is None:
        found = make()
        store().write(name, found)
    return found


def store() -> Store:
    return _store_in(settings.STATE_DIR / "handouts")


@functools.cache
def _store_in(folder: Path) -> Store:
    return Store(folder)
