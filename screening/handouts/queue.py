"""Work that no request waits for: a few threads, a bounded line in front of them, and how far each job has come."""

import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import connections

from screening.errors import PrintBusy, ScreeningError

THREADS = 2  # one for each printing process
MOST_WAITING = 8
# For so long a job that failed says so, instead of being tried again at every look.
FAILED_SECONDS = 20.0
SECONDS_PER_STEP = 0.5

logger = logging.getLogger(__name__)


@dataclass
class Job:
    """`done` of `total` steps. `error` is why it stopped."""

    name: str
    steps: Sequence[Callable[[], object]]
    done: int = 0
    error: Exception | None = None
    ended: float = 0.0
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def total(self) -> int:
        return len(self.steps)

    def work(self) -> None:
        try:
            for step in self.steps:
                step()
                self.done += 1
        except ScreeningError as error:
            logger.error("%s: %s", type(error).__name__, error)  # noqa: TRY400  where it was raised says nothing more
            self.error = error
        except Exception as error:  # whatever it is, the thread goes on with the next job
            logger.exception("A handout could not be made")
            self.error = error
        finally:
            self.ended = time.monotonic()
            self.finished.set()


class Queue:
    def __init__(self, threads: int = THREADS, most_waiting: int = MOST_WAITING) -> None:
        self._most_threads = threads
        self._most_waiting = most_waiting
        self._reset()
        os.register_at_fork(after_in_child=self._reset)

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._jobs: dict[str, Job] = {}
        self._threads = 0

    def ask(self, name: str, steps: Sequence[Callable[[], object]]) -> Job:
        """The job of this name: the one under way, or a new one. Raises PrintBusy where the line is too long."""
        with self._lock:
            if found := self._known(name):
                return found
            if len(self._jobs) >= self._most_threads + self._most_waiting:
                ahead = sum(job.total - job.done for job in self._jobs.values())
                raise PrintBusy(max(2, round(ahead * SECONDS_PER_STEP / self._most_threads)))
            job = self._jobs[name] = Job(name, steps)
            self._waiting.put(job)
            if self._threads < self._most_threads:
                self._threads += 1
                threading.Thread(target=self._work, daemon=True).start()
            return job

    def find(self, name: str) -> Job | None:
        """The job of this name, if it is under way or failed a moment ago."""
        with self._lock:
            return self._known(name)

    def _known(self, name: str) -> Job | None:
        now = time.monotonic()
        for old in [job for job in self._jobs.values() if job.ended and now - job.ended > FAILED_SECONDS]:
            del self._jobs[old.name]
        return self._jobs.get(name)

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            job.work()
            connections.close_all()
            if job.error is None:
                with self._lock:
                    self._jobs.pop(job.name, None)


jobs = Queue()
