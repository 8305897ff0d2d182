"""A finished handout as a file: whole or not there, with the day it was made at its end and the day it was read as its
date.

Both are days and nothing finer: the file also says what was asked for.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

# Ends every file, behind the bytes that are sent: the day on which they were made, and how many pages they are.
_END = re.compile(rb"%made (\d{4}-\d\d-\d\d) (\d{5})\n")
_END_BYTES = len(b"%made 2026-11-28 00003\n")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store: `size` bytes of it are the handout."""

    path: Path
    size: int
    pages: int
    made: date

    def read(self) -> bytes:
        """Raises OSError where it was removed since."""
        with self.path.open("rb") as file:
            return file.read(self.size)


@dataclass(frozen=True, slots=True)
class FoundFile:
    path: Path
    size: int
    read: float  # midnight of the day


def files(folder: Path) -> Iterator[FoundFile]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_file():
                    found = entry.stat()
                    yield FoundFile(Path(entry.path), found.st_size, found.st_mtime)


def removed(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False


def write(folder: Path, name: str, body: bytes, pages: int) -> int:
    """Write beside, then move: nobody sees half a file. Returns its size."""
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=folder)
    os.close(handle)
    path = Path(temporary)
    try:
        with path.open("wb") as file:
            file.write(body)
            file.write(f"%made {today():%Y-%m-%d} {pages:05}\n".encode())
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        mark_read(path, today())
        path.replace(folder / name)
    except BaseException:
        removed(path)
        raise
    return size


def look(path: Path) -> Kept | None:
    """The file, or None where it is not whole. Raises OSError where there is none."""
    with path.open("rb") as file:
        size = _size(file)
        if size < 0:
            return None
        file.seek(size)
        end = _END.fullmatch(file.read())
    return Kept(path, size, int(end[2]), date.fromisoformat(end[1].decode())) if end else None


def _size(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END) - _END_BYTES


def mark_read(path: Path, day: date) -> None:
    at = midnight(day)
    if path.stat().st_mtime != at:
        os.utime(path, (at, at))


def today() -> date:
    return datetime.now(UTC).date()


def midnight(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
