"""A printing process: `python -m …printing.worker` takes jobs from its input and answers on its output.

With `join` behind it, it joins files and prints nothing: it needs no WeasyPrint, and starts small.

It knows no Django, no settings and no database. Whatever goes wrong in it ends here, and never takes the site along.
"""

import ctypes
import gc
import json
import os
import resource
import select
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from io import FileIO
from typing import Any

from screening.errors import PrintFailed, PrintUnavailable
from screening.handouts.printing import drawn, frames, merge, places, presentation
from screening.handouts.printing.economy import Room
from screening.handouts.printing.engine import Engine
from screening.handouts.printing.picture import picture

JOIN = "join"
MEMORY_BYTES = 1536 * 1024 * 1024
CPU_SECONDS = 20  # per job
IDLE_SECONDS = 600
# One that holds a large font is not kept waiting for long.
LARGE_BYTES = 110 * 1024 * 1024
LARGE_IDLE_SECONDS = 10
MOST_JOBS = 100

# From the header and the body of a job to those of its answer.
Task = Callable[[Mapping[str, Any], bytes], tuple[dict[str, Any], bytes]]


def main() -> int:
    # What a job leaves is cleared up after the answer, not again and again while a sheet is laid out.
    gc.disable()
    jobs, answers = FileIO(os.dup(0), "rb"), FileIO(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into an answer
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        tasks, versions = _tasks(sys.argv[1:])
    except PrintUnavailable as error:
        frames.write(answers, {"unavailable": str(error)})
        return 0
    leave = _told_to_leave()
    frames.write(answers, {"versions": versions})
    gc.freeze()
    for number in range(1, MOST_JOBS + 1):
        patience = LARGE_IDLE_SECONDS if _resident() > LARGE_BYTES else IDLE_SECONDS
        if jobs.fileno() not in select.select([jobs.fileno(), leave], [], [], patience)[0]:
            return 0
        try:
            header, body = frames.read(jobs)
        except EOFError:
            return 0
        _limit_cpu()
        answer, result = _do(tasks, header, body)
        # What has joined files is large, and soon started again.
        last = number == MOST_JOBS or "failed" in answer or header["task"] == JOIN
        try:
            frames.write(answers, {**answer, "last": last}, result)
        except BrokenPipeError:  # the site has ended meanwhile
            return 0
        if last:
            return 0
        gc.collect()
        _give_back()
    return 0


def _tasks(arguments: list[str]) -> tuple[dict[str, Task], dict[str, str]]:
    """What this process can do, and the versions that its work depends on. Raises PrintUnavailable."""
    if JOIN in arguments:
        return {JOIN: join}, {}
    engine = Engine()
    return {"pdf": partial(_pdf, engine), "picture": _picture, "slides": partial(_slides, engine)}, engine.versions()


def _do(tasks: Mapping[str, Task], header: Mapping[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """Do one job. A process in which one failed takes no other: nobody knows what the failure left behind."""
    try:
        return tasks[header["task"]](header, body)
    except PrintUnavailable as error:
        return {"unavailable": str(error)}, b""
    except PrintFailed as error:
        return {"failed": str(error)}, b""
    except Exception as error:  # noqa: BLE001  the libraries raise anything; the reader gets a page that says so
        return {"failed": f"{type(error).__name__}: {error}"}, b""


def _pdf(engine: Engine, header: Mapping[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    room = Room(header.get("closer", ()), header.get("most", 0))
    made, pages = engine.render(body.decode(), header["css"], header["assets"], fillable=header["fillable"], room=room)
    return {"pages": pages}, made


def _picture(header: Mapping[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    return {}, picture(body, header["page"], header["width"], grey=header["grey"])


def _slides(engine: Engine, header: Mapping[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    pictures = drawn.pngs(engine, header["drawings"])
    return {}, presentation.presentation(json.loads(body), pictures)


def join(header: Mapping[str, Any], _body: bytes) -> tuple[dict[str, Any], bytes]:
    """Files of the site are read and written where they lie: those of a kit are too large to be sent to and fro."""
    pieces = [merge.Piece(**piece) for piece in header["pieces"]]
    merge.join(pieces, header["title"], header["language"], header["to"])
    return {}, b""


def _told_to_leave() -> int:
    """What can be read from once another web process needs this one's place: a job that is here is done first."""
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    signal.signal(places.LEAVE, lambda *_: None)
    return told


def _resident() -> int:
    """Bytes of memory that this process holds now."""
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  without a Path, 50 times quicker
        return int(file.read().split()[1]) * resource.getpagesize()


def _give_back() -> None:
    """Let the system have what a job needed and the next may not."""
    ctypes.CDLL(None).malloc_trim(0)


def _limit_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_SECONDS)


def _limit(kind: int, value: int) -> None:
    """Set the soft limit: the one that counts, and that may be moved for the next job."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
