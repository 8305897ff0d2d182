"""A kit as files: one PDF to print, and a zip with each handout apart. Made step by step, outside any request.

Kept are the handouts, which others may want too, and all of them joined. The cover, which alone says how large the
group is, is put before them while the file is sent.
"""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from screening.handouts.kits.contents import Kit, Part, left_out, parts
from screening.handouts.kits.cover import COVER, Line, cover, lines
from screening.handouts.kits.zipped import Entry, chunks
from screening.handouts.printed import Order
from screening.handouts.printing import processes
from screening.handouts.store import Kept, digest

GONE = "A part of the kit was removed while it was put together, or there is no room to keep it"


PATIENCE_SECONDS = 1.5
_joining = threading.BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a kit is made of: an order for each part. `name` stands for the parts joined, `found` for what is there."""

    kit: Kit
    site: str
    parts: tuple[Part, ...]
    orders: tuple[Order, ...]
    name: str

    @property
    def done(self) -> int:
        """How many files are there already, whoever made them: the parts, all joined, and the cover."""
        found = [order.name for order in self.orders if printed.pages_of(order.name)]
        if len(found) == len(self.orders):
            found += [name for name in (self.name, cover_order(self).name) if printed.pages_of(name)]
        return len(found)

    @property
    def total(self) -> int:
        return len(self.orders) + 2

    @property
    def is_ready(self) -> bool:
        return self.done == self.total

    @property
    def listed(self) -> tuple[Line, ...]:
        """The list of contents, with the pages that are known by now."""
        pages = [printed.pages_of(order.name) for order in self.orders]
        return lines(self.parts, pages, get_edition(self.kit.language.code))

    @property
    def left_out(self) -> tuple[Label, ...]:
        return left_out(self.kit, get_edition(self.kit.language.code))

    @property
    def pages(self) -> int:
        return printed.pages_of(self.name) + printed.pages_of(cover_order(self).name)

    @property
    def size(self) -> int:
        """Bytes of all parts on paper: the cover is put before them when they are sent."""
        found = printed.store().find(self.name)
        return found.size if found else 0


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
    prints = [partial(_print, order) for order in wanted.orders]
    return [*prints, partial(_join, wanted), lambda: _print(cover_order(wanted))]


def _print(order: Order) -> None:
    printed.get_or_print(order)


def _join(wanted: Bundle) -> None:
    """All parts on paper as one file, in a printing process."""
    if printed.store().find(wanted.name):
        return
    listed = [line for line in wanted.listed if not line.part.on_screen]
    files = _files(wanted)
    with override(wanted.kit.language.code):
        pieces = [(_title(line), str(files[line.number - 1].path)) for line in listed]
    if not printed.store().keep_written(
        wanted.name,
        lambda to: _joined(wanted, pieces, to),
        sum(line.pages for line in listed),
        expected=sum(file.size for file in files),
    ):
        raise PrintFailed(GONE)


def cover_order(wanted: Bundle) -> Order:
    """The cover, which says how large the group is. Its name stands for the whole kit: it lists all parts."""
    edition = get_edition(wanted.kit.language.code)
    home = f"{wanted.site}/{wanted.kit.language.code}/" if wanted.site else ""
    sheet = cover(wanted.kit, wanted.listed, edition, timezone.localdate(), home)
    front = printed.order_of(sheet)
    return replace(front, name=digest(front.name, wanted.name))


def pdf(wanted: Bundle) -> BinaryIO:
    """The cover and all parts as one file, which is gone as soon as it is closed. Raises the Print errors."""
    rest = printed.store().find(wanted.name)
    if not rest:
        raise PrintFailed(GONE)
    front = printed.get_or_print(cover_order(wanted))
    with _one_at_a_time(), _nameless(rest.path.parent) as first, _nameless(rest.path.parent) as whole:
        first.write_bytes(front.body)
        with override(wanted.kit.language.code):
            _joined(wanted, [(str(COVER.title), str(first)), ("", str(rest.path))], whole)
        return whole.open("rb")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Joined files are large in memory. Raises PrintBusy where others are before this one."""
    if not _joining.acquire(timeout=PATIENCE_SECONDS):
        raise PrintBusy(round(2 * PATIENCE_SECONDS))
    try:
        yield
    finally:
        _joining.release()


@contextmanager
def _nameless(folder: Path) -> Iterator[Path]:
    """A file beside the others that has no name any more when this ends; whoever has opened it reads on."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".kit", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink()


def zipped(wanted: Bundle) -> Iterator[bytes]:
    """Each handout apart, in a zip that is made while it is sent. Raises PrintFailed before it begins."""
    front, files = printed.get_or_print(cover_order(wanted)), _files(wanted)
    names = (f"{number:02}-{part.wanted.download}" for number, part in enumerate(wanted.parts, start=1))
    entries = [Entry(name, file.read) for name, file in zip(names, files, strict=True)]
    return chunks([Entry("00-cover.pdf", lambda: front.body), *entries])


def _files(wanted: Bundle) -> list[Kept]:
    found = [printed.store().find(order.name) for order in wanted.orders]
    files = [file for file in found if file]
    if len(files) < len(found):
        raise PrintFailed(GONE)
    return files


def _joined(wanted: Bundle, pieces: list[tuple[str, str]], to: Path) -> None:
    """In a process of its own, which is small when it begins and gone when it ends."""
    language = wanted.kit.language
    processes.pool.end()
    job = {"task": "join", "pieces": pieces, "title": str(COVER.title), "language": language.tag, "to": str(to)}
    processes.pool.run(job, b"")


def _title(line: Line) -> str:
    names = ", ".join(language.name for language in line.languages)
    about = f": {line.about.value}" if line.about else ""
    return f"{line.number}. {line.title}{about} ({names})"
