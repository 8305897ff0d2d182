"""A class on two servers behind nginx: one is killed while phones answer, and nobody notices but for a second try."""

import contextlib
import hashlib
import http.client
import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import psycopg

from tests.ports import free_port
from tests.services.conftest import Cluster, Server, wait_until
from tests.services.test_class_killed import Phone, asked, begin
from tests.setup.conftest import Site

MAIN = """
daemon off;
pid {folder}/pid;
error_log /dev/null;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream look_twice {{ {servers} }}
    server {{
        listen 127.0.0.1:{port};
        proxy_set_header Host $http_host;
        proxy_connect_timeout 2s;
        location / {{ proxy_pass http://look_twice; }}
    }}
}}
"""
TRIES = 3  # of a client, for one request


@contextlib.contextmanager
def proxy(folder: Path, hosts: list[int]) -> Iterator[int]:
    """nginx before these ports; its own."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    assert program, "Debian's package nginx is missing."
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{host};" for host in hosts)
    configuration = folder / "nginx.conf"
    configuration.write_text(MAIN.format(folder=folder, servers=servers, port=port))
    server = Server([program, "-c", configuration, "-e", "/dev/null"], port, folder)
    server.start()
    try:
        wait_until(lambda: asked(port, "GET", "/en/", {}).status == 200)
        yield port
    finally:
        server.stop()


def repeated(port: int, method: str, path: str, form: dict[str, object], cookie: str = "") -> http.client.HTTPResponse:
    """As a phone does it: what came back with nothing, or with a fault of the site, is sent again."""
    for attempt in range(TRIES):
        with contextlib.suppress(OSError, http.client.HTTPException):
            answer = asked(port, method, path, form, cookie)
            if answer.status < 500 or attempt == TRIES - 1:
                return answer
        time.sleep(0.2)
    raise AssertionError(f"{method} {path}: no answer after {TRIES} tries")


class Class(NamedTuple):
    """`bad` takes what was answered and is no page."""

    port: int
    code: str
    options: list[str]
    bad: list[int]


def answer_until(stop: threading.Event, room: Class, phone: Phone) -> None:
    port, code, options, bad = room
    turn = 0
    while not stop.is_set():
        choice = options[turn % len(options)]
        turn += 1
        phone.sent.append(choice)
        form = {"poll": 2, "round": 1, "chosen": choice, "turn": turn}
        answer = repeated(port, "POST", f"/live/{code}", form, phone.cookie)
        page = repeated(port, "GET", f"/en/join/{code}/", {}, phone.cookie)
        bad += [row.status for row in (answer, page) if row.status != 200]
        phone.acknowledged, phone.sent = choice, []


def test_one_of_two_hosts_is_killed_and_no_answer_is_lost(cluster: Cluster, site: Site, tmp_path: Path) -> None:
    with ExitStack() as stack, ExitStack() as first:
        hosts = [
            each.enter_context(site.serving(SECRET_KEY="two-hosts-" * 6, **cluster.host(tmp_path / f"var{number}")))
            for number, each in enumerate((first, stack))
        ]
        port = stack.enter_context(proxy(tmp_path, [host.port for host in hosts]))
        code, options, phones = begin(SimpleNamespace(port=port))
        room = Class(port, code, options, [])
        stop = threading.Event()
        threads = [threading.Thread(target=answer_until, args=(stop, room, phone)) for phone in phones]
        for thread in threads:
            thread.start()
        wait_until(lambda: all(phone.acknowledged for phone in phones))
        first.close()  # every process of that host is killed
        time.sleep(3)
        stop.set()
        for thread in threads:
            thread.join()
        assert room.bad == []
        with psycopg.connect(cluster.address) as database:
            (key,) = database.execute("SELECT key FROM screening_session ORDER BY id DESC LIMIT 1").fetchone()
            stored = dict(database.execute("SELECT key, chosen FROM screening_answer").fetchall())
    assert len(stored) == len(phones)
    for phone in phones:
        found = stored[hashlib.sha256(f"{key}:2:1:{phone.seat}".encode()).hexdigest()]
        assert (json.loads(found) if isinstance(found, str) else found) == [phone.acknowledged]
