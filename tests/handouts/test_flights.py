"""What many want at once is made once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from screening.errors import PrintBusy, PrintFailed
from screening.handouts.flights import Flights


def test_many_wait_for_one() -> None:
    flights, calls = Flights(5), []

    def make() -> bytes:
        calls.append(1)
        sleep(0.2)
        return b"made"

    with ThreadPoolExecutor(8) as threads:
        found = [future.result() for future in [threads.submit(flights.make, "x", make) for _ in range(8)]]
    assert found == [b"made"] * 8
    assert len(calls) == 1


def test_a_failure_reaches_all_and_is_not_kept() -> None:
    flights = Flights(5)

    def fail() -> bytes:
        sleep(0.1)
        raise PrintFailed

    with ThreadPoolExecutor(2) as threads:
        futures = [threads.submit(flights.make, "x", fail) for _ in range(2)]
        for future in futures:
            with pytest.raises(PrintFailed):
                future.result()
    assert flights.make("x", lambda: b"made") == b"made"


def test_whoever_waits_too_long_is_let_go() -> None:
    flights, done = Flights(0.05), threading.Event()

    def slow() -> bytes:
        done.wait(5)
        return b"made"

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(flights.make, "x", slow)
        sleep(0.05)
        with pytest.raises(PrintBusy):
            flights.make("x", slow)
        done.set()
        assert first.result() == b"made"
