"""Reading pages as phones get them: through gunicorn, asked by wrk, beside a view that does nothing."""

import re
import shutil
import subprocess
import time
from statistics import median
from typing import NamedTuple

from benchmarks import machine, site, tables
from benchmarks.site import Server, SiteFailed

CONNECTIONS = 8  # as many as the site has threads: it is busy, and nobody waits for long
SECONDS = 2
HELLO = "/hello/"
PAGES = ("/en/categories/DOC/", "/km/categories/DOC/", "/km/indicators/", "/en/checklist/CN/", "/en/help/CN/")
CACHED_SHARE = 0.9  # of the requests per second of hello
UNCACHED_TIMES = 10  # the time of hello
START_SECONDS = 2.0


class Measured(NamedTuple):
    per_second: float
    cpu_ms: float


def report(rounds: int) -> None:
    """Start two sites, one without the page cache, ask both, and print the tables."""
    if not shutil.which("wrk"):
        raise SiteFailed("Pages are asked for by wrk: apt-get install --no-install-recommends wrk")
    with site.served() as cached, site.served(page_cache=False) as uncached:
        hello = _measure(cached, HELLO, rounds)
        rows = [_row(HELLO, "", hello, hello, "")]
        for path in PAGES:
            hello = _measure(cached, HELLO, rounds)  # of the same minute: what else runs here changes
            row = _measure(cached, path, rounds)
            met = row.per_second >= CACHED_SHARE * hello.per_second
            rows.append(_row(path, "yes", row, hello, tables.goal(f"req/s ≥ {CACHED_SHARE:.2f}", met=met)))
            row = _measure(uncached, path, rounds)
            met = row.per_second * UNCACHED_TIMES >= hello.per_second
            rows.append(_row(path, "no", row, hello, tables.goal(f"time ≤ {UNCACHED_TIMES} hello", met=met)))
        head = ("page", "cache", "req/s", "CPU ms", "req/s : hello", "CPU : hello", "goal")
        tables.show(f"Pages, median of {rounds} rounds", head, rows)
        started = cached.start_seconds
        goal = tables.goal(f"≤ {START_SECONDS} s", met=started <= START_SECONDS)
        tables.show("Start, once set up", ("seconds to the first answer", "goal"), [[f"{started:.2f}", goal]])


def _measure(server: Server, path: str, rounds: int) -> Measured:
    """The median, after a first time that counts for nothing."""
    status, _ = server.get(path)
    if status != 200:
        raise SiteFailed(f"{path} answers {status}.")
    found = [_asked(server, path) for _ in range(rounds + 1)][1:]
    return Measured(*map(median, zip(*found, strict=True)))


def _asked(server: Server, path: str) -> Measured:
    before = machine.cpu_seconds(server.pid)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", server.address(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    time.sleep(0.5)  # what the site still answers
    used = machine.cpu_seconds(server.pid) - before
    if "Non-2xx" in said or "Socket errors" in said:
        print(f"{path}: some requests failed; its numbers mean nothing.")
    found = re.search(r"(\d+) requests in.*Requests/sec: +([\d.]+)", said, re.DOTALL)
    if not found:
        raise SiteFailed(f"wrk said something else:\n{said}")
    # wrk leaves when the time is over, and each connection leaves a request behind that the site still answers.
    return Measured(float(found[2]), used * 1000 / (int(found[1]) + CONNECTIONS))


def _row(path: str, cache: str, row: Measured, hello: Measured, goal: str) -> list[str]:
    shares = [one / other for one, other in zip(row, hello, strict=True)]
    return [path, cache, f"{row.per_second:.0f}", *(f"{number:.2f}" for number in (row.cpu_ms, *shares)), goal]
