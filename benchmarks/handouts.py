"""Handouts as readers get them: from a new printing process, from one that has printed before, and from the folder."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument

from benchmarks import machine, tables
from screening.content.edition import Edition, edition
from screening.errors import PrintUnavailable
from screening.handouts import making, workers
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Kind, Option, Paper, Wanted
from screening.languages import BY_CODE

LANGUAGES = ("en", "km", "zh-hans")
# A goal for four pages; a longer sheet may take longer in proportion, a shorter one not less.
GOAL_PAGES = 4
WARM_SECONDS = 0.4
COLD_SECONDS = 1.0

MISSING = """
Handouts: not measured. {reason}
  apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \\
      fonts-noto-core fonts-noto-cjk"""
_HEAD = ("handout", "cold ms", "warm ms", "kept ms", "pages", "pages/s", "KB", "peak MiB", "goal, cold and warm")


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds until the bytes are there, and what they are."""

    cold: float
    warm: float
    kept: float
    pages: int
    size: int
    peak_mib: float


def report(rounds: int) -> None:
    rows = []
    try:
        for kind in KINDS:
            for language in LANGUAGES:
                wanted = _heaviest(kind, edition(language))
                rows.append(_row(wanted, _measure(wanted, rounds)))
    except PrintUnavailable as error:
        print(MISSING.format(reason=error))
        return
    finally:
        _end_printing()
    print(tables.table("Handouts, the longest of each kind, A4; median of the rounds", _HEAD, rows))


def _heaviest(kind: Kind, known: Edition) -> Wanted:
    """The handout of this kind with the category that has most signs, or the place that has most help lines."""
    places = [line.place.code for line in known.lines.values()]
    choices = {
        Option.OTHER: "km" if known.language == "en" else "en",
        Option.CATEGORY: max(known.categories, key=lambda code: len(known.in_category(code))),
        Option.PLACE: max(known.places, key=places.count),
    }
    return Wanted(kind, BY_CODE[known.language], {option: choices[option] for option in kind.options}, Paper.A4)


def _measure(wanted: Wanted, rounds: int) -> Measured:
    """Each address of a site is another QR code, so a document that nobody has made before."""
    addresses = iter(f"http://127.0.0.1/{number}/{wanted.language.code}/" for number in range(1, 1 + 3 * rounds))
    cold, warm, kept, peaks = [], [], [], []
    for _ in range(rounds):
        _end_printing()
        cold.append(_seconds(lambda: making.pdf(wanted, next(addresses))))
        warm.append(_seconds(lambda: making.pdf(wanted, next(addresses))))
        address = next(addresses)
        made = making.pdf(wanted, address)
        kept.append(_seconds(lambda: making.pdf(wanted, address)))  # noqa: B023  called at once
        peaks.append(max(machine.peak_mib(pid) for pid in _printing()))
    pages = len(PdfDocument(made.body))
    return Measured(median(cold), median(warm), median(kept), pages, len(made.body), max(peaks))


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _end_printing() -> None:
    """End the printing processes of this one, and forget them: the next handout starts its own."""
    for pid in _printing():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    workers.pool = workers.Pool()


def _printing() -> list[int]:
    module = workers.COMMAND[-1].encode()
    found = []
    for pid in machine.tree(os.getpid()):
        with suppress(FileNotFoundError, ProcessLookupError):
            if module in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                found.append(pid)
    return found


def _row(wanted: Wanted, row: Measured) -> list[str]:
    times = max(1.0, row.pages / GOAL_PAGES)
    cold, warm = COLD_SECONDS - WARM_SECONDS + WARM_SECONDS * times, WARM_SECONDS * times
    return [
        "/".join((wanted.language.code, *wanted.path[:-1])),
        *(f"{seconds * 1000:.{digits}f}" for seconds, digits in ((row.cold, 0), (row.warm, 0), (row.kept, 1))),
        f"{row.pages}",
        f"{row.pages / row.warm:.1f}",
        f"{row.size / 1024:.0f}",
        f"{row.peak_mib:.0f}",
        tables.goal(f"≤ {cold * 1000:.0f}, ≤ {warm * 1000:.0f}", met=row.cold <= cold and row.warm <= warm),
    ]
