"""Finished handouts as files. A name is a digest of everything that went into the file, so a file is never wrong.

Those that are made ready beforehand stand apart: what visitors ask for never pushes them out.
"""

import errno
import fcntl
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from screening.handouts import kept_files
from screening.handouts.kept_files import Kept

# A sheet says on which day it was made: after so many it is made anew, and one that nobody read is removed.
KEPT_DAYS = 30
# Left free on the disk, so that the database and staff can always write.
RESERVE_BYTES = 100 * 1024 * 1024
TIDY_SECONDS = 3600.0
TIDY_EVERY = 25  # files of this process; others may have written too
# After tidying for want of room, so much of the bound is in use.
TIDY_SHARE = 0.9
_DAY_SECONDS = 24 * 60 * 60

logger = logging.getLogger(__name__)


def digest(*parts: str | Mapping[str, object]) -> str:
    """64 hex digits that stand for the parts, in order."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Store:
    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.standard, self.asked = folder / "standard", folder / "asked"
        self._prepared = folder / "languages"
        self._locks = folder / "locks"
        self._most_bytes = most_bytes
        self._bytes = 0
        self._written = 0
        self._tidied_at = float("-inf")

    def find(self, name: str) -> Kept | None:
        """The file of this name, which counts as read today; None where there is none, or one that is too old."""
        self._tidy_by_the_clock()
        today = kept_files.today()
        for folder in (self.standard, self.asked):
            with suppress(OSError):
                found = kept_files.look(folder / name)
                if found and today - found.made <= timedelta(days=KEPT_DAYS):
                    kept_files.mark_read(found.path, today)
                    return found
        return None

    def keep(self, name: str, body: bytes, pages: int = 0, *, standard: bool = False) -> bool:
        """Keep bytes under a name: whole or not at all. Returns whether there was room."""
        folder = self.standard if standard else self.asked
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not self._has_room(len(body), standard=standard):
                logger.warning("No room for handouts in %s: this one is sent and not kept", folder)
                return False
            size = kept_files.write(folder, name, body, pages)
        except OSError as error:
            logger.warning("Handouts cannot be kept in %s: %s", folder, error.strerror)
            return False
        self._bytes += size
        self._written += 1
        if self._written % TIDY_EVERY == 0 or self._bytes > self._most_bytes:
            self.tidy()
        return True

    def keep_apart(self, name: str) -> bool:
        """Count a file among those made beforehand, whoever asked for it first. Returns whether there is one."""
        found = self.find(name)
        if found and found.path.parent == self.asked:
            with suppress(OSError):
                self.standard.mkdir(exist_ok=True)
                found.path.replace(self.standard / name)
        return found is not None

    @contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """While this lasts, nobody else who uses this folder does the same."""
        self._locks.mkdir(parents=True, exist_ok=True)
        with (self._locks / what).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def nameless(self, size: int) -> Iterator[Path]:
        """A file that has no name any more when this ends; whoever has opened it reads on.

        Raises OSError where so many bytes are not to be had.
        """
        self.asked.mkdir(parents=True, exist_ok=True)
        if self._free() < size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        handle, name = tempfile.mkstemp(prefix=".", suffix=".sent", dir=self.asked)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            kept_files.removed(Path(name))

    def prepare(self, language: str) -> None:
        """Note that the standard handouts of a language are made ready here."""
        self._prepared.mkdir(parents=True, exist_ok=True)
        (self._prepared / language).touch()

    def prepared(self) -> set[str]:
        """The languages in which somebody has made them ready."""
        with suppress(OSError):
            return {path.name for path in self._prepared.iterdir()}
        return set()

    def _has_room(self, size: int, *, standard: bool) -> bool:
        self._tidy_by_the_clock()
        if self._bytes + size > self._most_bytes or self._free() < size:
            self.tidy(room=size)
        fits = self._bytes + size <= self._most_bytes or standard
        return fits and self._free() >= size

    def _free(self) -> int:
        """Bytes that may be written without touching the reserve."""
        return shutil.disk_usage(self.asked.parent).free - RESERVE_BYTES

    def _tidy_by_the_clock(self) -> None:
        if time.monotonic() - self._tidied_at > TIDY_SECONDS:
            self.tidy()

    def tidy(self, room: int = 0) -> int:
        """Remove what nobody has read for long, then, for want of room, what visitors read least recently.

        `room` is how much more must fit. Returns how many files went.
        """
        self._tidied_at = time.monotonic()
        oldest = kept_files.midnight(kept_files.today()) - KEPT_DAYS * _DAY_SECONDS
        files = [*kept_files.files(self.asked), *kept_files.files(self.standard)]
        # Releases before this one kept handouts beside the folders. Nobody looks there any more.
        old = [*kept_files.files(self.asked.parent), *(file for file in files if file.read < oldest)]
        kept = [file for file in files if file.read >= oldest]
        self._bytes = sum(file.size for file in kept)
        with suppress(OSError):
            surplus = max(self._bytes + room - self._most_bytes, room - self._free())
            if surplus > 0:
                old += self._least_read(kept, surplus)
        return sum(kept_files.removed(file.path) for file in old)

    def _least_read(self, kept: list[kept_files.FoundFile], surplus: int) -> list[kept_files.FoundFile]:
        """Files of visitors that make room for `surplus` bytes, and for some more writes after that."""
        wanted = surplus + int(self._most_bytes * (1 - TIDY_SHARE))
        found = []
        for file in sorted(kept, key=lambda file: file.read):
            if wanted <= 0:
                break
            if file.path.parent == self.asked:
                found.append(file)
                wanted -= file.size
                self._bytes -= file.size
        return found
