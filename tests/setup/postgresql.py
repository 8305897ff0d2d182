"""A PostgreSQL server of a test's own, reached by a socket in a private folder."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


def as_postgres(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root; then it runs as the user that its package made."""
    less = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    subprocess.run([*less, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The DATABASE_URL of an empty database."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    # Not pytest's folder: its name is too long for a socket, and closed to the other user.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        as_postgres(programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        control = [programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w"]
        as_postgres(*control, "-o", options, "start")
        try:
            as_postgres(programs / "createdb", "-h", folder, "-U", "postgres", "look_twice")
            yield f"postgresql://postgres@/look_twice?host={folder}"
        finally:
            as_postgres(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)
