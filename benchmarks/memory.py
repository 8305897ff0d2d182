"""The memory of the whole site: fresh, after a crawl of every page, and while many take kits at the same time."""

import http.client
import re
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress

from benchmarks import machine, site, tables
from benchmarks.site import Server

CLIENTS = 16
CRAWLED_MIB = 150
KITS_MIB = 400
SECONDS = 240.0
ASK_AGAIN_SECONDS = 1.0
_LINK = re.compile(rb'href="(/[a-z][^"#?]*/)"')
# What has to be printed first is not asked for: memory after the crawl is that of pages.
_NOT_READ = re.compile(r"/staff/|/handouts/.*/a4|/kit/LESSON")


def report() -> None:
    with site.served() as server:
        fresh = machine.pss_mib(server.pid)
        pages = _crawl(server)
        crawled = machine.pss_mib(server.pid)
    with site.served() as server:
        told_to_wait, most = _take_kits(server)
    taken = [times for times in told_to_wait if times is not None]
    clients = f"{CLIENTS} clients take {len(taken)} kits"
    rows = [
        ["at the start", f"{fresh:.0f}", ""],
        [f"{pages} pages read twice", f"{crawled:.0f}", tables.goal(f"≤ {CRAWLED_MIB}", met=crawled <= CRAWLED_MIB)],
        [clients, f"{most:.0f}", tables.goal(f"≤ {KITS_MIB}", met=most <= KITS_MIB)],
    ]
    tables.show("Memory of all processes of the site, PSS at most", ("when", "MiB", "goal"), rows)
    print(f"Kits of three lessons in four languages, in {SECONDS:.0f} s at most; told to wait {sum(taken)} times.")


def _crawl(server: Server) -> int:
    """Follow every link to a page. All are asked for twice more, so that each process has seen most of them."""
    found, to_read = {"/en/"}, ["/en/"]
    while to_read:
        _, body = server.get(to_read.pop())
        links = {link.decode() for link in _LINK.findall(body)}
        new = {link for link in links - found if not _NOT_READ.search(link)}
        found |= new
        to_read += new
    for path in sorted(found) * 2:
        server.get(path)
    return len(found)


def _take_kits(server: Server) -> tuple[list[int | None], float]:
    """For each client how often it was told to wait, None where it got no kit; and the most memory meanwhile."""
    places = sorted(set(re.findall(rb"/en/help/([A-Z]+)/", server.get("/en/help/")[1])))
    most = 0.0
    with ThreadPoolExecutor(CLIENTS) as pool:
        taking = [pool.submit(_take_kit, server, places[number].decode(), number) for number in range(CLIENTS)]
        while wait(taking, timeout=0.2).not_done:
            most = max(most, machine.pss_mib(server.pid))
    return [one.result() for one in taking], most


def _take_kit(server: Server, place: str, number: int) -> int | None:
    """Want a kit of one's own, and take both of its files."""
    lessons = "+".join(f"LESSON-{lesson}" for lesson in sorted({1 + (number + step) % 6 for step in range(3)}))
    address = f"/en/kit/{lessons}/45/en3+zh-hans3+vi3+km3/{place}/a4"
    until, waited = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        with suppress(OSError, http.client.HTTPException):  # a site that is too busy to answer
            answers = [server.get(f"{address}{end}")[0] for end in ("/", ".pdf", ".zip")]
            if set(answers) == {http.client.OK}:
                return waited
            waited += answers.count(http.client.SERVICE_UNAVAILABLE)
        time.sleep(ASK_AGAIN_SECONDS)
    return None
