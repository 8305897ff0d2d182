"""Real servers of this test run's own: started, stopped and thrown away."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.setup.conftest import free_port

PATIENCE = 20.0


class Server:
    """A process that answers on a port; it can go away and come back."""

    def __init__(self, command: list[str], port: int, folder: Path) -> None:
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
