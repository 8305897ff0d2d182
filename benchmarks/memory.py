"""The memory of the whole site: fresh, after a crawl of every page, and while many take kits at the same time."""

import http.client
import re
import threading
import time

from benchmarks import machine, site, tables
from benchmarks.site import Server

CLIENTS = 16
CRAWLED_MIB = 150
KITS_MIB = 400
SECONDS = 90.0
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
        clients, most = _take_kits(server)
    kits = sum(client.kits for client in clients)
    waited = sum(client.told_to_wait for client in clients)
    rows = [
        ["at the start", f"{fresh:.0f}", ""],
        [f"{pages} pages read twice", f"{crawled:.0f}", tables.goal(f"≤ {CRAWLED_MIB}", met=crawled <= CRAWLED_MIB)],
        [f"{CLIENTS} clients take {kits} kits", f"{most:.0f}", tables.goal(f"≤ {KITS_MIB}", met=most <= KITS_MIB)],
    ]
    tables.show("Memory of all processes of the site, PSS at most", ("when", "MiB", "goal"), rows)
    print(f"Kits of three lessons in four languages, in {SECONDS:.0f} s at most; told to wait {waited} times.")


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


def _take_kits(server: Server) -> tuple[list["_Client"], float]:
    places = sorted(set(re.findall(rb"/en/help/([A-Z]+)/", server.get("/en/help/")[1])))
    clients = [_Client(server, places[number].decode(), number) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    most = 0.0
    while any(client.is_alive() for client in clients):
        most = max(most, machine.pss_mib(server.pid))
        time.sleep(0.2)
    return clients, most


class _Client(threading.Thread):
    """Wants a kit of its own, and takes both of its files."""

    def __init__(self, server: Server, place: str, number: int) -> None:
        super().__init__(daemon=True)
        self._server, self._until = server, time.monotonic() + SECONDS
        lessons = "+".join(f"LESSON-{lesson}" for lesson in sorted({1 + (number + step) % 6 for step in range(3)}))
        self._address = f"/en/kit/{lessons}/45/12/en+zh-hans+vi+km/{place}/a4"
        self.kits = self.told_to_wait = 0

    def run(self) -> None:
        while time.monotonic() < self._until:
            if all(self._get(f"{self._address}{end}") == http.client.OK for end in ("/", ".pdf", ".zip")):
                self.kits += 1
                return
            time.sleep(ASK_AGAIN_SECONDS)

    def _get(self, path: str) -> int:
        try:
            status, _ = self._server.get(path)
        except (OSError, http.client.HTTPException):
            return 0
        self.told_to_wait += status == http.client.SERVICE_UNAVAILABLE
        return status
