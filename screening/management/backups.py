"""The database in one file, and back again; without the classes of the day and what phones sent in them."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from screening.models import Answer, Poll, Session

# What is gone after a day would stay in a copy. Those that refer to others come first.
_LEFT_OUT = tuple(model._meta.db_table for model in (Answer, Poll, Session))


class BackupFailed(Exception):
    """The message says why, for the host."""


def back_up(path: Path) -> None:
    """Write a new file that only its owner can read: whole, or not at all. The site may run meanwhile."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise BackupFailed(f"{path}: {error.strerror}.") from error
    try:
        if connection.vendor == "sqlite":
            _copy_sqlite(_database(), path)
        else:
            _run(*_postgresql("pg_dump", "--format=custom", f"--file={path}", *_without_data()))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def restore(path: Path) -> None:
    """Put the database back as it is in the file. A file that cannot be read changes nothing."""
    if not path.is_file():
        raise BackupFailed(f"{path}: there is no such file.")
    if connection.vendor == "sqlite":
        _check_sqlite(path)
        with closing(_open(path)) as source, closing(sqlite3.connect(_database())) as target:
            source.backup(target)
    else:
        command, environment = _postgresql("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction")
        *options, name = command
        _run([*options, f"--dbname={name}", str(path)], environment)


def _database() -> Path:
    return Path(connection.settings_dict["NAME"])


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _copy_sqlite(database: Path, path: Path) -> None:
    """VACUUM leaves out what was deleted, which a copy of the file would still hold."""
    try:
        with closing(_open(database)) as source:
            source.execute("VACUUM INTO ?", [str(path)])
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in (name for name in _LEFT_OUT if name in there):
                copy.execute(f"DELETE FROM {table}")  # noqa: S608  a name of ours
            copy.execute("VACUUM")
    except sqlite3.Error as error:
        raise BackupFailed(f"{database}: {error}.") from error
    _check_sqlite(path)
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _check_sqlite(path: Path) -> None:
    try:
        with closing(_open(path)) as copy:
            (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
            copy.execute("SELECT 1 FROM django_migrations").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(f"{path} is not a whole database of this site: {error}.") from error
    if found != "ok":
        raise BackupFailed(f"{path} is not a whole database of this site: {found}.")


def _without_data() -> list[str]:
    return [f"--exclude-table-data={table}" for table in _LEFT_OUT]


def _postgresql(program: str, *options: str) -> tuple[list[str], dict[str, str]]:
    """A command of PostgreSQL's for this database. The password is not in it: others see what commands are run."""
    (_, *arguments), environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, options)
    return [program, *arguments], {**os.environ, **(environment or {})}


def _run(command: list[str], environment: dict[str, str]) -> None:
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603  ours
    except FileNotFoundError:
        raise BackupFailed(f"{command[0]} is missing: it is in Debian's package postgresql-client.") from None
    except subprocess.CalledProcessError as error:
        raise BackupFailed(f"{command[0]}: {error.stderr.strip()}") from error
