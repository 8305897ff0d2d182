"""Files are whole or not there, bounded in bytes, and say nothing finer than a day about who read them."""

import errno
import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from screening.handouts import kept_files, store
from screening.handouts.store import KEPT_DAYS, Store, digest

MOST = 10_000
TODAY = date(2026, 11, 28)


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return Store(tmp_path / "deep" / "handouts", MOST)


@pytest.fixture
def on_day(monkeypatch):
    """Make it another day."""

    def change(days: int) -> None:
        monkeypatch.setattr(kept_files, "today", lambda: TODAY + timedelta(days=days))

    change(0)
    return change


def files(own: Store) -> set[str]:
    return {path.name for folder in (own.standard, own.asked) if folder.exists() for path in folder.iterdir()}


def body(own: Store, name: str) -> bytes | None:
    found = own.find(name)
    return found.read() if found else None


def test_a_file_is_there_after_it_was_kept(own: Store) -> None:
    assert own.find("a") is None
    assert own.keep("a", b"one", 3)
    found = own.find("a")
    assert (found.read(), found.pages, found.size) == (b"one", 3, 3)
    assert files(own) == {"a"}


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_leaves_nothing_behind_and_says_so(own: Store, monkeypatch, caplog, fault: int) -> None:
    def fail(handle: int) -> None:
        raise OSError(fault, os.strerror(fault))

    own.keep("old", b"old")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        assert not own.keep("a", b"one")
    assert os.strerror(fault) in caplog.text
    assert files(own) == {"old"}
    assert own.keep("a", b"one")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, caplog) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not Store(tmp_path / "file" / "handouts", MOST).keep("a", b"one")
    assert "cannot be kept" in caplog.text


@pytest.mark.parametrize("half", [b"", b"%PDF-1.7 and no end", b"%made 2026-11-28 00003", b"x" * 23])
def test_half_a_file_is_no_file(own: Store, half: bytes) -> None:
    own.keep("a", b"one")
    (own.asked / "a").write_bytes(half)
    assert own.find("a") is None
    own.keep("a", b"two")
    assert body(own, "a") == b"two"


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    own, seen = Store(tmp_path, 10**9), set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(body(own, "a"))

    reader = threading.Thread(target=look)
    reader.start()
    bodies = [bytes([letter]) * 300_000 for letter in b"abcdef"]
    for one in bodies:
        own.keep("a", one)
    stop.set()
    reader.join()
    assert seen <= {None, *bodies}


class TestAge:
    def test_a_sheet_is_made_anew_after_its_days(self, own: Store, on_day) -> None:
        own.keep("a", b"one")
        on_day(KEPT_DAYS)
        assert body(own, "a") == b"one"
        on_day(KEPT_DAYS + 1)
        assert own.find("a") is None

    def test_what_nobody_reads_is_removed_at_the_next_look_of_the_hour(self, own: Store, on_day) -> None:
        own.keep("a", b"one")
        own.keep("s", b"one", standard=True)
        on_day(KEPT_DAYS + 1)
        later = Store(own.asked.parent, MOST)  # as after a start
        later.find("another")
        assert files(later) == set()

    def test_left_overs_of_a_crash_are_removed(self, own: Store, on_day) -> None:
        own.keep("a", b"one")
        (own.asked / ".half.new").write_bytes(b"x")
        os.utime(own.asked / ".half.new", (0, 0))
        own.tidy()
        assert files(own) == {"a"}

    def test_files_of_earlier_releases_are_removed(self, own: Store, on_day) -> None:
        """They stood beside the folders, and each says what somebody asked for."""
        own.keep("a", b"one")
        own.prepare("km")
        for name in ("1f3a.pdf", "1f3a.pages", "1f3a-1.png", ".half.new"):
            (own.asked.parent / name).write_bytes(b"x")
        with own.alone("a kit"):
            assert Store(own.asked.parent, MOST).find("a")
        assert {path.name for path in own.asked.parent.iterdir()} == {"asked", "languages", "locks"}
        assert files(own) == {"a"}
        assert own.prepared() == {"km"}

    def test_file_times_say_the_day_and_nothing_finer(self, own: Store, on_day) -> None:
        own.keep("a", b"one")
        on_day(2)
        own.find("a")
        midnight = datetime(2026, 11, 30, tzinfo=UTC).timestamp()
        assert (own.asked / "a").stat().st_mtime == midnight


class TestRoom:
    def test_bytes_are_bounded(self, own: Store) -> None:
        for number in range(100):
            own.keep(str(number), b"x" * 1000)
        assert sum((own.asked / name).stat().st_size for name in files(own)) <= MOST
        assert body(own, "99") == b"x" * 1000

    def test_two_processes_keep_one_bound(self, own: Store) -> None:
        other = Store(own.asked.parent, MOST)
        for number in range(100):
            (own, other)[number % 2].keep(str(number), b"x" * 300)
        assert sum((own.asked / name).stat().st_size for name in files(own)) <= 2 * MOST

    def test_the_least_read_goes_first(self, own: Store, on_day) -> None:
        for name in "abc":
            own.keep(name, b"x" * 3000)
        on_day(1)
        own.find("a")
        own.keep("d", b"x" * 3000)
        assert "a" in files(own)
        assert "b" not in files(own)

    def test_visitors_never_push_out_what_was_made_beforehand(self, own: Store, on_day) -> None:
        own.keep("s", b"x" * 4000, standard=True)
        on_day(1)
        for number in range(50):
            own.keep(str(number), b"x" * 1000)
        assert body(own, "s") == b"x" * 4000

    def test_what_a_visitor_asked_for_first_is_kept_apart_too(self, own: Store) -> None:
        own.keep("a", b"one")
        assert own.keep_apart("a")
        assert (own.standard / "a").exists()
        assert not own.keep_apart("b")
        assert body(own, "a") == b"one"

    def test_what_is_larger_than_all_room_is_not_kept(self, own: Store) -> None:
        own.keep("a", b"one")
        assert not own.keep("b", b"x" * (MOST + 1))

    def test_the_reserve_of_the_disk_is_never_touched(self, own: Store, monkeypatch, caplog) -> None:
        own.keep("a", b"one")
        monkeypatch.setattr(store, "RESERVE_BYTES", 10**18)
        assert not own.keep("b", b"two")
        assert "No room for handouts" in caplog.text


def test_a_digest_stands_for_all_its_parts() -> None:
    first = digest({"html": "a", "css": "b"}, "pdf/ua-1", {"pango": "1"})
    assert first == digest({"css": "b", "html": "a"}, "pdf/ua-1", {"pango": "1"})
    assert first != digest({"html": "a", "css": "b"}, "pdf/ua-1", {"pango": "2"})
    assert digest("ab", "c") != digest("a", "bc")
    assert len(first) == 64


def test_two_processes_are_never_alone_at_the_same_time(own: Store) -> None:
    inside, most, started = [0], [0], threading.Barrier(3)
    other = Store(own.asked.parent, MOST)

    def work(store: Store) -> None:
        started.wait()
        for _ in range(20):
            with store.alone("a kit"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work, args=[store]) for store in (own, other, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
