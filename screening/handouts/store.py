"""Finished handouts as files. A name is a digest of everything that went into the file, so a file is never wrong."""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from screening.errors import PrintFailed

# A sheet says on which day it was made: from time to time it is made anew.
KEPT_SECONDS = 30 * 24 * 60 * 60
MOST_FILES = 12_000  # about a gigabyte; a set of all languages and papers is a third of that
# How much tidying one new file may cost.
TIDY_EVERY = 25
MOST_REMOVED = 250


def digest(*parts: str | Mapping[str, object]) -> str:
    """64 hex digits that stand for the parts, in order."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = 0

    def read(self, name: str) -> bytes | None:
        """The file, or None where there is none that can be read."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def write(self, name: str, body: bytes) -> None:
        """Keep a file: whole or not at all. Raises PrintFailed where the disk is full or closed to us."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(name, body)
        except OSError as error:
            raise PrintFailed(f"Handouts cannot be kept in {self.folder}: {error.strerror}") from error
        self._written += 1
        if self._written % TIDY_EVERY == 0:
            self.tidy()

    def _write(self, name: str, body: bytes) -> None:
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=self.folder)
        path = Path(temporary)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            path.replace(self.folder / name)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise

    def tidy(self, now: float | None = None) -> int:
        """Remove what nobody can ask for any more, then the oldest beyond `MOST_FILES`. Returns how many went."""
        moment = time.time() if now is None else now
        files = []
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    files.append((entry.stat().st_mtime, Path(entry.path)))
        files.sort()
        surplus = len(files) - MOST_FILES
        removed = 0
        for number, (written, path) in enumerate(files[:MOST_REMOVED]):
            if written > moment - KEPT_SECONDS and number >= surplus:
                break
            with suppress(OSError):
                path.unlink()
                removed += 1
        return removed
