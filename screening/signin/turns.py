"""One password hash at a time in a process, so that people who guess do not take the processor from readers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from screening.errors import SignInBusy


class Turns:
    """Few may wait, and not for long: each of them holds a thread that could answer a reader."""

    def __init__(self, waiting: int, seconds: float) -> None:
        self.seconds = seconds
        self._turn = threading.BoundedSemaphore(1)
        self._places = threading.BoundedSemaphore(1 + waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises SignInBusy where all places are taken, or where the turn does not come in time."""
        if not self._places.acquire(blocking=False):
            raise SignInBusy
        try:
            if not self._turn.acquire(timeout=self.seconds):
                raise SignInBusy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()


TURNS = Turns(waiting=2, seconds=3.0)
