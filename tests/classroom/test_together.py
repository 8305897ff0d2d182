"""Whoever waits for the disk waits together, and hears of its own part alone."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from screening.classroom.together import Together

MANY = 12


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path


def test_those_who_come_while_one_writes_are_written_at_once() -> None:
    batches: list[int] = []
    everyone_waits = threading.Event()

    def write(parts: Sequence[int]) -> list[int]:
        batches.append(len(parts))
        everyone_waits.wait(10)
        return [2 * part for part in parts]

    together = Together(write)
    with ThreadPoolExecutor(MANY) as threads:
        done = [threads.submit(together.do, part) for part in range(MANY)]
        while len(together._waiting) + sum(batches) < MANY:
            pass
        everyone_waits.set()
        assert [row.result() for row in done] == [2 * part for part in range(MANY)]
    assert len(batches) == 2


def test_what_goes_wrong_goes_wrong_for_each_and_the_next_one_is_written() -> None:
    full = True

    def write(parts: Sequence[int]) -> list[int]:
        if full:
            raise OSError
        return list(parts)

    together = Together(write)
    with ThreadPoolExecutor(MANY) as threads:
        done = [threads.submit(together.do, part) for part in range(MANY)]
        assert {type(row.exception()) for row in done} == {OSError}
    full = False
    assert together.do(7) == 7
