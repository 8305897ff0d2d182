"""Real servers of this test run's own: started, stopped and thrown away."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.ports import free_port
from tests.setup.conftest import Site, copy_set_up
from tests.setup.postgresql import URL, as_postgres, copy_data, private_folder, programs, with_content

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
        with contextlib.suppress(OSError, psycopg.OperationalError):
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


class Cluster(Server):
    """PostgreSQL with the content, without TLS, and without waiting for the disk."""

    def __init__(self, folder: Path, prepared: Path) -> None:
        options = ["-k", folder, "-h", "127.0.0.1", "-c", "fsync=off"]
        port = free_port()
        command = [*as_postgres(), programs() / "postgres", "-D", folder / "data", "-p", str(port), *options]
        super().__init__(command, port, folder)
        self.prepared = prepared

    @property
    def address(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/look_twice"

    def is_there(self) -> bool:
        with psycopg.connect(self.address):
            return True

    def host(self, state: Path) -> dict[str, str]:
        """The settings of a site on this server that was set up before, with a new folder of its own."""
        shutil.copytree(self.prepared / "state", state)
        where = {"PGHOST": "127.0.0.1", "PGPORT": str(self.port)}
        return {"DATABASE_URL": URL, "SCREENING_STATE_DIR": str(state), **where}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    prepared = with_content(tmp_path_factory)
    with private_folder() as folder:
        copy_data(prepared / "data", folder / "data")
        server = Cluster(folder, prepared)
        server.start()
        wait_until(server.is_there)
        yield server
        server.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return copy_set_up(tmp_path_factory.mktemp("services") / "site")
