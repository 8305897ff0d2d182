"""Many threads that write at once wait for the disk together, not one after the other.

To write safely takes many disks some milliseconds, however much is written. So whoever comes first writes for all who
wait by then, and each learns what became of its own part only after that is on the disk.
"""

import fcntl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from django.conf import settings
from django.db import connection

Part = TypeVar("Part")
Done = TypeVar("Done")


class _Waiting(Generic[Part, Done]):
    __slots__ = ("done", "failed", "part")

    def __init__(self, part: Part) -> None:
        self.part = part
        self.done: Done | None = None
        self.failed: Exception | None = None


class Together(Generic[Part, Done]):
    """`write` takes parts and says of each what became of it; whatever it raises is raised for each."""

    def __init__(self, write: Callable[[Sequence[Part]], Sequence[Done]]) -> None:
        self._write = write
        self._waiting: list[_Waiting[Part, Done]] = []
        self._writing = threading.Lock()

    def do(self, part: Part) -> Done:
        mine: _Waiting[Part, Done] = _Waiting(part)
        self._waiting.append(mine)
        with self._writing:
            if mine.done is None and mine.failed is None:
                self._write_all()
        if mine.failed:
            raise mine.failed
        assert mine.done is not None
        return mine.done

    def _write_all(self) -> None:
        with _in_turn():
            batch = self._waiting[:]
            del self._waiting[: len(batch)]
            try:
                for row, done in zip(batch, self._write([row.part for row in batch]), strict=True):
                    row.done = done
            except Exception as error:  # noqa: BLE001  each of them raises it
                for row in batch:
                    row.failed = error


@contextmanager
def _in_turn() -> Iterator[None]:
    """SQLite lets processes that wait sleep, longer and longer, whoever came first. A lock of a file does not."""
    if connection.vendor != "sqlite":
        yield
        return
    with (settings.STATE_DIR / "answers.lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
