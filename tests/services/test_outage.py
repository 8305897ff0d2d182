"""PostgreSQL and Redis go away and come back: what was read before is read on, and nobody has to do anything."""

import json
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import Cluster, Server, wait_until
from tests.setup.conftest import Running, Site

PAGES = ("/en/", "/en/help/KH/", "/km/checklist/VN/", "/km/")
RECOVERY_SECONDS = 10


@pytest.fixture
def running(cluster: Cluster, redis: Server, site: Site, tmp_path: Path) -> Iterator[Running]:
    variables = cluster.host(tmp_path / "var") | {"REDIS_URL": f"redis://127.0.0.1:{redis.port}/0"}
    with site.serving(**variables) as running:
        for _ in range(8):  # both processes
            for path in PAGES:
                running.get(path).close()
        yield running


def status(running: Running, path: str) -> int:
    try:
        with running.get(path) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def ready(running: Running) -> tuple[int, str]:
    try:
        with running.get("/readyz") as answer:
            return answer.status, json.load(answer)["status"]
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["status"]


def slowest(running: Running) -> float:
    """Seconds of the slowest page of many, each of which must be there."""
    found = 0.0
    for path in PAGES * 6:
        began = time.monotonic()
        assert status(running, path) == 200, path
        found = max(found, time.monotonic() - began)
    return found


def test_pages_are_read_on_without_redis(running: Running, redis: Server) -> None:
    redis.stop()
    assert slowest(running) < 2
    assert ready(running) == (503, "cache not reachable")
    assert status(running, "/healthz") == 200
    redis.start()
    assert wait_until(lambda: ready(running) == (200, "ok")) < RECOVERY_SECONDS


def test_pages_are_read_on_without_postgresql(running: Running, cluster: Server) -> None:
    cluster.stop()
    assert slowest(running) < 4  # one thread of each process finds out; the others go on
    assert slowest(running) < 4
    assert ready(running) == (503, "database not reachable")
    assert status(running, "/healthz") == 200
    assert status(running, "/vi/help/KH/") == 503  # a language that no process has read yet, in words
    time.sleep(6)  # long enough for a pool to make pauses that grow
    cluster.start()
    assert wait_until(lambda: ready(running) == (200, "ok")) < RECOVERY_SECONDS
    assert wait_until(lambda: status(running, "/vi/help/KH/") == 200) < RECOVERY_SECONDS


def test_nothing_is_broken_by_the_loss_of_both(running: Running, cluster: Server, redis: Server) -> None:
    """A process whose pages all came from Redis holds no edition: it says so in words, and goes on afterwards."""
    redis.stop()
    cluster.stop()
    assert {status(running, path) for path in PAGES * 3} <= {200, 503}
    redis.start()
    cluster.start()
    assert wait_until(lambda: {status(running, path) for path in PAGES * 3} == {200}) < RECOVERY_SECONDS
    assert wait_until(lambda: ready(running) == (200, "ok")) < RECOVERY_SECONDS
