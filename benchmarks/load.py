"""Requests as fast as the site answers them, from another process: by wrk, or by this module where wrk is missing.

`python -m benchmarks.load ADDRESS SECONDS` is that other process; it prints what it found as JSON.
"""

import http.client
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8  # as many as the site has threads: it is busy, and nobody waits for long
# What a browser sends and the site looks at.
HEADERS = {"Accept-Encoding": "gzip", "Accept-Language": "de"}
MISSING = "http.client, because wrk is missing: apt-get install --no-install-recommends wrk"

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """`asked`: requests that the site worked on. `failed`: answers other than 200, and broken connections."""

    asked: int
    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int


def name() -> str:
    """The program that makes the load."""
    if not has_wrk():
        return MISSING
    said = subprocess.run(["wrk", "--version"], capture_output=True, text=True, check=False).stdout
    return f"{' '.join(said.split()[:2])}, {CONNECTIONS} connections, closed loop"


def has_wrk() -> bool:
    return shutil.which("wrk") is not None


def make(address: str, seconds: int) -> Load:
    """Ask for one address again and again, on all connections."""
    if has_wrk():
        headers = [word for header, value in HEADERS.items() for word in ("-H", f"{header}: {value}")]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "10s", *headers]
        return _from_wrk(_said([*command, address]))
    return Load(**json.loads(_said([sys.executable, "-m", "benchmarks.load", address, str(seconds)])))


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _from_wrk(said: str) -> Load:
    return Load(
        # wrk leaves when the time is over, and each connection leaves a request behind that the site still answers.
        asked=int(_number(r"(\d+) requests in", said)) + CONNECTIONS,
        per_second=_number(r"Requests/sec:\s+([\d.]+)", said),
        p50_ms=_milliseconds("50%", said),
        p99_ms=_milliseconds("99%", said),
        failed=int(_number(r"Non-2xx or 3xx responses: (\d+)", said))
        + sum(int(_number(rf"Socket errors:.*{kind} (\d+)", said)) for kind in ("connect", "read", "write", "timeout")),
    )


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    return float(found[1]) if found else 0.0


def _milliseconds(share: str, said: str) -> float:
    found = re.search(rf"^\s+{share}\s+([\d.]+)(us|ms|s|m)\s*$", said, re.MULTILINE)
    return float(found[1]) * _MILLISECONDS[found[2]] if found else 0.0


class _Connection(threading.Thread):
    """One kept connection, and how long each of its requests took. Python is slow: look at the CPU column."""

    def __init__(self, address: str, until: float) -> None:
        super().__init__()
        self.address = urlsplit(address)
        self.until = until
        self.took_ms: list[float] = []
        self.failed = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.address.netloc, timeout=10)
        while (began := time.monotonic()) < self.until:
            try:
                connection.request("GET", self.address.path, headers=HEADERS)
                response = connection.getresponse()
                response.read()
            except (OSError, http.client.HTTPException):
                connection.close()
                self.failed += 1
                continue
            self.failed += response.status != http.client.OK
            self.took_ms.append((time.monotonic() - began) * 1000)
        connection.close()


def _by_python(address: str, seconds: int) -> Load:
    began = time.monotonic()
    connections = [_Connection(address, began + seconds) for _ in range(CONNECTIONS)]
    for connection in connections:
        connection.start()
    for connection in connections:
        connection.join()
    took = sorted(took for connection in connections for took in connection.took_ms) or [0.0]
    return Load(
        asked=len(took),
        per_second=len(took) / (time.monotonic() - began),
        p50_ms=took[len(took) // 2],
        p99_ms=took[len(took) * 99 // 100],
        failed=sum(connection.failed for connection in connections),
    )


if __name__ == "__main__":
    print(json.dumps(asdict(_by_python(sys.argv[1], int(sys.argv[2])))))
