"""A gunicorn worker in which no visitor's line holds a thread.

gunicorn's own threads read requests and send answers themselves: a few visitors who are slow or silent take them all.
Here the main loop, which watches hundreds of lines at once, reads a request to its end before a thread sees it, and
sends what a line did not take at once. A thread waits for neither half a request nor a slow reader.
"""

import re
import selectors
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from socket import SHUT_WR, socket
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, TConn, ThreadWorker

from trainingsite.line import Line
from trainingsite.refusals import refuse

# For a whole request, from its first byte. Then the line is closed.
REQUEST_SECONDS = 20
# A reader who takes nothing for so long is gone. One who takes a little may go on.
STALL_SECONDS = 30
# How long a closed line may still bring what was on its way, so that the answer is not cut short.
CLOSING_SECONDS = 2
# With thousands of lines, to look at each of them after every request would take longer than the request.
LOOK_SECONDS = 0.2
HEAD_BYTES = 64 * 1024
# More than Django reads: who sends a little too much gets the site's own page.
BODY_BYTES = 128 * 1024
RECEIVE_BYTES = 64 * 1024
# Of all requests that are not whole yet. Each line alone may hold little; thousands of them must not fill the memory.
HALF_BYTES = 32 * 1024 * 1024

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,10})[ \t]*(?=\r\n)")


def is_whole(received: bytearray) -> bool:
    """Whether a thread has all that it needs: head and body, or a head that will be refused."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return len(received) > HEAD_BYTES
    head = received[: end + 2].lower()
    announced = _LENGTH.findall(head)
    body = int(announced[0]) if len(announced) == 1 else 0
    return body > BODY_BYTES or b"\r\ntransfer-encoding:" in head or len(received) >= end + 4 + body


def refusal(request: Any) -> HTTPStatus | None:
    """Why the site is not asked: no page has such an address, and a body must say at once how long it is."""
    headers = dict(request.headers)
    if not request.path.startswith("/"):
        return HTTPStatus.BAD_REQUEST
    if "TRANSFER-ENCODING" in headers:
        return HTTPStatus.LENGTH_REQUIRED
    if int(headers.get("CONTENT-LENGTH", 0)) > BODY_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


class Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """One visitor's line, and how far the talk on it has come."""

    sock: Line

    def __init__(self, config: Any, line: Line, visitor: Any, server: Any) -> None:
        super().__init__(config, line, visitor, server)
        # gunicorn would give it a parser that reads from the line.
        self.initialized = True
        self.received = bytearray()
        self.stays = False
        self.silent_since = 0.0


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.watched: set[Connection] = set()
        self.looked = 0.0
        self.half = 0

    def accept(self, listener: socket) -> None:
        try:
            accepted, visitor = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another process took it, or it is gone again
            return
        if self.nr_conns >= self.worker_connections - 1 and self.watched:
            self.drop(min(self.watched, key=lambda connection: connection.silent_since))
        self.nr_conns += 1
        self.receive(Connection(self.cfg, Line(accepted), visitor, listener.getsockname()))

    # A line is watched for one thing at a time.

    def watch(self, connection: Connection, event: int, then: Callable[[Connection], None], seconds: float) -> None:
        connection.silent_since = time.monotonic()
        connection.timeout = connection.silent_since + seconds
        change = self.poller.modify if connection in self.watched else self.poller.register
        change(connection.sock, event, partial(self.go, connection, then))
        self.watched.add(connection)

    def go(self, connection: Connection, then: Callable[[Connection], None], line: Line) -> None:
        # One that was dropped in the same turn may still be on the poller's list.
        if connection in self.watched:
            then(connection)

    def leave(self, connection: Connection) -> None:
        if connection in self.watched:
            self.watched.remove(connection)
            self.poller.unregister(connection.sock)

    def drop(self, connection: Connection) -> None:
        self.leave(connection)
        self.half -= len(connection.received)
        connection.received.clear()
        self.nr_conns -= 1
        connection.close()

    # From a request to the next, or to the end.

    def rest(self, connection: Connection) -> None:
        seconds = self.cfg.keepalive if self.alive else STOP_KEEPALIVE_LINGER
        self.watch(connection, selectors.EVENT_READ, self.receive, seconds)

    def receive(self, connection: Connection) -> None:
        try:
            data = connection.sock.recv(RECEIVE_BYTES)
        except BlockingIOError:
            if connection not in self.watched:
                self.rest(connection)
            return
        except OSError:
            data = b""
        if data:
            self.add(connection, data)
        else:
            self.drop(connection)

    def add(self, connection: Connection, data: bytes) -> None:
        began = not connection.received
        connection.received += data
        self.half += len(data)
        if is_whole(connection.received):
            self.leave(connection)
            connection.parser = http.get_parser(self.cfg, [bytes(connection.received)], connection.client)
            self.half -= len(connection.received)
            connection.received.clear()
            self.enqueue_req(connection)
            return
        if began:
            self.watch(connection, selectors.EVENT_READ, self.receive, REQUEST_SECONDS)
        if self.half > HALF_BYTES:
            self.drop(max(self.watched, key=lambda one: len(one.received)))

    def handle_request(self, req: Any, conn: Connection) -> bool:
        if status := refusal(req):
            refuse(conn.sock, status)
            return False
        stays = bool(super().handle_request(req, conn))
        # Most answers go out at once; what the line does not take now is left to the main loop.
        with suppress(BlockingIOError):
            conn.sock.push()
        return stays

    def finish_request(self, conn: Connection, fs: "Future[bool]") -> None:
        conn.stays = not fs.cancelled() and not fs.exception() and fs.result()
        self.send(conn)

    def send(self, connection: Connection) -> None:
        try:
            connection.sock.push()
        except BlockingIOError:
            self.watch(connection, selectors.EVENT_WRITE, self.send, STALL_SECONDS)
        except OSError:
            self.drop(connection)
        else:
            self.go_on(connection)

    def go_on(self, connection: Connection) -> None:
        if not connection.stays:
            self.say_goodbye(connection)
            return
        self.leave(connection)
        # What the visitor sent after this request belongs to the next.
        if following := connection.parser.unreader.take_buffered():
            self.add(connection, following)
        else:
            self.rest(connection)

    def say_goodbye(self, connection: Connection) -> None:
        try:
            connection.sock.shutdown(SHUT_WR)
        except OSError:
            self.drop(connection)
        else:
            self.watch(connection, selectors.EVENT_READ, self.ignore, CLOSING_SECONDS)

    def ignore(self, connection: Connection) -> None:
        try:
            data = connection.sock.recv(RECEIVE_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.drop(connection)

    # What gunicorn's main loop asks for.

    def murder_pending(self) -> None:
        now = time.monotonic()
        if now - self.looked < LOOK_SECONDS:
            return
        self.looked = now
        for connection in [late for late in self.watched if late.timeout <= now]:
            self.drop(connection)

    def murder_keepalived(self, force: bool = False) -> None:
        if force:
            for connection in list(self.watched):
                self.drop(connection)

    def _cap_keepalive(self, deadline: float) -> None:
        # The stop waits for those who still take their answer, not for those who say nothing.
        for connection in self.watched:
            if not connection.sock.unsent:
                connection.timeout = min(connection.timeout, deadline)
