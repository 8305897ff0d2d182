"""Nothing can be written, for the database is held or the disk is full: a class reads on. An answer that could not be
kept is not called received, and arrives, once, when there is room.
"""

import contextlib
import http.client
import json
import resource
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.services.test_class_killed import Phone, asked, begin
from tests.setup.conftest import Running, Site

HELD = 7.0  # seconds: a phone gives up twice meanwhile
REACH = 3.0


def answered(port: int, code: str, phone: Phone, choice: str) -> int:
    """The status of one try, as long as a phone waits for it; 0 for none."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=REACH)
    form = urlencode({"poll": 2, "round": 1, "chosen": choice, "turn": 1})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": phone.cookie}
    with contextlib.suppress(socket.timeout):
        line.request("POST", f"/live/{code}", form, headers)
        return line.getresponse().status
    return 0


@contextlib.contextmanager
def held(site: Site, _running: Running) -> Iterator[None]:
    """Another program writes, and takes its time."""
    with contextlib.closing(sqlite3.connect(site.state / "site.sqlite3", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


@contextlib.contextmanager
def full(_site: Site, running: Running) -> Iterator[None]:
    """No file of the site may grow: for the database that is a disk without room."""
    main = running.process.pid
    workers = [int(pid) for pid in Path(f"/proc/{main}/task/{main}/children").read_text().split()]
    before = [resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in workers]
    for pid, (_, most) in zip(workers, before, strict=True):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, most))
    yield
    for pid, limit in zip(workers, before, strict=True):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


@pytest.mark.parametrize("trouble", [held, full])
def test_a_class_reads_on_and_loses_no_answer(
    site: Site, trouble: Callable[[Site, Running], AbstractContextManager[None]]
) -> None:
    with site.serving() as running:
        code, options, phones = begin(running)
        phone, other = phones[:2]
        assert answered(running.port, code, other, options[0]) == 200
        with trouble(site, running):
            since, tries = time.monotonic(), []
            while time.monotonic() - since < HELD:
                tries.append(answered(running.port, code, phone, options[1]))
                page = asked(running.port, "GET", f"/en/join/{code}/", {}, phone.cookie)
                assert page.status == 200
                assert asked(running.port, "GET", f"/live/{code}", {}, other.cookie).status == 200
            assert len(tries) >= 2
            assert set(tries) <= {0, 503}  # "received" would not have been true
        assert answered(running.port, code, phone, options[1]) == 200
        stored = kept(site)
    assert sorted(stored) == sorted([[options[0]], [options[1]]])


def kept(site: Site) -> list[list[str]]:
    """The answers to the last class."""
    query = (
        "SELECT chosen FROM screening_answer JOIN screening_poll ON screening_poll.id = poll_id"
        " WHERE session_id = (SELECT max(id) FROM screening_session)"
    )
    with contextlib.closing(sqlite3.connect(site.state / "site.sqlite3")) as database:
        return [json.loads(chosen) for (chosen,) in database.execute(query)]
