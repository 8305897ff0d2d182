"""A PostgreSQL server of a test's own, reached by a socket in a private folder; with content, which is loaded once."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prepared import copy_to, once
from tests.setup.conftest import copy_site

# Where the server is, PGHOST and PGPORT say: so a site that was prepared with this address is so wherever it runs.
URL = "postgresql://postgres@/look_twice"


def as_postgres() -> list[str]:
    """PostgreSQL refuses to run as root; then it runs as the user that its package made."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []


def programs() -> Path:
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    assert found, "Debian's package postgresql is missing."
    return max(found)


def run(*command: str | Path) -> None:
    subprocess.run([*as_postgres(), *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """Not pytest's folder: its name is too long for a socket, and closed to the other user."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_data(old: Path, new: Path) -> None:
    """With its owner."""
    subprocess.run(["cp", "-a", old, new], check=True)


@contextlib.contextmanager
def started(folder: Path) -> Iterator[None]:
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    control = [programs() / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w"]
    run(*control, "-o", options, "start")
    try:
        yield
    finally:
        run(*control, "-m", "fast", "stop")


def with_content(factory: pytest.TempPathFactory) -> Path:
    """A folder with `data`, what PostgreSQL keeps of a site, and `state`, what the site keeps itself."""
    return once(factory, "postgresql", _load)


def _load(made: Path) -> None:
    site = copy_site(made / "site")
    copy_to(made / "state")
    with private_folder() as folder:
        run(programs() / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        with started(folder):
            run(programs() / "createdb", "-h", folder, "-U", "postgres", "look_twice")
            done = site.run("--setup", DATABASE_URL=URL, PGHOST=str(folder), SCREENING_STATE_DIR=str(made / "state"))
            assert done.returncode == 0, done.stderr
        copy_data(folder / "data", made / "data")


@contextlib.contextmanager
def postgresql(factory: pytest.TempPathFactory) -> Iterator[str]:
    """The DATABASE_URL of a database with content."""
    data = with_content(factory) / "data"
    with private_folder() as folder:
        copy_data(data, folder / "data")
        with started(folder):
            yield f"{URL}?host={folder}"
