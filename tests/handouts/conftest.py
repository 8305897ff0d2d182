"""A printer that is not there: it answers at once, and remembers what it was asked for."""

from collections.abc import Callable, Iterator

import pytest

from screening.handouts import queue, views, workers
from screening.handouts.kits import views as kit_views


class Printer:
    def __init__(self) -> None:
        self.jobs: list[str] = []
        self.answer: Callable[[dict, bytes], tuple[dict, bytes]] = lambda job, body: ({"pages": 3}, b"%PDF-1.7 made")

    def versions(self) -> dict[str, str]:
        return {"printer": "1"}

    def run(self, job: dict, body: bytes) -> tuple[dict, bytes]:
        self.jobs.append(job["task"])
        return ({}, b"\x89PNG made") if job["task"] == "picture" else self.answer(job, body)


@pytest.fixture
def printer(monkeypatch, settings, tmp_path) -> Iterator[Printer]:
    found = Printer()
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(workers, "pool", found)
    jobs = queue.Queue()
    for module in (queue, views, kit_views):
        monkeypatch.setattr(module, "jobs", jobs)
    yield found
    for job in list(jobs._jobs.values()):
        job.finished.wait(10)
