"""A kit as files, put together on the disk when somebody takes it: one PDF to print, and a zip of all handouts."""

import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import override

from screening.errors import PrintBusy, PrintFailed
from screening.handouts import printed
from screening.handouts.kept_files import Kept
from screening.handouts.kits.bundle import GONE, Bundle, CoverOrder, large
from screening.handouts.kits.cover import COVER
from screening.handouts.kits.listing import Line
from screening.handouts.printing import processes

PATIENCE_SECONDS = 1.5
_joining = threading.BoundedSemaphore(1)
# Files in a zip carry a time; without a fixed one the same kit would never be the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def pdf(wanted: Bundle) -> BinaryIO:
    """The cover and all parts as one file, which is gone as soon as it is closed. Raises the Print errors."""
    cover, files = _cover(wanted), wanted.files
    with override(wanted.kit.language.code):
        lines = wanted.listed(cover.front).on_paper
        pieces = [_piece(line, files[line.number - 1].path) for line in lines]
        return _sent(files, lambda to: _join(wanted, cover, pieces, to))


def zipped(wanted: Bundle) -> BinaryIO:
    """Each handout apart, in a zip that is gone as soon as it is closed. Raises the Print errors."""
    front, files = printed.get_or_print(_cover(wanted).order), wanted.files
    names = (f"{number:02}-{part.wanted.download}" for number, part in enumerate(wanted.parts, start=1))

    def write(to: Path) -> None:
        with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as whole:
            whole.writestr(zipfile.ZipInfo("00-cover.pdf", NO_TIME), front.body)
            for name, file in zip(names, files, strict=True):
                whole.writestr(zipfile.ZipInfo(name, NO_TIME), file.read())

    return _sent(files, write)


def _cover(wanted: Bundle) -> CoverOrder:
    if found := wanted.cover:
        return found
    raise PrintFailed(GONE)


def _sent(files: list[Kept], write: Callable[[Path], None]) -> BinaryIO:
    """On the disk, not in memory: readers may be many, and slow."""
    try:
        with printed.store().nameless(sum(file.size for file in files)) as path:
            write(path)
            return path.open("rb")
    except OSError as error:
        raise PrintFailed(GONE) from error


def _join(wanted: Bundle, cover: CoverOrder, pieces: list[dict[str, object]], to: Path) -> None:
    language, title = wanted.kit.language, str(COVER.title)
    body = printed.get_or_print(cover.order).body
    with printed.store().nameless(len(body)) as first:
        first.write_bytes(body)
        front = {"title": title, "path": str(first), "sides": cover.front}
        job = {"task": "join", "title": title, "language": language.tag, "to": str(to), "pieces": [front, *pieces]}
        with _next_to_join(), large():
            processes.joiner.run(job, b"")


def _piece(line: Line, path: Path) -> dict[str, object]:
    """A part as printing/merge.py takes it."""
    names = ", ".join(language.name for language in line.languages)
    title = f"{line.number}. {line.name} ({names})"
    return {"title": title, "path": str(path), "sides": line.sides, "one_side": not line.part.both_sides}


@contextmanager
def _next_to_join() -> Iterator[None]:
    """Requests wait for this, and pages need their threads. Raises PrintBusy where others are before this one."""
    if not _joining.acquire(timeout=PATIENCE_SECONDS):
        raise PrintBusy(round(2 * PATIENCE_SECONDS))
    try:
        yield
    finally:
        _joining.release()
