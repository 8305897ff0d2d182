"""Whatever reaches a printing process, it can only fail, and the next sheet is made."""

import threading
from time import monotonic, sleep

import pytest

from screening.errors import PrintBusy, PrintFailed
from screening.handouts.printing import processes

NESTED = "<div style='display: flex'>" * 25 + "x" + "</div>" * 25
BOMB = (
    "<svg width='9' height='9'><title>x</title><defs><g id='a0'><rect width='1' height='1'/></g>"
    + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>" for n in range(1, 12))
    + "</defs><use href='#a11'/></svg>"
)
JOB = {"task": "pdf", "css": 'html { font-family: "Noto Sans" }', "assets": {}, "fillable": False}


def blank(body: str) -> bytes:
    return f'<!doctype html><html lang="en"><head><title>A sheet</title></head><body>{body}</body></html>'.encode()


def small(**options: float) -> processes.Pool:
    return processes.Pool(**{"processes": 1, "waiting": 1, "job_seconds": 3.0, **options})


@pytest.mark.parametrize("body", [NESTED, BOMB, "<table><tr><td colspan='65534'>x"], ids=["flex", "use", "colspan"])
def test_what_takes_too_long_is_stopped_and_the_next_sheet_is_made(pool: processes.Pool, body: str) -> None:
    own = small()
    begun = monotonic()
    with pytest.raises(PrintFailed):
        own.run(JOB, blank(body))
    assert monotonic() - begun < 10
    assert own.run(JOB, blank("<p>All is well"))[1].startswith(b"%PDF")


@pytest.mark.parametrize(
    "body",
    [
        "<img src='file:///etc/hostname' alt='x'>",
        "<img src='http://127.0.0.1:9/x.png' alt='x'>",
        "<img src='https://example.org/x.png' alt='x'>",
        "<img src='app:other.svg' alt='x'>",
        "<img src='picture.png' alt='x'>",
        "<link rel='attachment' href='file:///etc/hostname'>",
        "<link rel='stylesheet' href='http://127.0.0.1:9/x.css'>",
        "<style>@import 'file:///etc/hostname';</style>",
        "<p style=\"background: url('file:///etc/hostname')\">x",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='file:///etc/hostname'>x</a>",
        "<a rel='attachment' href='data:text/plain,x'>x</a>",
    ],
)
def test_nothing_is_fetched_or_attached_or_linked(pool: processes.Pool, body: str) -> None:
    with pytest.raises(PrintFailed):
        pool.run(JOB, blank(body))
    assert pool.run(JOB, blank("<p>All is well"))[1].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>\ue123", "notdef"),
        ("<p>📞", "other fonts|notdef"),
        ("<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>", "alt"),
        ("<p style='colour: black'>x", "unknown property"),
        ("<p>x<div style='page-break-after: always'></div>" * 60, "pages"),
        ("<div>" * 3000 + "x", "Recursion"),
    ],
    ids=["glyph", "font", "alt", "css", "pages", "depth"],
)
def test_what_is_not_perfect_is_not_printed(pool: processes.Pool, body: str, words: str) -> None:
    with pytest.raises(PrintFailed, match=words):
        pool.run(JOB, blank(body))


def test_a_document_without_a_title_or_language_is_not_printed(pool: processes.Pool) -> None:
    with pytest.raises(PrintFailed, match="title"):
        pool.run(JOB, b"<html lang='en'><body>x")
    with pytest.raises(PrintFailed, match="lang"):
        pool.run(JOB, b"<html><head><title>x</title></head><body>x")


def test_memory_is_limited(pool: processes.Pool) -> None:
    own = small(job_seconds=20.0)
    with pytest.raises(PrintFailed):
        own.run(JOB, blank("<p>" + "word " * 6_000_000))
    assert own.run(JOB, blank("<p>All is well"))[1].startswith(b"%PDF")


def test_a_process_killed_at_work_takes_nothing_along(pool: processes.Pool) -> None:
    own = small(job_seconds=20.0)
    own.versions()
    process = own._idle[0].process
    killer = threading.Timer(0.3, process.kill)
    killer.start()
    with pytest.raises(PrintFailed, match="-9"):
        own.run(JOB, blank(NESTED))
    assert own.run(JOB, blank("<p>All is well"))[1].startswith(b"%PDF")


def test_a_full_queue_says_when_to_come_back(pool: processes.Pool) -> None:
    own = small(waiting=1, wait_seconds=1.0)
    own.versions()
    threads = [threading.Thread(target=_fail, args=(own,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    while own._inside < 2:
        sleep(0.01)
    with pytest.raises(PrintBusy) as busy:
        own.run(JOB, blank("x"))
    assert busy.value.seconds >= 1
    for thread in threads:
        thread.join()
    assert own.run(JOB, blank("<p>All is well"))[1].startswith(b"%PDF")


def _fail(pool: processes.Pool) -> None:
    with pytest.raises((PrintFailed, PrintBusy)):
        pool.run(JOB, blank(NESTED))


def test_a_picture_is_as_wide_as_it_was_asked_to_be(pool: processes.Pool) -> None:
    _answer, body = pool.run(JOB, blank("<p>All is well"))
    _answer, picture = pool.run({"task": "picture", "page": 1, "width": 600, "grey": True}, body)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 600


def test_a_picture_of_something_else_fails(pool: processes.Pool) -> None:
    with pytest.raises(PrintFailed):
        pool.run({"task": "picture", "page": 1, "width": 600, "grey": True}, b"not a PDF")
