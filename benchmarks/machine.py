"""What the machine says about itself and about running processes, from Linux's /proc."""

import os
import platform
import sqlite3
import time
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_PACKAGES = ("django", "gunicorn", "whitenoise", "weasyprint")
# Runnable processes per core, over the last minute, from which numbers say little.
_BUSY = 0.25
# Seconds between two looks, the share of a core that counts as idle, and seconds until we give up waiting for it.
_LOOK, _IDLE, _LONGEST_WAIT = 0.15, 0.1, 10.0


def describe(load: str) -> str:
    """The lines at the top: when, on what, with what. `load` names the program that asks for pages."""
    cores = len(os.sched_getaffinity(0))
    running = os.getloadavg()[0]
    system = platform.platform(terse=True)
    with suppress(OSError):
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    lines = [f"Look Twice, {date.today().isoformat()}: {cores} cores, {system}"]  # noqa: DTZ011  the reader's day
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in _PACKAGES)]
    lines += [", ".join([*versions, f"SQLite {sqlite3.sqlite_version}"]), f"Load: {load}"]
    if running > cores * _BUSY:
        lines.append(f"Other programs are running (load average {running:.1f}): trust ratios and CPU, not times.")
    return "\n".join(lines)


def tree(pid: int) -> list[int]:
    """A process and all that it started, as far as they still run."""
    parents = {child: _stat(child)[1] for child in _pids()}
    found = [pid]
    for known in found:
        found += [child for child, parent in parents.items() if parent == str(known)]
    return found


def cpu_seconds(pid: int) -> dict[int, float]:
    """How long each process of a tree has been computing, in user and kernel mode, ended children included."""
    return {member: sum(int(ticks) for ticks in _stat(member)[11:15]) / _TICKS for member in tree(pid)}


def wait_until_idle(pid: int) -> None:
    """Until a tree has done what it was asked, so that it disturbs nothing that follows."""
    deadline = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < deadline:
        before = sum(cpu_seconds(pid).values())
        time.sleep(_LOOK)
        if sum(cpu_seconds(pid).values()) - before < _LOOK * _IDLE:
            return


def pss_mib(pid: int) -> float:
    """The memory of a tree: what several processes share is counted once."""
    return sum(_kib(member, "smaps_rollup", "Pss:") for member in tree(pid)) / 1024


def peak_mib(pid: int) -> float:
    """The most memory that one process has had resident."""
    return _kib(pid, "status", "VmHWM:") / 1024


def _pids() -> list[int]:
    return [int(path.name) for path in _PROC.iterdir() if path.name.isdigit()]


def _stat(pid: int) -> list[str]:
    """Fields from the third on (proc(5)): state, parent, …; zeros for a process that has gone."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * 50


def _kib(pid: int, file: str, name: str) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in (_PROC / str(pid) / file).read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
