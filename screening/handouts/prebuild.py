"""Make many handouts, in a few printing processes, and say how far it is. What is there already is left alone."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice

from django.db import connections

from screening.errors import PrintFailed, PrintRefused
from screening.handouts import printed
from screening.handouts.kinds.shape import Wanted
from screening.handouts.printing.processes import Pool


@dataclass
class Built:
    """Counts of handouts, but `pages`. `failed` says which ones and why."""

    made: int = 0
    kept: int = 0
    refused: int = 0
    pages: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.made + self.kept + self.refused + len(self.failed)


def build(wanted: Iterable[Wanted], site: str, processes: int, tell: Callable[[Built], None]) -> Built:
    """Make every handout that is not there. `tell` hears after each one. Stopped in the middle, it can be run again.

    Raises PrintUnavailable on a machine that cannot print.
    """
    built = Built()
    pool = Pool(processes=processes, waiting=processes)
    with ThreadPoolExecutor(processes) as threads:
        # Few at a time are on their way, so that a long list takes no more memory than a short one.
        waiting = iter(wanted)
        running = {threads.submit(_make, one, site, pool): one for one in islice(waiting, 2 * processes)}
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                _count(built, running.pop(future), future)
                tell(built)
                for following in islice(waiting, 1):
                    running[threads.submit(_make, following, site, pool)] = following
    pool.end()
    return built


def _make(wanted: Wanted, site: str, pool: Pool) -> int:
    """How many pages were printed: none for a handout that is there already."""
    try:
        order = printed.order(wanted, site, pool)
        if printed.store().keep_apart(order.name):
            return 0
        return printed.print_now(order, pool, standard=True).pages
    except KeyError as error:  # content that a host has hidden is a failure of this one alone
        raise PrintFailed(f"the content has no {error}") from error
    finally:
        connections.close_all()


def _count(built: Built, wanted: Wanted, future: "Future[int]") -> None:
    try:
        pages = future.result()
    except PrintRefused:
        built.refused += 1
    except PrintFailed as error:
        built.failed.append(f"{wanted.language.code}/{'/'.join(wanted.path)}: {error}")
    else:
        built.made += pages > 0
        built.kept += pages == 0
        built.pages += pages


def bar(done: int, total: int, width: int = 30) -> str:
    """[#####.....] 50 of 100"""
    filled = width * done // max(1, total)
    return f"[{'#' * filled}{'.' * (width - filled)}] {done} of {total}"
