"""A printer that is not there: it answers at once, and remembers what it was asked for."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from screening.handouts import queue
from screening.handouts.printing import processes, worker


@cache
def sheet_of_paper(pages: int = 3) -> bytes:
    """A small tagged PDF, as WeasyPrint makes them."""
    file = pikepdf.new()
    for number in range(pages):
        file.add_blank_page()
        file.pages[number].obj.StructParents = number
    root = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    element = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document, P=root, K=pikepdf.Array()))
    root.K = pikepdf.Array([element])
    root.ParentTree = pikepdf.Dictionary(
        Nums=pikepdf.Array([part for number in range(pages) for part in (number, pikepdf.Array([element]))])
    )
    file.Root.StructTreeRoot, file.Root.Lang = root, pikepdf.String("en")
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("First", 0))
    out = BytesIO()
    file.save(out, deterministic_id=True)
    return out.getvalue()


class Printer:
    def __init__(self) -> None:
        self.jobs: list[str] = []
        self.answer: Callable[[dict, bytes], tuple[dict, bytes]] = lambda job, body: ({"pages": 3}, sheet_of_paper())

    def versions(self) -> dict[str, str]:
        return {"printer": "1"}

    def end(self) -> None:
        """It has no processes."""

    def run(self, job: dict, body: bytes) -> tuple[dict, bytes]:
        self.jobs.append(job["task"])
        if job["task"] == "join":
            return worker.join(job, body)
        return ({}, b"\x89PNG made") if job["task"] == "picture" else self.answer(job, body)


@pytest.fixture
def printer(monkeypatch, settings, tmp_path) -> Iterator[Printer]:
    found = Printer()
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(processes, "pool", found)
    monkeypatch.setattr(processes, "joiner", found)
    jobs = queue.Queue()
    monkeypatch.setattr(queue, "jobs", jobs)
    yield found
    for job in jobs.jobs():
        job.finished.wait(10)
