"""Slow and silent visitors: nobody else waits for them."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ports import free_port
from tests.setup.conftest import ROOT
from tests.setup.plain_app import LARGE
from trainingsite.worker import BODY_BYTES, HEAD_BYTES, is_whole

GET = b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
LAST = b"GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
POST = b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
# What each visitor sends before falling silent.
SILENT = {
    "nothing": b"",
    "half a line": b"GET / HT",
    "half a head": b"GET / HTTP/1.1\r\nX: ",
    "half a body": POST % 900 + b"a",
    "half a chunk": b"POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na",
    "a request, and does not hang up": LAST % b"/",
    "a request, and stays": GET % b"/",
    "too much": POST % (BODY_BYTES + 1),
}
WAYS = ("/large/bytes", "/large/parts", "/large/file")


class Server:
    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    def worker(self) -> int:
        main = self.process.pid
        (worker,) = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return int(worker)

    def open_files(self) -> int:
        return len(list(Path(f"/proc/{self.worker()}/fd").iterdir()))

    def line(self, said: bytes = b"", room: int = 0) -> socket.socket:
        line = socket.socket()
        if room:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        line.settimeout(20)
        line.connect(("127.0.0.1", self.port))
        line.sendall(said)
        return line

    def ask(self, said: bytes) -> bytes:
        with self.line(said) as line:
            return everything(line)

    def seconds_for_a_page(self) -> float:
        began = time.monotonic()
        assert self.ask(LAST % b"/").endswith(b"ok")
        return time.monotonic() - began


def everything(line: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    return b"".join(iter(lambda: line.recv(1 << 20), b""))


@contextlib.contextmanager
def serving(configuration: str) -> Iterator[Server]:
    port = free_port()
    command = ["-m", "gunicorn", "--config", configuration, "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    process = subprocess.Popen(
        [sys.executable, *command, "tests.setup.plain_app"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    server = Server(process, port)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(ConnectionError):
                server.seconds_for_a_page()
                break
            time.sleep(0.02)
        yield server
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("trainingsite/gunicorn.py") as server:
        yield server


@pytest.fixture(scope="module")
def impatient() -> Iterator[Server]:
    with serving("tests/setup/impatient.py") as server:
        yield server


@pytest.mark.parametrize("said", SILENT.values(), ids=SILENT)
def test_a_page_does_not_wait_for_the_silent(said, server):
    with contextlib.ExitStack() as lines:
        for _ in range(30):
            lines.enter_context(server.line(said))
        assert max(server.seconds_for_a_page() for _ in range(3)) < 1


@pytest.mark.parametrize("way", WAYS)
def test_a_page_does_not_wait_for_slow_readers_and_they_get_all(way, server):
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(server.line(LAST % way.encode(), room=4096)) for _ in range(16)]
        begun = [line.recv(4096) for line in lines]
        assert max(server.seconds_for_a_page() for _ in range(3)) < 1
        for first, line in zip(begun, lines, strict=True):
            assert (first + everything(line)).partition(b"\r\n\r\n")[2] == LARGE


def test_more_lines_than_there_is_room_for_do_not_shut_anybody_out(impatient):
    with contextlib.ExitStack() as lines:
        for _ in range(90):
            lines.enter_context(impatient.line())
        assert impatient.seconds_for_a_page() < 1


def test_who_has_been_silent_longest_makes_room(impatient):
    with impatient.line() as first, contextlib.ExitStack() as lines:
        for _ in range(90):
            lines.enter_context(impatient.line())
        began = time.monotonic()
        assert first.recv(1) == b""
        assert time.monotonic() - began < 0.9  # before its patience would have ended


def test_halves_of_requests_do_not_fill_the_memory_and_small_ones_stay(impatient):
    said = POST % 120_000 + b"a" * 100_000
    with impatient.line(b"GET / HT") as small, contextlib.ExitStack() as lines:
        large = []
        for _ in range(30):
            large.append(lines.enter_context(impatient.line(said)))
            large[-1].settimeout(0.05)
        small.sendall(b"TP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert everything(small).endswith(b"ok")
        assert sum(is_gone(line) for line in large) >= 20


def is_gone(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


@pytest.mark.parametrize("said", SILENT.values(), ids=SILENT)
def test_the_silent_are_cut_off_in_the_end(said, impatient):
    with impatient.line(said) as line:
        everything(line)


def test_who_sends_a_little_now_and_then_is_cut_off_too(impatient):
    with impatient.line(b"GET / HTTP/1.1\r\n") as line:
        line.settimeout(0.1)
        began = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while time.monotonic() - began < 10:
                line.sendall(b"X: x\r\n")
                with contextlib.suppress(TimeoutError):
                    if line.recv(1) == b"":
                        break
        assert time.monotonic() - began < 5


def test_a_reader_who_takes_nothing_is_cut_off_and_no_file_stays_open(impatient):
    before = impatient.open_files()
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(impatient.line(LAST % b"/large/file", room=4096)) for _ in range(5)]
        assert len({line.recv(1) for line in lines}) == 1
        assert impatient.open_files() > before
        until = time.monotonic() + 10
        while impatient.open_files() > before and time.monotonic() < until:
            time.sleep(0.05)
        assert impatient.open_files() == before
        with contextlib.suppress(ConnectionError):
            assert len(everything(lines[0])) < len(LARGE)


def test_who_hangs_up_in_the_middle_leaves_nothing_behind(server):
    before = server.open_files()
    for said in [*SILENT.values(), *(GET % way.encode() for way in WAYS)]:
        server.line(said).close()
    until = time.monotonic() + 10
    while server.open_files() > before and time.monotonic() < until:
        time.sleep(0.05)
    assert server.open_files() <= before


def test_requests_sent_together_are_answered_in_order(server):
    answers = server.ask(GET % b"/large/file" + POST % 3 + b"one" + POST % 3 + b"two" + LAST % b"/")
    assert answers.count(b"HTTP/1.1 200 OK") == 4
    _, _, others = answers.partition(LARGE)
    assert -1 < others.find(b"one") < others.find(b"two") < others.find(b"\r\n\r\nok")


def test_a_second_request_that_comes_in_halves_is_answered(server):
    with server.line(GET % b"/" + (POST % 4)[:20]) as line:
        said = b""
        while not said.endswith(b"ok"):
            said += line.recv(65536)
        line.sendall((POST % 4)[20:] + b"four")
        assert line.recv(65536).endswith(b"four")


@settings(deadline=None, max_examples=15)
@given(cuts=st.lists(st.integers(1, 120), max_size=4, unique=True))
def test_however_a_request_is_cut_the_answer_is_the_same(cuts, server):
    said = (POST % 200).replace(b"Host", b"Connection: close\r\nHost") + b"x" * 200
    with server.line() as line:
        for begin, end in pairwise([0, *sorted(cuts), len(said)]):
            line.sendall(said[begin:end])
        assert everything(line).endswith(b"x" * 200)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (b"", False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", False),
        (GET % b"/", True),
        (POST % 3 + b"ab", False),
        (POST % 3 + b"abc", True),
        ((POST % 3).lower() + b"ab", False),
        (POST % 0, True),
        (POST % (BODY_BYTES + 1), True),  # it will be refused
        (GET % b"/" + b"content-length: 9", True),  # in the body, or in the next request
        (b"x" * (HEAD_BYTES + 1), True),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", True),
    ],
)
def test_a_thread_gets_what_is_whole(said, whole):
    assert is_whole(bytearray(said)) is whole


def test_a_stop_waits_for_a_slow_reader_but_not_for_the_silent():
    with serving("trainingsite/gunicorn.py") as server, server.line(), server.line(b"GET / HT"):
        with server.line(LAST % b"/large/bytes", room=4096) as reader:
            first = reader.recv(1)
            server.process.send_signal(signal.SIGTERM)
            assert (first + everything(reader)).endswith(LARGE)
        began = time.monotonic()
        server.process.wait(timeout=20)
        assert time.monotonic() - began < 6
