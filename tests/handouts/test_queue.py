"""Work that no request waits for."""

import threading

import pytest

from screening.errors import PrintBusy, PrintFailed
from screening.handouts import queue
from screening.handouts.queue import Queue


def test_steps_are_done_in_order_and_counted() -> None:
    done: list[int] = []
    job = Queue().ask("one", [lambda: done.append(1), lambda: done.append(2)])
    assert job.finished.wait(10)
    assert (done, job.done, job.total, job.error) == ([1, 2], 2, 2, None)


def test_whoever_asks_for_the_same_gets_the_same_job() -> None:
    go_on = threading.Event()
    jobs = Queue()
    first = jobs.ask("one", [go_on.wait])
    assert jobs.ask("one", [go_on.wait]) is first
    go_on.set()
    assert first.finished.wait(10)


def test_the_line_has_an_end() -> None:
    go_on = threading.Event()
    jobs = Queue(threads=1, most_waiting=2)
    held = [jobs.ask(str(number), [go_on.wait]) for number in range(3)]
    with pytest.raises(PrintBusy) as busy:
        jobs.ask("one too many", [go_on.wait])
    assert busy.value.seconds >= 2
    go_on.set()
    assert all(job.finished.wait(10) for job in held)


def test_a_failure_is_told_for_a_while_and_then_tried_again(monkeypatch) -> None:
    def fail() -> None:
        raise PrintFailed("no such glyph")

    jobs = Queue()
    failed = jobs.ask("one", [fail])
    assert failed.finished.wait(10)
    assert isinstance(jobs.ask("one", [fail]).error, PrintFailed)
    monkeypatch.setattr(queue, "FAILED_SECONDS", 0.0)
    again = jobs.ask("one", [lambda: None])
    assert again is not failed
    assert again.finished.wait(10)
    assert again.error is None


def test_one_that_breaks_leaves_the_thread_to_the_next(caplog) -> None:
    jobs = Queue(threads=1)
    assert jobs.ask("broken", [lambda: 1 / 0]).finished.wait(10)
    assert jobs.ask("whole", [lambda: None]).finished.wait(10)
    assert "could not be made" in caplog.text
