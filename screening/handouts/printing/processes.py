"""Printing processes of this web process: few, limited in time and memory, and gone when nothing is to be printed.

They are started afresh, not forked: Pango breaks in threads and in forks of them. One job is done by one process, while
the thread that asked for it waits.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, BinaryIO

from screening.errors import PrintBusy, PrintFailed, PrintUnavailable
from screening.handouts.printing import common_signs, frames, places
from screening.handouts.printing.places import Places

COMMAND = (sys.executable, "-m", "screening.handouts.printing.worker")
JOIN_COMMAND = (*COMMAND, "join")
PROCESSES = 2  # at the same time, in one web process and on the whole site
WAITING = 2  # threads that may wait for their turn; the others of a web process stay free for pages
WAIT_SECONDS = 5.0
JOB_SECONDS = 20.0  # by the clock; a process that takes longer is killed
START_SECONDS = 20.0
END_SECONDS = 2.0
# What a printing process needs to find Python, libraries and fonts. No secret of the site is passed on.
_PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LIBTHAI_DICTDIR",
)  # fmt: skip

_own_environment: dict[str, str] = {}


class _GoneHome(Exception):
    """The process had nothing to do for so long that it ended before it saw the job."""


class _Process:
    """One printing process. Used by one thread at a time."""

    def __init__(self, command: tuple[str, ...], place: BinaryIO | None) -> None:
        self.process = subprocess.Popen(  # noqa: S603  a fixed command with nothing from outside
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            cwd=Path(__file__).resolve().parents[3],
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _own_environment,
            pass_fds=(place.fileno(),) if place else (),
            start_new_session=True,  # Ctrl-C in a terminal is for the site, which ends its processes itself
        )
        # Takes note of the end at once, so that a process that went home leaves nothing behind.
        threading.Thread(target=self.process.wait, daemon=True).start()
        self.versions: dict[str, str] = {}

    def greet(self, seconds: float) -> None:
        """Wait until it is ready. Raises PrintUnavailable where this machine cannot print."""
        with self._killed_after(seconds):
            try:
                header, _ = self._read()
            except (_GoneHome, PrintFailed) as error:
                raise PrintUnavailable("The printing process does not start") from error
        if reason := header.get("unavailable"):
            raise PrintUnavailable(reason)
        self.versions = header["versions"]

    def do(self, job: Mapping[str, Any], body: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        """The answer to a job. Raises _GoneHome, or PrintFailed where the process broke or was killed."""
        stdin = self.process.stdin
        assert stdin is not None
        with self._killed_after(seconds):
            with suppress(OSError):  # nobody reads any more: the answer says why
                frames.write(stdin, job, body)
            return self._read()

    def _read(self) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdout is not None
        try:
            return frames.read(self.process.stdout)
        except (EOFError, OSError, ValueError) as error:
            if self._status() == 0:
                raise _GoneHome from None
            raise PrintFailed(f"The printing process ended with status {self._status()}") from error

    def _status(self) -> int:
        """How it ended. One that closed its output and stays is killed."""
        try:
            return self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    @contextmanager
    def _killed_after(self, seconds: float) -> Iterator[None]:
        clock = threading.Timer(seconds, self.process.kill)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def end(self) -> None:
        """Close the pipes: the process sees the end of its input and leaves."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


class Pool:
    """At most `processes` at work, at most `waiting` threads in line behind them."""

    def __init__(
        self,
        command: tuple[str, ...] = COMMAND,
        *,
        processes: int = PROCESSES,
        waiting: int = WAITING,
        wait_seconds: float = WAIT_SECONDS,
        job_seconds: float = JOB_SECONDS,
    ) -> None:
        self._command = command
        self._most_inside = processes + waiting
        self._processes = processes
        self._wait_seconds = wait_seconds
        self._job_seconds = job_seconds
        self.places: Places | None = None
        self._reset()
        os.register_at_fork(after_in_child=self._forget)

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._first = threading.Lock()  # many may ask at once for what one process can say
        self._turns = threading.Semaphore(self._processes)
        self._inside = 0
        self._idle: list[_Process] = []
        self._versions: dict[str, str] = {}

    def _forget(self) -> None:
        """In a forked copy of the web process: the printing processes belong to the original."""
        for process in self._idle:
            process.end()
        self._reset()

    def versions(self) -> dict[str, str]:
        """All that the bytes of a PDF depend on, apart from the document. Starts a process where none ever ran here."""
        with self._first:
            if not self._versions:
                with self._turn():
                    self._keep(self._idle_process() or self._started(), {})
        return self._versions

    def run(self, job: Mapping[str, Any], body: bytes) -> tuple[Mapping[str, Any], bytes]:
        """What the process says of its work, and the bytes made from `body`.

        Raises PrintBusy, PrintFailed or PrintUnavailable.
        """
        with self._turn():
            while True:
                process = self._idle_process()
                fresh = process is None
                process = process or self._started()
                try:
                    answer, result = process.do(job, body, self._job_seconds)
                except _GoneHome:
                    process.end()
                    if fresh:
                        raise PrintFailed("The printing process left without an answer") from None
                    continue
                except PrintFailed:
                    process.end()
                    raise
                self._keep(process, answer)
                return _checked(answer), result

    def end(self) -> None:
        """Let the idle processes go."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock:
            if self._inside >= self._most_inside:
                raise PrintBusy(self._seconds_to_wait())
            self._inside += 1
        try:
            if not self._turns.acquire(timeout=self._wait_seconds):
                raise PrintBusy(self._seconds_to_wait())
            try:
                yield
            finally:
                self._turns.release()
        finally:
            with self._lock:
                self._inside -= 1

    def _seconds_to_wait(self) -> int:
        return max(2, round(self._wait_seconds))

    def _idle_process(self) -> _Process | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _started(self) -> _Process:
        try:
            with self._place() as place:
                process = _Process(self._command, place)
                try:
                    process.greet(START_SECONDS)
                except PrintUnavailable:
                    process.end()
                    raise
                if place:
                    places.say_who(place, process.process.pid)
        except OSError as error:
            raise PrintFailed(f"No printing process: {error.strerror}") from error
        self._versions = process.versions
        return process

    def _place(self) -> AbstractContextManager[BinaryIO | None]:
        """Open until the process has it."""
        return self.places.take(self._wait_seconds) if self.places else nullcontext()

    def _keep(self, process: _Process, answer: Mapping[str, Any]) -> None:
        if answer.get("last"):
            process.end()
            return
        with self._lock:
            self._idle.append(process)


def _checked(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    if reason := answer.get("failed"):
        raise PrintFailed(reason)
    if reason := answer.get("unavailable"):
        raise PrintUnavailable(reason)
    return answer


pool = Pool()
joiner = Pool(JOIN_COMMAND, processes=1)


def keep_fonts_in(folder: Path) -> None:
    """Where printing processes that start from now on keep the fonts that they cut."""
    _own_environment[common_signs.FOLDER] = str(folder)


def share(folder: Path) -> None:
    """From now on all web processes that name this folder have no more printing processes together than one alone."""
    pool.places = Places(folder / "places", PROCESSES)
