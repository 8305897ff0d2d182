"""Handouts as readers get them: from a new printing process, from one that has printed before, and from the folder."""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from benchmarks import chromium, machine, tables
from benchmarks.rounds import rounds
from screening.content.edition import Edition, get_edition
from screening.errors import PrintUnavailable
from screening.handouts import prebuild, printed
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import EVERY_QUESTION, HandoutType, Option, Paper, Wanted
from screening.handouts.printing import processes
from screening.handouts.standard import standard
from screening.languages import BY_CODE

LANGUAGES = ("en", "km", "zh-hans")
# A goal for four pages; a longer sheet may take longer in proportion, a shorter one not less.
GOAL_PAGES = 4
WARM_MS = 400
COLD_MS = 1000
PROCESSES = 2
GOAL_PAGES_PER_SECOND = 12
MOST_SECONDS = 75.0  # for all rounds

MISSING = """
Handouts: not measured. {reason}
  apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \\
      fonts-noto-core fonts-noto-cjk"""
_HEAD = (
    "handout", "cold ms", "CPU ms", "warm ms", "CPU ms", "kept ms", "pages", "pages/s", "KB", "peak MiB",
    "goal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds until the bytes are there, with the CPU time of site and printing process; and what they are."""

    cold: float
    cold_cpu: float
    warm: float
    warm_cpu: float
    kept: float
    pages: int
    size: int
    peak_mib: float


def report(number: int | None) -> None:
    chosen = [_heaviest(kind, get_edition(language)) for kind in KINDS for language in LANGUAGES]
    try:
        found = [
            [_measure(wanted, count) for wanted in chosen] for count in rounds(number, usual=3, seconds=MOST_SECONDS)
        ]
    except PrintUnavailable as error:
        print(MISSING.format(reason=error))
        return
    finally:
        _end_printing()
    rows = [_row(wanted, _median(measured)) for wanted, measured in zip(chosen, zip(*found, strict=True), strict=True)]
    print(tables.table(f"Handouts, the longest of each kind, A4; median of {len(found)} rounds", _HEAD, rows))
    chromium.report([wanted for wanted in chosen if wanted.kind.code in chromium.KINDS])
    _build()


def _build() -> None:
    """Every standard handout of a language with two printing processes, as `manage.py build_handouts` makes them."""
    rows = []
    for language in LANGUAGES:
        began = time.perf_counter()
        wanted = standard(get_edition(language), BY_CODE[language])
        built = prebuild.build(wanted, "http://127.0.0.1/build", PROCESSES, lambda now: None)
        took = time.perf_counter() - began
        speed = built.pages / took
        met = tables.goal(f"≥ {GOAL_PAGES_PER_SECOND}", met=speed >= GOAL_PAGES_PER_SECOND)
        rows.append([language, f"{built.made}", f"{built.pages}", f"{took:.1f}", f"{speed:.1f}", met])
    head = ("language", "handouts", "pages", "seconds", "pages/s", "goal")
    print(tables.table(f"All standard handouts, with tags, {PROCESSES} printing processes", head, rows))


def _heaviest(kind: HandoutType, known: Edition) -> Wanted:
    """The handout of this kind with the category that has most signs, or the place that has most help lines."""
    places = [line.place.code for line in known.lines.values()]
    choices = {
        Option.OTHER: "km" if known.language == "en" else "en",
        Option.CATEGORY: max(known.categories, key=lambda code: len(known.in_category(code))),
        Option.PLACE: max(known.places, key=places.count),
        Option.CASE: next(iter(known.cases)),
        Option.LESSON: next(iter(known.lessons)),
        Option.QUESTIONS: EVERY_QUESTION,
    }
    paper = Paper.A4 if Paper.A4 in kind.papers else kind.papers[0]
    return Wanted(kind, BY_CODE[known.language], {option: choices[option] for option in kind.options}, paper)


def _measure(wanted: Wanted, count: int) -> Measured:
    """Each address of a site is another QR code, so a document that nobody has made before."""
    _end_printing()
    first, second = (f"http://127.0.0.1/{count}/{name}" for name in ("cold", "warm"))
    cold, cold_cpu, _ = _timed(wanted, first)
    warm, warm_cpu, _ = _timed(wanted, second)
    kept, _, made = _timed(wanted, second)
    peak = max(machine.peak_mib(pid) for pid in _printing())
    return Measured(cold, cold_cpu, warm, warm_cpu, kept, made.pages, len(made.body), peak)


def _timed(wanted: Wanted, site: str) -> tuple[float, float, printed.PrintedFile]:
    """The handout, and the milliseconds and CPU milliseconds that it took."""
    cpu, began = _cpu_ms(), time.perf_counter()
    made = printed.get_or_print(printed.order(wanted, site))
    took = (time.perf_counter() - began) * 1000
    return took, _cpu_ms() - cpu, made


def _cpu_ms() -> float:
    """Of this process, which stands for the site, and of its printing process."""
    return sum(machine.cpu_seconds(os.getpid()).values()) * 1000


def _median(rows: Sequence[Measured]) -> Measured:
    return Measured(*(median(column) for column in zip(*map(astuple, rows), strict=True)))


def _end_printing() -> None:
    """End the printing processes of this one, and forget them: the next handout starts its own."""
    for pid in _printing():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    processes.pool = processes.Pool()


def _printing() -> list[int]:
    module = processes.COMMAND[-1].encode()
    found = []
    for pid in machine.tree(os.getpid()):
        with suppress(FileNotFoundError, ProcessLookupError):
            if module in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                found.append(pid)
    return found


def _row(wanted: Wanted, row: Measured) -> list[str]:
    warm = WARM_MS * max(1.0, row.pages / GOAL_PAGES)
    cold = COLD_MS - WARM_MS + warm
    return [
        "/".join((wanted.language.code, *wanted.path[:-1])),
        *(f"{number:.0f}" for number in (row.cold, row.cold_cpu, row.warm, row.warm_cpu)),
        f"{row.kept:.1f}",
        f"{row.pages:.0f}",
        f"{row.pages * 1000 / row.warm:.1f}",
        f"{row.size / 1024:.0f}",
        f"{row.peak_mib:.0f}",
        ", ".join(
            tables.goal(f"{name} ≤ {most:.0f}", met=took <= most)
            for name, took, most in (("cold", row.cold, cold), ("warm", row.warm, warm))
        ),
    ]
