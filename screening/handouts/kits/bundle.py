"""A kit as files: one PDF to print, and a zip with each handout apart.

Kept are the handouts, which others may want too, and the cover. They are made step by step, outside any request, and
put together on the disk when somebody takes the kit.
"""

import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import override

from screening.choices import Label
from screening.content.edition import get_edition
from screening.errors import PrintBusy, PrintFailed
from screening.handouts import printed
from screening.handouts.kept_files import Kept
from screening.handouts.kits.contents import Kit, Part, left_out, parts
from screening.handouts.kits.cover import COVER, CoverLine, cover, lines
from screening.handouts.printed import Order, PrintedFile
from screening.handouts.printing import processes
from screening.handouts.store import digest

GONE = "A part of the kit was removed while it was put together, or there is no room to keep it"
PATIENCE_SECONDS = 1.5
_joining = threading.BoundedSemaphore(1)
# Files in a zip carry a time; without a fixed one the same kit would never be the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a kit is made of: an order for each part. `name` stands for all of them."""

    kit: Kit
    site: str
    parts: tuple[Part, ...]
    orders: tuple[Order, ...]
    name: str

    @property
    def done(self) -> int:
        """How many files are there already, whoever made them: the parts, and the cover."""
        found = sum(printed.pages_of(order.name) > 0 for order in self.orders)
        return found + (found == len(self.orders) and printed.pages_of(cover_order(self).name) > 0)

    @property
    def total(self) -> int:
        return len(self.orders) + 1

    @property
    def is_ready(self) -> bool:
        return self.done == self.total

    @property
    def listed(self) -> tuple[CoverLine, ...]:
        """The list of contents, with the pages that are known by now."""
        pages = [printed.pages_of(order.name) for order in self.orders]
        return lines(self.parts, pages, get_edition(self.kit.language.code))

    @property
    def left_out(self) -> tuple[Label, ...]:
        return left_out(self.kit, get_edition(self.kit.language.code))

    @property
    def pages(self) -> int:
        """On paper."""
        return sum(line.pages for line in self.on_paper) + printed.pages_of(cover_order(self).name)

    @property
    def size(self) -> int:
        """Bytes of all parts on paper: the cover adds little."""
        return sum(file.size for file, part in zip(_files(self), self.parts, strict=True) if not part.on_screen)

    @property
    def on_paper(self) -> tuple[CoverLine, ...]:
        return tuple(line for line in self.listed if not line.part.on_screen)


def bundle(wanted: Kit, site: str) -> Bundle:
    """Raises PrintUnavailable on a machine that cannot print, PrintRefused and PrintFailed."""
    found = tuple(parts(wanted, get_edition(wanted.language.code)))
    try:
        orders = tuple(printed.order(part.wanted, site) for part in found)
    except KeyError as error:
        raise PrintFailed(f"A kit needs what the content does not have: {error}") from error
    name = digest("kit", wanted.language.code, *(order.name for order in orders))
    return Bundle(wanted, site, found, orders, name)


def steps(wanted: Bundle) -> list[Callable[[], object]]:
    """What has to be done, in order. What is done already takes no time."""
    # A kit has many languages, and leaves a process behind that holds all their fonts.
    return [
        *(partial(_print, order) for order in wanted.orders),
        lambda: _print(cover_order(wanted)),
        processes.pool.end,
    ]


def _print(order: Order) -> None:
    with _large():
        if not printed.get_or_print(order).kept:
            raise PrintFailed(GONE)


def _large() -> AbstractContextManager[None]:
    """Printing one part and joining all are what takes most memory: one of them at a time on the whole site."""
    return printed.store().alone("large")


def making() -> AbstractContextManager[None]:
    """One kit at a time is made on the whole site."""
    return printed.store().alone("kit")


def cover_order(wanted: Bundle) -> Order:
    """The cover, which says how large the group is. Its name stands for the whole kit: it lists all parts."""
    edition = get_edition(wanted.kit.language.code)
    home = f"{wanted.site}/{wanted.kit.language.code}/" if wanted.site else ""
    sheet = cover(wanted.kit, wanted.listed, edition, timezone.localdate(), home)
    front = printed.order_of(sheet)
    return replace(front, name=digest(front.name, wanted.name))


def pdf(wanted: Bundle) -> BinaryIO:
    """The cover and all parts as one file, which is gone as soon as it is closed. Raises the Print errors."""
    front, files = printed.get_or_print(cover_order(wanted)), _files(wanted)
    with override(wanted.kit.language.code):
        pieces = [(_title(line), files[line.number - 1].path) for line in wanted.on_paper]
        return _sent(files, lambda to: _join(wanted, front, pieces, to))


def zipped(wanted: Bundle) -> BinaryIO:
    """Each handout apart, in a zip that is gone as soon as it is closed. Raises the Print errors."""
    front, files = printed.get_or_print(cover_order(wanted)), _files(wanted)
    names = (f"{number:02}-{part.wanted.download}" for number, part in enumerate(wanted.parts, start=1))

    def write(to: Path) -> None:
        with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as whole:
            whole.writestr(zipfile.ZipInfo("00-cover.pdf", NO_TIME), front.body)
            for name, file in zip(names, files, strict=True):
                whole.writestr(zipfile.ZipInfo(name, NO_TIME), file.read())

    return _sent(files, write)


def _files(wanted: Bundle) -> list[Kept]:
    found = [printed.store().find(order.name) for order in wanted.orders]
    files = [file for file in found if file]
    if len(files) < len(found):
        raise PrintFailed(GONE)
    return files


def _sent(files: list[Kept], write: Callable[[Path], None]) -> BinaryIO:
    """On the disk, not in memory: readers may be many, and slow."""
    try:
        with printed.store().nameless(sum(file.size for file in files)) as path:
            write(path)
            return path.open("rb")
    except OSError as error:
        raise PrintFailed(GONE) from error


def _join(wanted: Bundle, front: PrintedFile, pieces: list[tuple[str, Path]], to: Path) -> None:
    language = wanted.kit.language
    with printed.store().nameless(len(front.body)) as first:
        first.write_bytes(front.body)
        job = {
            "task": "join", "title": str(COVER.title), "language": language.tag, "to": str(to),
            "pieces": [(title, str(path)) for title, path in ((str(COVER.title), first), *pieces)],
        }  # fmt: skip
        with _next_to_join(), _large():
            processes.joiner.run(job, b"")


@contextmanager
def _next_to_join() -> Iterator[None]:
    """Requests wait for this, and pages need their threads. Raises PrintBusy where others are before this one."""
    if not _joining.acquire(timeout=PATIENCE_SECONDS):
        raise PrintBusy(round(2 * PATIENCE_SECONDS))
    try:
        yield
    finally:
        _joining.release()


def _title(line: CoverLine) -> str:
    names = ", ".join(language.name for language in line.languages)
    about = f": {line.about.value}" if line.about else ""
    form = f", {line.form}" if line.form else ""
    return f"{line.number}. {line.title}{about}{form} ({names})"
