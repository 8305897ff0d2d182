"""Settings that would break a promise, and what others on this computer may read."""

import contextlib
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable
from functools import partial

from tests.attacks.outcome import insist
from tests.setup.conftest import Site, environment

UNSAFE = {
    "an exit that runs a script": {"SCREENING_EXIT_URL": "javascript:alert(1)"},
    "an exit that leads to this site": {"SCREENING_EXIT_URL": "www.bing.com"},
    "the inside of errors for everybody": {"DEBUG": "yes", "HTTPS": "yes", "BEHIND_PROXY": "yes"},
    "a printed address with a path": {"SCREENING_SITE_ADDRESS": "https://evil.example/path"},
    "a key that can be guessed": {"SECRET_KEY": "short"},
    "any host": {"ALLOWED_HOSTS": "*"},
}


def start_unsafe(site: Site, settings: dict[str, str]) -> str:
    done = site.run("--setup", **settings)
    said = done.stderr.strip().partition("\n")[0][:120]
    return insist(
        done.returncode != 0 and "Traceback" not in done.stderr, f"exit {done.returncode}: {said or 'started'}"
    )


def empty_key(site: Site) -> str:
    """A full disk at the first start left it empty, and every page was an error for ever."""
    key = site.state / "secret_key"
    kept = key.read_bytes()
    key.write_bytes(b"")
    try:
        done = site.run("--setup")
        return insist(
            key.read_bytes() != b"" or (done.returncode != 0 and "secret_key" in done.stderr),
            f"exit {done.returncode}: {done.stderr.strip().partition(chr(10))[0][:120] or 'a new key'}",
        )
    finally:
        key.write_bytes(kept)


def read_as_others(site: Site) -> str:
    """The folder once stayed open where somebody had made it before."""
    site.state.chmod(0o755)
    site.run("--setup")
    mode = stat.S_IMODE(site.state.stat().st_mode)
    return insist(not mode & 0o077, f"the state folder has {mode:o}")


def read_a_backup(site: Site) -> str:
    file = site.folder / "backup"
    subprocess.run(
        [site.folder / ".venv/bin/python", site.folder / "manage.py", "back_up", file, "-v0"],
        env=environment(SCREENING_STATE_DIR=str(site.state)),
        check=True,
        capture_output=True,
    )
    mode = stat.S_IMODE(file.stat().st_mode)
    with sqlite3.connect(file) as copy:
        (rows,) = copy.execute("SELECT count(*) FROM screening_helpline").fetchone()
    return insist(not mode & 0o077 and rows > 0, f"{mode:o}, {rows} help lines")


def kill(site: Site) -> str:
    """Its processes kept the port for twelve seconds."""
    with site.serving() as running:
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
        began = time.monotonic()
        while time.monotonic() - began < 15:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                with contextlib.suppress(OSError):
                    probe.bind(("127.0.0.1", running.port))
                    break
            time.sleep(0.05)
        seconds = time.monotonic() - began
    return insist(seconds < 5, f"the port was free after {seconds:.1f} s")


ATTACKS: dict[str, Callable[[Site], str]] = {
    **{name: partial(start_unsafe, settings=settings) for name, settings in UNSAFE.items()},
    "an empty key": empty_key,
    "files read by others": read_as_others,
    "a backup read by others": read_a_backup,
    "killing the site": kill,
}
