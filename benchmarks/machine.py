"""What this machine is, and what a process takes of it with all that it started."""

import os
import platform
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib.metadata import version

import psutil

_PACKAGES = ("django", "gunicorn", "weasyprint")


def describe() -> str:
    """When, on what, with what, and how busy."""
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    day = date.today().isoformat()  # noqa: DTZ011  the reader's day
    busy = "" if load < 1 else " Other programs are running: trust ratios and CPU, not times."
    return f"{day}: {cores} cores, Python {platform.python_version()}, {versions}. Load average {load:.1f}.{busy}"


def cpu_seconds(pid: int) -> float:
    """How long a process and all that it started have been computing, ended children included."""
    return _summed(pid, lambda process: sum(process.cpu_times()[:4]))


def pss_mib(pid: int) -> float:
    """The memory of a process and all that it started: what several of them share is counted once."""
    return _summed(pid, lambda process: process.memory_full_info().pss) / 1024**2


def _summed(pid: int, measure: Callable[[psutil.Process], float]) -> float:
    total = 0.0
    first = psutil.Process(pid)
    for process in (first, *first.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += measure(process)
    return total
