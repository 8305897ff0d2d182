"""Work that no request waits for: a few threads, a bounded line in front of them, and how far each job has come."""

import copy
import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import IntEnum

from django.db import connections

from screening.errors import PrintBusy, PrintFailed, ScreeningError

THREADS = 2  # one for each printing process
MOST_WAITING = 8
# For so long a job that failed says so, and one that could not be kept gives what it made.
ENDED_SECONDS = 20.0
MOST_ENDED = 16
SECONDS_PER_STEP = 0.5

logger = logging.getLogger(__name__)


class Turn(IntEnum):
    """Who comes first. Of kits, one is made at a time; what is made beforehand takes no place in the line."""

    SHEET = 1
    KIT = 2
    BEFOREHAND = 3


@dataclass(eq=False)
class Job:
    """`done` of `total` steps. `error` is why it stopped, without the request that asked; `result` that of the last."""

    name: str
    steps: Sequence[Callable[[], object]]
    turn: Turn
    within: Callable[[], AbstractContextManager[object]] = nullcontext
    done: int = 0
    error: ScreeningError | None = None
    result: object = None
    ended: float = 0.0
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def total(self) -> int:
        return len(self.steps)

    def check(self) -> None:
        """Raises what stopped it: each time a new error, which takes no request along."""
        if self.error:
            raise copy.copy(self.error)

    def work(self) -> None:
        try:
            with self.within():
                for step in self.steps:
                    self.result = step()
                    self.done += 1
        except ScreeningError as error:
            logger.error("%s: %s", type(error).__name__, error)  # noqa: TRY400  where it was raised says nothing more
            self.error = copy.copy(error)
        except Exception:  # whatever it is, the thread goes on with the next job
            logger.exception("A handout could not be made")
            self.error = PrintFailed("The handout could not be made: see the log")
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
        self._changed = threading.Condition()
        self._waiting: list[Job] = []
        self._running: list[Job] = []
        self._ended: dict[str, Job] = {}
        self._threads = 0

    def ask(
        self,
        name: str,
        steps: Sequence[Callable[[], object]],
        turn: Turn = Turn.SHEET,
        within: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> Job:
        """The job of this name: the one under way, one that ended badly a moment ago, or a new one.

        All of it is done `within` a context, which it may have to wait for.
        Raises PrintBusy where the line is too long.
        """
        with self._changed:
            if found := self._known(name):
                return found
            self._refuse_beyond(turn)
            job = Job(name, steps, turn, within)
            self._waiting.append(job)
            self._waiting.sort(key=lambda job: job.turn)
            if self._threads < self._most_threads:
                self._threads += 1
                threading.Thread(target=self._work, daemon=True).start()
            self._changed.notify()
            return job

    def _known(self, name: str) -> Job | None:
        now = time.monotonic()
        self._ended = {job.name: job for job in self._ended.values() if now - job.ended <= ENDED_SECONDS}
        under_way = (job for job in (*self._running, *self._waiting) if job.name == name)
        return next(under_way, self._ended.get(name))

    def _refuse_beyond(self, turn: Turn) -> None:
        asked = [job for job in (*self._running, *self._waiting) if job.turn != Turn.BEFOREHAND]
        if turn != Turn.BEFOREHAND and len(asked) >= self._most_threads + self._most_waiting:
            ahead = sum(job.total - job.done for job in asked)
            raise PrintBusy(max(2, round(ahead * SECONDS_PER_STEP / self._most_threads)))

    def _work(self) -> None:
        while True:
            job = self._next()
            job.work()
            connections.close_all()
            with self._changed:
                self._running.remove(job)
                if job.error or job.result is not None:
                    self._ended[job.name] = job
                    for name in list(self._ended)[:-MOST_ENDED]:
                        del self._ended[name]
                self._changed.notify_all()

    def _next(self) -> Job:
        with self._changed:
            while True:
                a_kit_is_made = any(job.turn == Turn.KIT for job in self._running)
                for job in self._waiting:
                    if not (job.turn == Turn.KIT and a_kit_is_made):
                        self._waiting.remove(job)
                        self._running.append(job)
                        return job
                self._changed.wait()

    def jobs(self) -> list[Job]:
        """Every job under way."""
        with self._changed:
            return [*self._running, *self._waiting]


jobs = Queue()
