"""Handouts as readers get them: from a new printing process, from one that has printed before, and from the folder."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from benchmarks import tables
from screening.errors import PrintUnavailable
from screening.handouts import printed
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import EVERY_QUESTION, Option, Paper, Wanted
from screening.handouts.printing import processes
from screening.languages import BY_CODE

# Of a kind that there are many sheets of, a long one.
CHOSEN = {
    Option.PLACE: "CN",
    Option.CATEGORY: "COE",
    Option.SIGNS: "COE",
    Option.WORK: "health",
    Option.LESSON: "LESSON-1",
    Option.CASE: "CASE-01",
    Option.QUESTIONS: EVERY_QUESTION,
    Option.OTHER: "en",
}
LANGUAGES = ("en", "zh-hans", "km")
# A goal for four pages; a longer sheet may take longer in proportion, a shorter one not less.
GOAL_PAGES = 4
WARM_MS = 400
COLD_MS = 1000


def report(rounds: int) -> None:
    try:
        sheets = [sheet for language in LANGUAGES for sheet in _one_of_each_kind(language)]
        rows = [_row(sheet, rounds) for sheet in sorted(sheets, key=lambda sheet: KINDS.index(sheet.kind))]
    except PrintUnavailable as error:
        print(f"\nHandouts: not measured. {error}")
        return
    finally:
        processes.pool.end()
    head = ("handout", "pages", "KB", "kept ms", "warm ms", "cold ms", "goal")
    tables.show(f"Handouts on A4; median of {rounds} rounds", head, rows)


def _one_of_each_kind(language: str) -> Iterator[Wanted]:
    """All but what would stand beside its own language."""
    for kind in KINDS:
        values = {option: CHOSEN[option] for option in kind.choices if option not in kind.optional}
        paper = Paper.A4 if Paper.A4 in kind.papers else kind.papers[0]
        if values.get(Option.OTHER) != language:
            yield Wanted(kind, BY_CODE[language], values, paper)


def _row(sheet: Wanted, rounds: int) -> list[str]:
    """Each address of a site is another QR code, so a document that nobody has made before."""
    cold, warm, kept = [], [], []
    for number in range(rounds):
        processes.pool.end()
        one, other = (printed.order(sheet, f"http://127.0.0.1/{number}/{name}") for name in ("one", "other"))
        processes.pool.end()
        cold.append(_ms(partial(printed.get_or_print, one)))
        warm.append(_ms(partial(printed.get_or_print, other)))
        kept.append(_ms(partial(printed.get_or_print, other)))
    made = printed.get_or_print(other)
    most_warm = WARM_MS * max(1.0, made.pages / GOAL_PAGES)
    most_cold = COLD_MS - WARM_MS + most_warm
    return [
        "/".join((sheet.language.code, *sheet.path)),
        f"{made.pages}",
        f"{len(made.body) / 1024:.0f}",
        *(f"{median(times):.0f}" for times in (kept, warm, cold)),
        tables.goal(f"warm ≤ {most_warm:.0f}", met=median(warm) <= most_warm)
        + tables.goal(f", cold ≤ {most_cold:.0f}", met=median(cold) <= most_cold),
    ]


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
