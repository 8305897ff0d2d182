"""Printing processes of several web processes: together no more than there are places. Those here join; none prints."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from screening.errors import PrintBusy, PrintFailed
from screening.handouts.printing.places import Places
from screening.handouts.printing.processes import JOIN_COMMAND, Pool

ROOT = Path(__file__).resolve().parents[2]


def web_process(folder: Path, places: int = 1) -> Pool:
    own = Pool(JOIN_COMMAND, processes=2, wait_seconds=20)
    own.places = Places(folder, places)
    return own


@pytest.fixture
def first(tmp_path: Path) -> Pool:
    """A web process whose printing process holds the only place, and has nothing to do."""
    own = web_process(tmp_path)
    own.versions()
    return own


def stays(process: subprocess.Popen) -> bool:
    try:
        process.wait(0.5)
    except subprocess.TimeoutExpired:
        return True
    return False


def test_an_idle_process_leaves_its_place_to_another_web_process(first, tmp_path) -> None:
    idle = first._idle[0].process
    second = web_process(tmp_path)
    second.versions()
    assert idle.wait(10) == 0
    assert second._idle[0].process.poll() is None


def test_whoever_gave_its_place_away_gets_one_again(first, tmp_path) -> None:
    web_process(tmp_path).versions()
    with pytest.raises(PrintFailed, match="KeyError"):  # an answer: nobody here knows this job
        first.run({"task": "unknown"}, b"")


def test_there_are_never_more_processes_than_places(tmp_path) -> None:
    pools = [web_process(tmp_path, places=2) for _ in range(4)]
    threads = [threading.Thread(target=own.versions) for own in pools]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(stays(idle.process) for own in pools for idle in own._idle) <= 2


def test_however_a_process_ends_its_place_is_free(first, tmp_path) -> None:
    first._idle[0].process.kill()
    first._idle[0].process.wait(10)
    Places(tmp_path, 1).take(0).close()


def test_whoever_waits_too_long_for_a_place_is_let_go(tmp_path) -> None:
    with Places(tmp_path, 1).take(0), pytest.raises(PrintBusy):
        Places(tmp_path, 1).take(0.1)


def test_a_process_asked_to_leave_at_work_does_its_job_first(tmp_path) -> None:
    own = Pool(JOIN_COMMAND, processes=1)
    own.versions()
    process = own._idle[0].process
    job = {"task": "join", "pieces": [], "title": "x", "language": "en", "to": str(tmp_path / "whole.pdf")}
    os.kill(process.pid, signal.SIGSTOP)
    os.kill(process.pid, signal.SIGUSR1)
    threading.Timer(0.3, os.kill, (process.pid, signal.SIGCONT)).start()
    own.run(job, b"")
    assert (tmp_path / "whole.pdf").exists()
    assert process.wait(10) == 0


def test_a_folder_that_cannot_be_written_prints_nothing_and_says_so(tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PrintFailed, match="Not a directory"):
        web_process(tmp_path / "file" / "places").versions()


def test_the_site_shares_them(tmp_path) -> None:
    program = """
import trainingsite.wsgi
from screening.handouts.printing import processes
print(len(processes.pool.places._files))
"""
    environment = {
        **os.environ,
        "SCREENING_STATE_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "trainingsite.settings",
    }
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2"]
