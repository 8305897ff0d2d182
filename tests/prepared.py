"""What takes long to make and is the same for many tests: it is made once in a run, and copied."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper


def copy_to(state: Path) -> bool:
    """A site's own folder as ./start leaves it: what ./test has prepared from the same files. Whether it has."""
    already = os.environ.get("PREPARED_STATE")
    if already:
        shutil.copytree(already, state, dirs_exist_ok=True)
    return bool(already)


def copy_into(database: BaseDatabaseWrapper) -> bool:
    """The rows of that folder, into an empty database in memory. Whether there are any."""
    already = os.environ.get("PREPARED_STATE")
    if not already:
        return False
    with closing(sqlite3.connect(f"file:{already}/site.sqlite3?mode=ro", uri=True)) as prepared:
        database.ensure_connection()
        prepared.backup(database.connection)
    return True


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker who needs it fills, while others wait."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = shared / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder
