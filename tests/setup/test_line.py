"""A line keeps what is written to it, in order and whole, however little of it a visitor takes at a time."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.web.headers import HEADERS
from trainingsite import line as line_module
from trainingsite.line import FilePart, Line
from trainingsite.refusals import refuse, write_error
from trainingsite.worker import BODY_BYTES, refusal

EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def both() -> Iterator[tuple[Line, socket.socket]]:
    ours, theirs = socket.socketpair()
    line = Line(ours)
    theirs.settimeout(5)
    yield line, theirs
    line.close()
    theirs.close()


def taken(line: Line, theirs: socket.socket, expected: int) -> bytes:
    """What a visitor gets who takes it as it comes."""
    found = b""
    while len(found) < expected:
        with suppress(BlockingIOError):
            line.push()
        found += theirs.recv(1 << 20)
    return found


@given(parts=st.lists(st.one_of(st.binary(max_size=50), st.tuples(st.integers(0, 30), st.integers(0, 40))), max_size=8))
@EXAMPLES
def test_bytes_and_parts_of_files_come_out_in_the_order_in_which_they_were_written(
    tmp_path: Path, parts: list[bytes | tuple[int, int]]
) -> None:
    ours, theirs = socket.socketpair()
    body = bytes(range(100))
    (tmp_path / "file").write_bytes(body)
    expected = b""
    with Line(ours) as line, theirs, (tmp_path / "file").open("rb") as file:
        for part in parts:
            if isinstance(part, bytes):
                line.sendall(part)
                expected += part
            elif part[1]:
                assert line.sendfile(file, part[0], part[1]) == part[1]
                expected += body[part[0] : part[0] + part[1]]
        assert taken(line, theirs, len(expected)) == expected
        line.push()
        assert not line.unsent


def test_nothing_is_sent_before_the_main_loop_says_so(both) -> None:
    line, theirs = both
    line.sendall(b"words")
    theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        theirs.recv(10)
    line.push()
    assert theirs.recv(10) == b"words"


def test_a_line_never_waits_whatever_it_is_told(both) -> None:
    line, _ = both
    line.setblocking(True)
    assert line.gettimeout() == 0.0
    with pytest.raises(BlockingIOError):
        line.recv(1)
    line.sendall(b"x" * 10_000_000)
    with pytest.raises(BlockingIOError):
        line.push()
    assert line.unsent


def test_a_file_without_a_length_is_sent_to_its_end(both, tmp_path: Path) -> None:
    line, theirs = both
    (tmp_path / "file").write_bytes(b"0123456789")
    with (tmp_path / "file").open("rb") as file:
        assert line.sendfile(file, 4) == 6
    line.sendall(b"after")  # its owner has closed it
    assert taken(line, theirs, 11) == b"456789after"


def test_a_long_file_goes_out_in_pieces_so_that_others_are_not_held_up(
    both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "FILE_BYTES", 4)
    line, theirs = both
    (tmp_path / "file").write_bytes(b"0123456789")
    with (tmp_path / "file").open("rb") as file:
        line.sendfile(file, 1)
    assert taken(line, theirs, 9) == b"123456789"


def test_a_file_that_has_become_shorter_breaks_the_line_instead_of_holding_it(both, tmp_path: Path) -> None:
    line, _ = both
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        line.sendfile(file)
        path.write_bytes(b"")
    with pytest.raises(BrokenPipeError):
        line.push()


def test_a_line_that_is_closed_keeps_no_file_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    ours, theirs = socket.socketpair()
    line = Line(ours)
    with theirs, (tmp_path / "file").open("rb") as file:
        line.sendfile(file)
        line.sendfile(file)
        kept = [part.descriptor for part in line.unsent if isinstance(part, FilePart)]
        line.close()
        line.close()
    for descriptor in kept:
        with pytest.raises(OSError):
            os.fstat(descriptor)
    assert not line.unsent


# What is answered without asking the site


def said(status: HTTPStatus) -> tuple[str, dict[str, str], str]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        refuse(ours, status)
        ours.close()
        answer = b"".join(iter(lambda: theirs.recv(65536), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    first, *rest = head.split("\r\n")
    return first, dict(row.split(": ", 1) for row in rest), body


@pytest.mark.parametrize("status", [HTTPStatus.BAD_REQUEST, HTTPStatus.LENGTH_REQUIRED, HTTPStatus.SERVICE_UNAVAILABLE])
def test_a_refusal_is_a_whole_answer_with_the_headers_of_the_site(status: HTTPStatus) -> None:
    first, headers, body = said(status)
    assert first == f"HTTP/1.1 {status.value} {status.phrase}"
    assert int(headers["Content-Length"]) == len(body.encode())
    assert headers["Connection"] == "close"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert 'rel="noreferrer nofollow">Leave this page</a>' in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert HEADERS.items() <= headers.items()
    assert not {"Server", "Date", "Set-Cookie"} & set(headers)


@pytest.mark.parametrize(
    ("status", "words"), [(400, "open the address of the site again"), (431, "again"), (500, "try again in a minute")]
)
def test_a_refusal_says_whose_fault_it_is_and_what_to_do(status: int, words: str) -> None:
    body = said(HTTPStatus(status))[2]
    assert words in body
    assert ("The fault is ours" in body) == (status >= 500)


def test_an_error_of_the_server_repeats_nothing_of_the_request(both) -> None:
    line, theirs = both
    write_error(line, 400, "Bad Request", "Invalid header: Mai Tran")
    line.push()
    assert b"Mai" not in theirs.recv(65536)


class Asked:
    def __init__(self, path: str = "/en/", **headers: str) -> None:
        self.path = path
        self.headers = [(name.replace("_", "-").upper(), value) for name, value in headers.items()]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Asked(), None),
        (Asked(content_length=str(BODY_BYTES)), None),
        (Asked(content_length=str(BODY_BYTES + 1)), HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (Asked(transfer_encoding="chunked"), HTTPStatus.LENGTH_REQUIRED),
        (Asked(transfer_encoding="identity", content_length="5"), HTTPStatus.LENGTH_REQUIRED),
        (Asked("*"), HTTPStatus.BAD_REQUEST),
        (Asked("http://other.example/"), HTTPStatus.BAD_REQUEST),
        (Asked(""), HTTPStatus.BAD_REQUEST),
    ],
)
def test_the_site_is_asked_only_what_has_an_address_and_a_length(request_: Asked, status: HTTPStatus | None) -> None:
    assert refusal(request_) == status
