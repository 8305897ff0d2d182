"""Work that no request waits for."""

import threading
import traceback
from contextlib import contextmanager

import pytest

from screening.errors import PrintBusy, PrintFailed
from screening.handouts import queue
from screening.handouts.queue import Queue, Turn


@pytest.fixture
def go_on():
    """Holds the jobs of a test until it is over."""
    event = threading.Event()
    yield event
    event.set()


def fail() -> None:
    raise PrintFailed("no such glyph")


def ended(jobs: Queue, name: str, steps: list, turn: Turn = Turn.SHEET) -> queue.Job:
    """The job, after it was put aside too."""
    job = jobs.ask(name, steps, turn)
    assert job.finished.wait(10)
    while job in jobs.jobs():
        pass
    return job


def test_steps_are_done_in_order_and_counted() -> None:
    done: list[int] = []
    job = ended(Queue(), "one", [lambda: done.append(1), lambda: done.append(2)])
    assert (done, job.done, job.total, job.error) == ([1, 2], 2, 2, None)


def test_whoever_asks_for_the_same_gets_the_same_job(go_on) -> None:
    jobs = Queue()
    first = jobs.ask("one", [go_on.wait])
    assert jobs.ask("one", [go_on.wait]) is first


def test_the_line_has_an_end(go_on) -> None:
    jobs = Queue(threads=1, most_waiting=2)
    held = [jobs.ask(str(number), [go_on.wait]) for number in range(3)]
    with pytest.raises(PrintBusy) as busy:
        jobs.ask("one too many", [go_on.wait])
    assert busy.value.seconds >= 2
    go_on.set()
    assert all(job.finished.wait(10) for job in held)


def test_failures_hold_no_place() -> None:
    jobs = Queue(threads=1, most_waiting=2)
    for number in range(10):
        ended(jobs, f"broken {number}", [fail])
    assert ended(jobs, "whole", [lambda: None]).error is None


def test_a_failure_is_told_for_a_while_and_then_tried_again(monkeypatch) -> None:
    jobs = Queue()
    failed = ended(jobs, "one", [fail])
    assert jobs.ask("one", [fail]) is failed
    monkeypatch.setattr(queue, "ENDED_SECONDS", -1.0)
    again = ended(jobs, "one", [lambda: None])
    assert again is not failed
    assert again.error is None


def test_failures_are_few_in_memory() -> None:
    jobs = Queue(threads=1)
    for number in range(3 * queue.MOST_ENDED):
        ended(jobs, str(number), [fail])
    assert len(jobs._ended) == queue.MOST_ENDED


def test_a_failure_holds_no_request() -> None:
    """What is raised in a request is a new error each time: none collects the frames of those who asked."""
    job = ended(Queue(), "one", [fail])
    lengths = []
    for _ in range(3):
        with pytest.raises(PrintFailed, match="no such glyph") as raised:
            job.check()
        lengths.append(len(traceback.extract_tb(raised.value.__traceback__)))
    assert len(set(lengths)) == 1
    assert job.error.__traceback__ is None
    assert job.error.__context__ is None


def test_one_that_breaks_leaves_the_thread_to_the_next(caplog) -> None:
    jobs = Queue(threads=1)
    broken = ended(jobs, "broken", [lambda: 1 / 0])
    with pytest.raises(PrintFailed):
        broken.check()
    assert ended(jobs, "whole", [lambda: None]).error is None
    assert "could not be made" in caplog.text


def test_what_could_not_be_kept_is_given_to_whoever_waits() -> None:
    jobs = Queue()
    job = ended(jobs, "one", [lambda: b"made"])
    assert job.result == b"made"
    assert jobs.ask("one", [fail]) is job


def test_sheets_come_before_kits_and_both_before_what_is_made_beforehand() -> None:
    go, order = threading.Event(), []
    jobs = Queue(threads=1)
    jobs.ask("first", [go.wait])
    later = [
        jobs.ask("beforehand", [lambda: order.append("beforehand")], Turn.BEFOREHAND),
        jobs.ask("kit", [lambda: order.append("kit")], Turn.KIT),
        jobs.ask("sheet", [lambda: order.append("sheet")]),
    ]
    go.set()
    assert all(job.finished.wait(10) for job in later)
    assert order == ["sheet", "kit", "beforehand"]


def test_one_kit_at_a_time_leaves_a_thread_for_a_sheet(go_on) -> None:
    jobs = Queue(threads=2)
    kits = [jobs.ask(f"kit {number}", [go_on.wait], Turn.KIT) for number in range(4)]
    sheet = jobs.ask("sheet", [lambda: None])
    assert sheet.finished.wait(10)
    assert not any(kit.finished.is_set() for kit in kits)
    go_on.set()
    assert all(kit.finished.wait(10) for kit in kits)


def test_what_is_made_beforehand_takes_no_place(go_on) -> None:
    jobs = Queue(threads=1, most_waiting=1)
    for number in range(9):
        jobs.ask(f"beforehand {number}", [go_on.wait], Turn.BEFOREHAND)
    jobs.ask("one", [go_on.wait])
    jobs.ask("two", [go_on.wait])
    with pytest.raises(PrintBusy):
        jobs.ask("three", [go_on.wait])


def test_a_job_is_done_within_what_it_needs() -> None:
    seen = []

    @contextmanager
    def room():
        seen.append("in")
        yield
        seen.append("out")

    job = Queue().ask("one", [lambda: seen.append("work")], Turn.KIT, room)
    assert job.finished.wait(10)
    assert seen == ["in", "work", "out"]
