"""A site of the benchmark's own: in a temporary folder, prepared and served as `./start` does it."""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30.0
# What a host may have set for the real site: the benchmark must not measure that one, nor write into its database.
_NOT_OURS = re.compile(
    r"DEBUG|SECRET_KEY|ALLOWED_HOSTS|HTTPS|BEHIND_PROXY|DATABASE_URL|REDIS_URL|WEB_CONCURRENCY|GUNICORN|SCREENING_|PYTHON"
)


class SiteFailed(Exception):
    """The site could not be prepared or started; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running site. `start_seconds`: from the command to the first answer, with everything set up before."""

    port: int
    pid: int
    start_seconds: float

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


@contextmanager
def prepared(tree: Path) -> Iterator[None]:
    """A state folder with database, content, texts and static files; this process and its children use it."""
    with tempfile.TemporaryDirectory(prefix="look-twice-benchmarks-") as state:
        for name in filter(_NOT_OURS.match, list(os.environ)):
            del os.environ[name]
        os.environ |= {"SCREENING_STATE_DIR": state, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        os.chdir(tree)
        command = [sys.executable, "-m", "trainingsite.prepare"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SiteFailed(done.stderr)
        yield


@contextmanager
def served(*, page_cache: bool = True) -> Iterator[Server]:
    """The site behind gunicorn, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "trainingsite.serve", "--port", str(port)]
    environment = {**os.environ, "BENCHMARKS_PAGE_CACHE": "yes" if page_cache else "no"}
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        server = Server(port, process.pid, 0.0)
        while not _answers(server):
            if process.poll() is not None or time.monotonic() - began > START_SECONDS:
                raise SiteFailed("The site does not start.")
            time.sleep(0.01)
        yield Server(port, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait()


def _answers(server: Server) -> bool:
    with suppress(OSError, http.client.HTTPException):
        return server.get("/readyz")[0] == http.client.OK
    return False
