"""Real servers of this test run's own: started, stopped and thrown away."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.setup.conftest import Site, copy_site

PATIENCE = 20.0


class Server:
    """A process that answers on a port; it can go away and come back."""

    def __init__(self, command: list[str | Path], port: int, folder: Path) -> None:
        self.command, self.port, self.folder = command, port, folder
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, stdout=subprocess.DEVNULL, start_new_session=True
        )

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def wait_until(what: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Seconds until it is so."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        with contextlib.suppress(OSError):
            if what():
                return time.monotonic() - began
        time.sleep(0.05)
    pytest.fail(f"Not so after {seconds} seconds.")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Server]:
    program = shutil.which("redis-server")
    assert program, "Debian's package redis-server is missing."
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(tmp_path)]
    server = Server([program, *options], port, tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Server]:
    """A PostgreSQL server with an empty database `look_twice`; without TLS, and without waiting for the disk."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    assert found, "Debian's package postgresql is missing."
    programs, port = found[-1], free_port()
    # PostgreSQL refuses to run as root; then it runs as the user that its package made, in a folder of that user.
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="look-twice-postgresql-", dir="/tmp"))
    if as_user:
        shutil.chown(folder, "postgres")
    run = partial(subprocess.run, check=True, capture_output=True, cwd=folder)
    run([*as_user, programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"])
    options = ["-D", folder / "data", "-p", str(port), "-k", folder, "-h", "127.0.0.1", "-c", "fsync=off"]
    server = Server([*as_user, programs / "postgres", *options], port, folder)
    server.start()
    create = [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "look_twice"]
    wait_until(lambda: subprocess.run(create, capture_output=True, check=False).returncode == 0)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return copy_site(tmp_path_factory.mktemp("services") / "site")
