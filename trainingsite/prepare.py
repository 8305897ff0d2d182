"""Bring database, content, texts and static files up to date. Takes milliseconds when nothing has changed.

`.venv/bin/python -m trainingsite.prepare`; `./start` does it at every start.
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trainingsite.env import env_text, write_whole
from trainingsite.private import keep_to_ourselves


@dataclass(frozen=True)
class Step:
    command: str
    words: str
    # Files and folders that it depends on. Code is named as a whole: a finer list would go stale in silence.
    inputs: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    # A folder of the state that is thrown away where the last run did not end: it may hold half a file.
    writes: str = ""


STEPS = (
    Step(
        "migrate", "Preparing the database", ("screening", "trainingsite", "requirements.txt"), {"interactive": False}
    ),
    Step(
        "load_content", "Loading the content", ("fixtures", "locale", "screening", "trainingsite", "requirements.txt")
    ),
    Step("compile_texts", "Compiling the texts", ("locale", "screening/text")),
    Step(
        "collectstatic",
        "Collecting the static files",
        ("screening/static", "trainingsite", "requirements.txt"),
        {"interactive": False},
        writes="static",
    ),
)


# Any number will do, as long as all hosts have the same: "look twice" in telephone letters.
_LOCK = 5665_89423


class Failed(Exception):
    """A step did not work; the message is for the person at the keyboard."""


def prepare() -> None:
    """Refuse unsafe settings, then run the steps whose inputs have changed since they last ran. Raises Failed."""
    os.umask(0o077)
    stamp = _state_folder() / "prepared"
    _refuse_unsafe_settings()
    if _read(stamp) == _expected():
        return
    with (stamp.parent / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done, expected = _read(stamp), _expected()
        due = [step for step in STEPS if done.get(step.command) != expected[step.command]]
        write_whole(stamp, json.dumps({name: done[name] for name in done if done[name] == expected.get(name)}))
        to_repeat = _run(due, done)
        os.sync()  # no power cut may leave the stamp without what it stands for
        now = {command: state for command, state in _expected().items() if command not in to_repeat}
        write_whole(stamp, json.dumps(now, indent=1))


def _state_folder() -> Path:
    """The folder for everything a running site writes. Raises Failed where this process may not write into it."""
    try:
        folder: Path = settings.STATE_DIR
        folder.mkdir(parents=True, exist_ok=True)
        keep_to_ourselves()
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    except (ImproperlyConfigured, OSError) as error:
        raise Failed(str(error)) from error
    return folder


def _refuse_unsafe_settings() -> None:
    """One sentence for each setting that would break a promise of the site. Raises Failed."""
    from screening.checks import cautions, refusals  # noqa: PLC0415  reads the settings, which may be unreadable

    if found := refusals():
        raise Failed("\n".join(found))
    for caution in cautions():
        print(caution, file=sys.stderr, flush=True)


def _read(stamp: Path) -> dict[str, str]:
    try:
        done = json.loads(stamp.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return done if isinstance(done, dict) else {}


def _expected() -> dict[str, str]:
    """For each step a digest of what it reads and of what it wrote."""
    database = repr((env_text("DATABASE_URL"), _database_state()))
    wrote = {
        "migrate": database,
        "load_content": f"{database} {[code for code, _ in settings.LANGUAGES]}",
        "collectstatic": str((settings.STATIC_ROOT / "staticfiles.json").exists()),
    }
    digests = {name: _digest(settings.BASE_DIR / name) for step in STEPS for name in step.inputs}
    return {
        step.command: hashlib.sha256(
            "\n".join([*(digests[name] for name in step.inputs), wrote.get(step.command, "")]).encode()
        ).hexdigest()
        for step in STEPS
    }


def _digest(top: Path) -> str:
    digest = hashlib.sha256()
    for path in [top] if top.is_file() else sorted(top.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".mo"} and not path.name.startswith("."):
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _database_state() -> list[tuple[str, str]]:
    """Migrations and editions in a SQLite file, so that a backup that was put back is brought up to date too."""
    if env_text("DATABASE_URL"):
        return []
    path = settings.DATABASES["default"]["NAME"]
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            migrations = database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
            editions = database.execute("SELECT language, version FROM screening_editionrow ORDER BY 1").fetchall()
    except sqlite3.Error:
        return []
    return [*migrations, *editions]


@contextmanager
def _one_host_at_a_time() -> Iterator[None]:
    """Several hosts on one PostgreSQL may be started at once, on an empty database too. Raises Failed."""
    from django.db import DatabaseError, connection  # noqa: PLC0415  needs settings

    if connection.vendor != "postgresql":
        yield
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    except DatabaseError as error:
        raise Failed(f"The database does not answer: {error}") from error
    # The server lets go of it when this process ends, however that happens.
    yield


def _run(steps: list[Step], done: dict[str, str]) -> set[str]:
    """Run the steps in order, and return those that left a language as it was: no language takes the site down.

    Raises Failed where a step did not work otherwise.
    """
    # Not needed when there is nothing to do, and half a second to import.
    import django  # noqa: PLC0415
    from django.core.management import CommandError, call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    django.setup()
    from screening.management.commands._languages import LanguagesLeftOut  # noqa: PLC0415

    to_repeat = set()
    with Path(os.devnull).open("w", encoding="utf-8") as quiet, _one_host_at_a_time():
        for step in steps:
            print(f"{step.words} …", flush=True)
            if step.writes and step.command not in done:
                shutil.rmtree(settings.STATE_DIR / step.writes, ignore_errors=True)
            try:
                call_command(step.command, verbosity=0, stdout=quiet, **step.options)
            except LanguagesLeftOut as error:
                print(f"{step.words}: {error}", file=sys.stderr)
                to_repeat.add(step.command)
            except (CommandError, DatabaseError, OSError) as error:
                raise Failed(f"{step.words}: {error}{_way_out(error)}") from error
    return to_repeat


def _way_out(error: Exception) -> str:
    """What to do about a database file that is none any more."""
    if "malformed" not in str(error) and "not a database" not in str(error):
        return ""
    path = settings.DATABASES["default"]["NAME"]
    return (
        f".\nPut a backup of {path} back. Without one, move that file away: the official content is loaded again, and "
        "this site's own rows and accounts are lost"
    )


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")
    try:
        prepare()
    except (Failed, OSError) as failed:  # a full disk can stop any line of it
        print(f"\n{failed}\nThe site was not started.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
