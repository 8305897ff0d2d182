"""Reading pages as phones get them: through gunicorn, beside a view that does nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from statistics import mean, median

from benchmarks import load, machine, site, tables
from benchmarks.rounds import rounds
from benchmarks.site import Server, SiteFailed

WARM_UP_SECONDS = 1
SECONDS = 1
TRIES = 4
EVEN_SHARE = 0.7  # of the work, for the busier of two processes
MOST_SECONDS = 120.0  # for all rounds
HELLO = "/hello/"
PAGES = (
    "/en/categories/DOC/", "/km/categories/DOC/", "/en/indicators/", "/km/indicators/",
    "/en/checklist/CN/", "/en/help/CN/",
)  # fmt: skip

CACHED_SHARE = 0.9  # of the requests per second of hello
UNCACHED_TIMES = 10  # the time of hello
MOST_MIB = 150
START_SECONDS = 2.0

_HEAD = ("page", "cache", "KB", "req/s", "cores", "CPU ms", "p50 ms", "p99 ms", "req/s : hello", "CPU : hello", "goal")


@dataclass(frozen=True, slots=True)
class Case:
    path: str
    cached: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """One case in one round, or the median of all rounds.

    `cores`: how many the server kept busy. `share`: of hello's requests per second; `cpu_times`: hello's CPU time.
    """

    per_second: float
    cores: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    share: float = 1.0
    cpu_times: float = 1.0


CASES = tuple(Case(path, cached) for path in PAGES for cached in (True, False))
# Hello stands at both ends of a round, once on each server: it touches no cache, and luck evens out.
FIRST, LAST = Case(HELLO, cached=True), Case(HELLO, cached=False)


def report(number: int | None) -> None:
    """Start two sites, one without the page cache, ask both, and print the tables."""
    with site.served(page_cache=True) as cached, site.served(page_cache=False) as uncached:
        servers = {True: cached, False: uncached}
        sizes = {case: _size(servers[case.cached], case) for case in (FIRST, *CASES)}
        fresh = machine.pss_mib(cached.pid)
        for case in (FIRST, LAST, *CASES):
            load.make(servers[case.cached].address(case.path), WARM_UP_SECONDS)
        found = [_round(servers) for _ in rounds(number, usual=3, seconds=MOST_SECONDS)]
        middle = {case: _median([measured[case] for measured in found]) for case in sizes}
        rows = [_row(case, sizes[case], middle[case]) for case in sizes]
        print(tables.table(f"Pages, median of {len(found)} rounds", _HEAD, rows))
        print(_server(cached, fresh, machine.pss_mib(cached.pid)))


def _size(server: Server, case: Case) -> int:
    """Bytes of a page before compression. Raises SiteFailed where it is not answered with 200."""
    status, body = server.get(case.path)
    if status != 200:
        raise SiteFailed(f"{case.path} answers {status}.")
    return len(body)


def _round(servers: Mapping[bool, Server]) -> dict[Case, Measured]:
    """Every case once, each compared with hello of the same minute."""
    found = {case: _measure(servers[case.cached], case) for case in (FIRST, *CASES, LAST)}
    ends = found[FIRST], found.pop(LAST)
    found[FIRST] = hello = Measured(*(mean(pair) for pair in zip(*map(astuple, ends), strict=True)))
    return {
        case: replace(row, share=row.per_second / hello.per_second, cpu_times=row.cpu_ms / hello.cpu_ms)
        for case, row in found.items()
    }


def _measure(server: Server, case: Case) -> Measured:
    """The most even of a few tries.

    The kernel deals out connections to the processes of the server, now and then all of them to one. Such a try says
    how they were dealt out, and not how much work a page is.
    """
    tries: list[tuple[float, Measured]] = []
    while len(tries) < TRIES and (not tries or tries[-1][0] > EVEN_SHARE):
        tries.append(_try(server, case))
    return min(tries, key=lambda one: one[0])[1]


def _try(server: Server, case: Case) -> tuple[float, Measured]:
    """The share that the busiest process had in the work, and the numbers."""
    before = machine.cpu_seconds(server.pid)
    made = load.make(server.address(case.path), SECONDS)
    used = {pid: seconds - before.get(pid, 0.0) for pid, seconds in machine.cpu_seconds(server.pid).items()}
    machine.wait_until_idle(server.pid)
    in_all = sum(machine.cpu_seconds(server.pid).values()) - sum(before.values())
    if made.failed:
        print(f"{case.path}: {made.failed} of {made.asked} requests failed; its numbers mean nothing.")
    cores = sum(used.values()) / SECONDS
    measured = Measured(made.per_second, cores, in_all * 1000 / made.asked, made.p50_ms, made.p99_ms)
    return max(used.values()) / (sum(used.values()) or 1.0), measured


def _median(rows: Sequence[Measured]) -> Measured:
    return Measured(*(median(column) for column in zip(*map(astuple, rows), strict=True)))


def _row(case: Case, size: int, row: Measured) -> list[str]:
    is_hello = case == FIRST
    return [
        case.path,
        "" if is_hello else "yes" if case.cached else "no",
        f"{size / 1024:.0f}",
        f"{row.per_second:.0f}",
        f"{row.cores:.1f}",
        *(f"{number:.2f}" for number in (row.cpu_ms, row.p50_ms, row.p99_ms, row.share, row.cpu_times)),
        "" if is_hello else _goal(case, row),
    ]


def _goal(case: Case, row: Measured) -> str:
    if case.cached:
        return tables.goal(f"req/s ≥ {CACHED_SHARE:.2f}", met=row.share >= CACHED_SHARE)
    return tables.goal(f"time ≤ {UNCACHED_TIMES} hello", met=row.share * UNCACHED_TIMES >= 1)


def _server(server: Server, fresh: float, used: float) -> str:
    started = server.start_seconds
    return tables.table(
        "Server, all its processes",
        ("what", "measured", "goal"),
        [
            [
                "start, once set up",
                f"{started:.2f} s",
                tables.goal(f"≤ {START_SECONDS} s", met=started <= START_SECONDS),
            ],
            ["memory (PSS) at the start", f"{fresh:.0f} MiB", ""],
            ["memory (PSS) after the load", f"{used:.0f} MiB", tables.goal(f"≤ {MOST_MIB} MiB", met=used <= MOST_MIB)],
        ],
    )
