"""What a visitor may send."""

import contextlib
import http.client
import re
import socket
import time
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlencode

from tests.attacks.outcome import Outcome, insist, replay
from tests.setup.conftest import Running, Site
from tests.setup.test_worker import SILENT

KIT = "/en/kit/LESSON-1/45/en12/CN/a4.pdf"
PRINTING_SECONDS = 90
ODD = {
    "CONNECT": b"CONNECT x:443 HTTP/1.1",
    "OPTIONS *": b"OPTIONS * HTTP/1.1",
    "a charset that is no text": b"GET /en/?x=1 HTTP/1.1\r\nContent-Type: x; charset=rot13",
    "another charset that is no text": b"GET /en/?x=1 HTTP/1.1\r\nContent-Type: x; charset=zip",
    "two lengths": b"POST /en/search/ HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4",
    "a length and chunks": b"POST /en/search/ HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked",
    "a very long address": b"GET /" + b"10-20-30-secret" * 400 + b" HTTP/1.1",
    "a foreign name": b"GET /en/ HTTP/1.1\r\nHost: evil.example",
    "a name with a user": b"GET /en/ HTTP/1.1\r\nHost: a@localhost",
}


def seconds_for_a_page(running: Running) -> float:
    began = time.monotonic()
    with running.get("/en/help/KH/") as answer:
        answer.read()
    return time.monotonic() - began


def silence(running: Running, said: bytes) -> str:
    with contextlib.ExitStack() as lines:
        for _ in range(30):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", running.port), timeout=10))
            line.sendall(said)
        seconds = max(seconds_for_a_page(running) for _ in range(3))
    return insist(seconds < 1, f"a page came after {seconds:.2f} s")


def slow_readers(running: Running) -> str:
    until = time.monotonic() + PRINTING_SECONDS
    while time.monotonic() < until:
        with running.get(KIT) as answer:
            if answer.status == http.client.OK:
                break
        time.sleep(0.5)
    else:
        return insist(False, "the kit was never there")
    with contextlib.ExitStack() as lines:
        for _ in range(16):
            line = lines.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(10)
            line.connect(("127.0.0.1", running.port))
            line.sendall(f"GET {KIT} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            line.recv(1024)
        seconds = max(seconds_for_a_page(running) for _ in range(3))
    return insist(seconds < 1, f"a page came after {seconds:.2f} s")


def odd(running: Running, said: bytes) -> str:
    host = b"" if b"Host:" in said else b"\r\nHost: localhost"
    answer = running.say(said + host + b"\r\nConnection: close\r\n\r\n")
    status = answer.split()[1].decode()
    held = status < "500" and b"Content-Security-Policy" in answer and b"secret" not in answer
    return insist(held, f"answered {status}")


def wrong_passwords(running: Running) -> str:
    """135 in twelve seconds were checked, each for a fifth of a second of a processor."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    connection.request("GET", "/staff/login/", headers={"Host": f"localhost:{running.port}"})
    page = connection.getresponse()
    cookie = page.getheader("Set-Cookie").partition(";")[0]
    token = re.search(rb'csrfmiddlewaretoken" value="(\w+)"', page.read())[1].decode()
    origin = f"http://localhost:{running.port}"
    headers = {
        "Host": f"localhost:{running.port}",
        "Cookie": cookie,
        "Origin": origin,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for number in range(1, 90):
        form = {"csrfmiddlewaretoken": token, "username": "host", "password": f"wrong-{number}"}
        connection.request("POST", "/staff/login/", urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.client.TOO_MANY_REQUESTS:
            return f"refused from try {number}"
        assert answer.status == http.client.OK, answer.status
    return insist(False, f"{number} wrong passwords were checked")


def refused_gzip(running: Running) -> str:
    with running.get("/en/") as page:
        style = re.search(rb'href="(/static/[^"]+\.css)"', page.read())[1].decode()
    for path in ("/en/", style):
        with running.get(path, **{"Accept-Encoding": "gzip;q=0"}) as answer:
            coding = answer.headers["Content-Encoding"]
        insist(coding is None, f"{path} came in {coding}")
    return "neither page nor file was zipped"


ATTACKS: dict[str, Callable[[Running], str]] = {
    **{f"30 who send {name}": partial(silence, said=said) for name, said in SILENT.items()},
    "16 slow readers of a kit": slow_readers,
    **{name: partial(odd, said=said) for name, said in ODD.items()},
    "a coding that was refused": refused_gzip,
    "wrong passwords": wrong_passwords,
}


def replayed(site: Site) -> Iterator[Outcome]:
    with site.serving() as running:
        for _ in range(10):  # so that no process reads its first page under attack
            seconds_for_a_page(running)
        yield from replay(ATTACKS, running)
        running_still = running.process.poll() is None
        _, said = running.stop()
    quiet = {
        "a log that others fill": lambda log: insist(running_still and len(log.splitlines()) < 5, f"{len(log)} bytes")
    }
    yield from replay(quiet, said)
