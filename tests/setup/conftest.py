"""Copies of the site that these tests may start, break and throw away."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.prepared import copy_to

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "tests", "__pycache__", ".*_cache", "*.mo")
PATIENCE = 90  # seconds; a first start with all processors busy


class Site:
    """A copy of the site in a folder of its own, used the way a person would: by ./start, from elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "var"

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "start", *arguments],
            cwd="/",
            env=environment(**variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def editions(self) -> list[tuple[str, str]]:
        with contextlib.closing(sqlite3.connect(self.state / "site.sqlite3")) as database:
            return database.execute("SELECT language, version FROM screening_editionrow ORDER BY 1").fetchall()

    @contextlib.contextmanager
    def serving(self, *arguments: str, **variables: str) -> Iterator["Running"]:
        port = free_port()
        process = subprocess.Popen(
            [self.folder / "start", "--port", str(port), *arguments],
            cwd="/",
            env=environment(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        running = Running(process, port)
        try:
            running.wait_until_it_answers()
            yield running
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class Running:
    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def wait_until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.process.stdout.read()
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                self.get("/healthz")
                if self._workers_are_ready():
                    return
            time.sleep(0.05)
        pytest.fail("The site did not answer.")

    def _workers_are_ready(self) -> bool:
        """Whether both have come so far that they leave Ctrl-C to the first process."""
        main = self.process.pid
        workers = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        states = [Path(f"/proc/{worker}/status").read_text() for worker in workers]
        ignored = [int(line.split()[1], 16) for state in states for line in state.splitlines() if "SigIgn" in line]
        return len(ignored) == 2 and all(mask & 1 << signal.SIGINT - 1 for mask in ignored)

    def get(self, path: str, **headers: str) -> "urllib.request._UrlopenRet":
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        return urllib.request.urlopen(request, timeout=10)

    def say(self, request: bytes) -> bytes:
        """Send bytes as they are, and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def stop(self) -> tuple[int, str]:
        """Ctrl-C, as a terminal sends it: to the whole group. Returns the exit status and all that was said."""
        os.killpg(self.process.pid, signal.SIGINT)
        said, _ = self.process.communicate(timeout=20)
        return self.process.returncode, said


def environment(**variables: str) -> dict[str, str]:
    """What a bare shell would have: no HOME, and nothing of the test run's own settings."""
    return {"PATH": os.environ["PATH"], **variables}


def copy_site(folder: Path) -> Site:
    """A copy that has never been started."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    # The packages are the ones these tests run with; to install them is what ./test has done.
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return Site(folder)


def copy_set_up(folder: Path) -> Site:
    """A copy that has been set up."""
    site = copy_site(folder)
    if copy_to(site.state):
        for compiled in (ROOT / "locale").rglob("*.mo"):
            shutil.copy(compiled, folder / compiled.relative_to(ROOT))
    result = site.run("--setup")
    assert result.returncode == 0, result.stderr
    return site


def keep_translations_of(site: Site, language: str) -> None:
    """What is loaded again and again takes no longer the more languages there are."""
    for texts in site.folder.glob("locale/*/LC_MESSAGES/content.po"):
        if language not in texts.parts:
            texts.unlink()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """In a folder whose name would trip a careless script."""
    return copy_set_up(tmp_path_factory.mktemp("start") / "a site's folder")
