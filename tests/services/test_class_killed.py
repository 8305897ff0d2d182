"""Every process of the site is killed while a class answers: what was acknowledged is there afterwards, once.

`KILLED_ROUNDS=100 ./test tests/services/test_class_killed.py` repeats it as often as you like.
"""

import contextlib
import hashlib
import http.client
import itertools
import json
import os
import random
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from tests.services.conftest import Cluster, wait_until
from tests.setup.conftest import Running, Site

ROUNDS = int(os.environ.get("KILLED_ROUNDS", "2"))
PHONES = 6
Rows = Callable[[str], Sequence[tuple]]


@dataclass
class Phone:
    """`acknowledged` is the last choice that the site said it had; `sent` what is on its way after that."""

    cookie: str
    acknowledged: str | None = None
    sent: list[str] = field(default_factory=list)

    @property
    def seat(self) -> str:
        return self.cookie.partition("=")[2]


def asked(port: int, method: str, path: str, form: dict[str, object], cookie: str = "") -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    line.request(method, path, urlencode(form, doseq=True), headers)
    answer = line.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    return answer


def begin(running: Running) -> tuple[str, list[str], list[Phone]]:
    """A class with an open poll: its code, what can be chosen, and its phones."""
    made = asked(running.port, "POST", "/en/class/", {"cases": "CASE-01"})
    run = made.headers["Location"]
    for name in ("next", "next", "open"):
        asked(running.port, "POST", f"{run}act/", {"do": name})
    page = asked(running.port, "GET", run, {}).body.decode()
    code = re.search(r'join-code"><bdi[^>]*>([^<]*)', page)[1].replace(" ", "")
    joined = [asked(running.port, "POST", f"/en/join/{code}/", {}) for _ in range(PHONES)]
    phones = [Phone(row.headers["Set-Cookie"].partition(";")[0]) for row in joined]
    page = asked(running.port, "GET", f"/en/join/{code}/", {}, phones[0].cookie).body.decode()
    return code, re.findall(r'name="chosen" value="([^"]*)"', page), phones


def keep_answering(port: int, code: str, options: list[str], phone: Phone) -> None:
    """Until the site is gone."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        for choice in itertools.cycle(options):
            phone.sent.append(choice)
            form = {"poll": 2, "round": 1, "chosen": choice}
            if asked(port, "POST", f"/live/{code}", form, phone.cookie).status == 200:
                phone.acknowledged, phone.sent = choice, []


def every_one_is_acknowledged(phones: list[Phone]) -> bool:
    return all(phone.acknowledged for phone in phones)


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_no_acknowledged_answer_is_lost_and_none_is_doubled(
    site: Site, cluster: Cluster, tmp_path: Path, kind: str
) -> None:
    variables = cluster.host(tmp_path / "var") if kind == "PostgreSQL" else {}

    def rows(query: str) -> Sequence[tuple]:
        if kind == "PostgreSQL":
            with psycopg.connect(cluster.address) as database:
                return database.execute(query).fetchall()
        with contextlib.closing(sqlite3.connect(site.state / "site.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return database.execute(query).fetchall()

    code, phones, options = "", [], []
    for _ in range(ROUNDS):
        with site.serving(**variables) as running:
            if not code:
                code, options, phones = begin(running)
            threads = [
                threading.Thread(target=keep_answering, args=(running.port, code, options, phone)) for phone in phones
            ]
            for thread in threads:
                thread.start()
            wait_until(partial(every_one_is_acknowledged, phones))
            time.sleep(random.uniform(0.1, 1.0))
        # Left: every process has been killed.
        for thread in threads:
            thread.join()
        check(rows, phones)


def check(rows: Rows, phones: list[Phone]) -> None:
    (key,) = rows("SELECT key FROM screening_session ORDER BY id DESC LIMIT 1")[0]
    stored = dict(rows("SELECT key, chosen FROM screening_answer"))
    assert len(stored) == len(phones)
    for phone in phones:
        found = stored[hashlib.sha256(f"{key}:2:1:{phone.seat}".encode()).hexdigest()]
        (choice,) = json.loads(found) if isinstance(found, str) else found
        # One that was on its way may have arrived, and its phone sends it again.
        assert choice in (phone.acknowledged, *phone.sent)
        phone.acknowledged, phone.sent = choice, []
