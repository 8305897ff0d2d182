"""So many printing processes on the whole site, whichever web process needs them.

A place is the lock of a file. The printing process holds it as long as it lives: however it ends, the place is free.
"""

import fcntl
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from screening.errors import PrintBusy

LOOK_SECONDS = 0.05
# Asked to leave, a process does so once it has nothing to do. Only then is another one asked.
LEAVE_SECONDS = 0.5
LEAVE = signal.SIGUSR1


class Places:
    def __init__(self, folder: Path, number: int) -> None:
        self._files = [folder / str(place) for place in range(1, number + 1)]

    def take(self, seconds: float) -> BinaryIO:
        """A free place: an open file, to be handed on. Those who have one are asked to leave, one after the other.

        Raises PrintBusy where none came free in time, OSError where the folder cannot be written.
        """
        self._files[0].parent.mkdir(parents=True, exist_ok=True)
        deadline, asked, asked_at = time.monotonic() + seconds, 0, float("-inf")
        while not (found := _first_free(self._files)):
            now = time.monotonic()
            if now > deadline:
                raise PrintBusy(max(2, round(seconds)))
            if now - asked_at > LEAVE_SECONDS:
                _ask_to_leave(self._files[asked % len(self._files)])
                asked, asked_at = asked + 1, now
            time.sleep(LOOK_SECONDS)
        return found


def say_who(place: BinaryIO, pid: int) -> None:
    """Who has the place from now on, and understands that it should leave."""
    place.write(str(pid).encode())
    place.flush()


def _first_free(files: Sequence[Path]) -> BinaryIO | None:
    for path in files:
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            file.truncate(0)
            return file
    return None


def _ask_to_leave(path: Path) -> None:
    with suppress(OSError, ValueError):  # it has left, or is not yet ready to be asked
        os.kill(int(path.read_bytes()), LEAVE)
