"""What is being made right now: whoever wants the same waits for it, instead of making it again."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet

from screening.errors import PrintBusy


class Flights:
    def __init__(self, patience: float) -> None:
        """A thread that waits lets go after `patience` seconds, so that the site goes on."""
        self._patience = patience
        self._lock = threading.Lock()
        self._flying: dict[str, Future[bytes]] = {}

    def make(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` returns or raises, called by one thread for all that ask for `name` at the same time."""
        with self._lock:
            flight = self._flying.get(name)
            mine = flight is None
            if flight is None:
                flight = self._flying[name] = Future()
        if not mine:
            try:
                return flight.result(self._patience)
            except NotYet:
                raise PrintBusy(max(1, round(self._patience))) from None
        try:
            flight.set_result(make())
        except BaseException as error:
            flight.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._flying[name]
        return flight.result()
