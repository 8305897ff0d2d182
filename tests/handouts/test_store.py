"""Files are whole or not there."""

import errno
import os
import threading
from pathlib import Path

import pytest

from screening.errors import PrintFailed
from screening.handouts import store
from screening.handouts.store import Store, digest


def test_a_file_is_there_after_it_was_written(tmp_path: Path) -> None:
    own = Store(tmp_path / "deep" / "handouts")
    assert own.read("a.pdf") is None
    own.write("a.pdf", b"one")
    assert own.read("a.pdf") == b"one"
    assert [path.name for path in own.folder.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_leaves_nothing_behind_and_says_so(tmp_path: Path, monkeypatch, fault: int) -> None:
    def fail(handle: int) -> None:
        raise OSError(fault, os.strerror(fault))

    own = Store(tmp_path)
    own.write("old.pdf", b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PrintFailed, match=os.strerror(fault)):
        own.write("a.pdf", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["old.pdf"]
    monkeypatch.undo()
    own.write("a.pdf", b"one")
    assert own.read("a.pdf") == b"one"


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PrintFailed, match="cannot be kept"):
        Store(tmp_path / "file" / "handouts").write("a.pdf", b"one")


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    own, seen = Store(tmp_path), set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(own.read("a.pdf"))

    reader = threading.Thread(target=look)
    reader.start()
    bodies = [bytes([letter]) * 300_000 for letter in b"abcdef"]
    for body in bodies:
        own.write("a.pdf", body)
    stop.set()
    reader.join()
    assert seen <= {None, *bodies}


def test_old_files_and_left_overs_are_removed(tmp_path: Path) -> None:
    own = Store(tmp_path)
    for name in ("old.pdf", ".half.new", "new.pdf"):
        own.write(name, b"x")
    for name in ("old.pdf", ".half.new"):
        os.utime(tmp_path / name, (0, 0))
    assert own.tidy() == 2
    assert [path.name for path in tmp_path.iterdir()] == ["new.pdf"]


def test_there_are_never_too_many_files(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "MOST_FILES", 10)
    monkeypatch.setattr(store, "TIDY_EVERY", 5)
    own = Store(tmp_path)
    for number in range(100):
        own.write(f"{number}.pdf", b"x")
    assert len(list(tmp_path.iterdir())) <= 15
    assert own.read("99.pdf") == b"x"


def test_tidying_is_bounded(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "MOST_REMOVED", 3)
    own = Store(tmp_path)
    for number in range(8):
        own.write(f"{number}.pdf", b"x")
        os.utime(tmp_path / f"{number}.pdf", (0, 0))
    assert own.tidy() == 3


def test_a_digest_stands_for_all_its_parts() -> None:
    first = digest({"html": "a", "css": "b"}, "pdf/ua-1", {"pango": "1"})
    assert first == digest({"css": "b", "html": "a"}, "pdf/ua-1", {"pango": "1"})
    assert first != digest({"html": "a", "css": "b"}, "pdf/ua-1", {"pango": "2"})
    assert digest("ab", "c") != digest("a", "bc")
    assert len(first) == 64
