"""Memory while many ask for kits at the same time: the most that the whole site held, printing processes included."""

import http.client
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from itertools import count

from benchmarks import machine, site, tables
from screening.content.edition import get_edition

CLIENTS = 16
GOAL_MIB = 400
SECONDS = 120.0
LOOK_SECONDS = 0.2
ASK_AGAIN_SECONDS = 1.0


def report() -> None:
    """Every client wants a kit of its own, and takes both of its files: three lessons in four languages for a place."""
    places = list(get_edition("en").places)
    with site.served(page_cache=True) as server:
        deadline = time.monotonic() + SECONDS
        clients = [
            _Client(server, place, number, deadline) for number, place in zip(range(CLIENTS), places, strict=False)
        ]
        for client in clients:
            client.start()
        most = max(_looks(server, clients))
    got = sum(client.received for client in clients)
    busy = sum(client.refused for client in clients)
    row = [
        str(len(clients)),
        str(sum(client.kits for client in clients)),
        f"{got / 1024**2:.0f}",
        str(busy),
        f"{most:.0f}",
    ]
    met = tables.goal(f"≤ {GOAL_MIB}", met=most <= GOAL_MIB)
    head = ("clients", "kits", "MiB sent", "told to wait", "most PSS MiB", "goal")
    print(tables.table(f"Kits of three lessons in four languages, for {SECONDS:.0f} s at most", head, [[*row, met]]))


def _looks(server: site.Server, clients: list["_Client"]) -> Iterator[float]:
    while any(client.is_alive() for client in clients):
        yield machine.pss_mib(server.pid)
        time.sleep(LOOK_SECONDS)


class _Client(threading.Thread):
    def __init__(self, server: site.Server, place: str, number: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self._server, self._deadline = server, deadline
        lessons = "+".join(f"LESSON-{lesson}" for lesson in sorted({1 + (number + step) % 6 for step in range(3)}))
        self._addresses = (f"/en/kit/{lessons}/45/{people}/en+zh-hans+vi+km/{place}/a4" for people in count(10))
        self.kits = self.received = self.refused = 0

    def run(self) -> None:
        address = next(self._addresses)
        while time.monotonic() < self._deadline:
            status, _ = self._get(f"{address}/")
            if status != HTTPStatus.OK:
                time.sleep(ASK_AGAIN_SECONDS)
            elif {self._get(f"{address}.{suffix}")[0] for suffix in ("pdf", "zip")} == {HTTPStatus.OK}:
                self.kits += 1
                return

    def _get(self, path: str) -> tuple[int, bytes]:
        try:
            status, body = self._server.get(path)
        except (OSError, http.client.HTTPException):
            return 0, b""
        self.refused += status == HTTPStatus.SERVICE_UNAVAILABLE
        self.received += len(body)
        return status, body
