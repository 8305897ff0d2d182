"""Bring database, content, texts and static files up to date. Takes milliseconds when nothing has changed.

`.venv/bin/python -m trainingsite.prepare`; `./start` does it at every start.
"""

import fcntl
import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trainingsite.env import env_text

# Bootstrap comes in thirty flavours; to compress those that no page uses would take half a minute.
UNUSED = ["bootstrap-*", *(f"bootstrap.{name}*" for name in ("css", "rtl.css", "js", "min.js", "esm", "bundle.js"))]
STEPS: dict[str, tuple[str, dict[str, Any]]] = {
    "migrate": ("Preparing the database", {"interactive": False}),
    "load_content": ("Loading the content", {}),
    "compile_texts": ("Compiling the texts", {}),
    "collectstatic": ("Collecting the static files", {"interactive": False, "ignore_patterns": UNUSED}),
}
# What the steps read. Code is in it as a whole: to list what each step needs would go stale in silence.
INPUTS = ("fixtures", "locale", "screening", "trainingsite", "requirements.txt")


class Failed(Exception):
    """A step did not work; the message is for the person at the keyboard."""


def prepare() -> None:
    """Run the steps if anything they depend on has changed. Raises Failed."""
    stamp = _state_folder() / "prepared"
    if _read(stamp) == _expected():
        return
    with (stamp.parent / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _read(stamp) != _expected():
            stamp.unlink(missing_ok=True)
            _run_steps()
            stamp.write_text(_expected(), encoding="utf-8")


def _state_folder() -> Path:
    """The folder for everything a running site writes; nobody else on this computer may look into it."""
    others = os.umask(0o077)
    try:
        folder: Path = settings.STATE_DIR
        folder.mkdir(parents=True, exist_ok=True)
    except (ImproperlyConfigured, OSError) as error:
        raise Failed(str(error)) from error
    finally:
        os.umask(others)
    return folder


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.exists() else ""


def _expected() -> str:
    """A digest of what the steps read, of which database they write to, and of what is in it."""
    digest = hashlib.sha256()
    for path in _inputs(settings.BASE_DIR):
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(env_text("DATABASE_URL").encode())
    digest.update(repr(_database_state()).encode())
    digest.update(str((settings.STATIC_ROOT / "staticfiles.json").exists()).encode())
    return digest.hexdigest()


def _inputs(base: Path) -> Iterator[Path]:
    for name in INPUTS:
        top = base / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".mo"} and not path.name.startswith("."):
                yield path


def _database_state() -> list[tuple[str, str]]:
    """Migrations and editions in a SQLite file, so that a backup that was put back is brought up to date too."""
    if env_text("DATABASE_URL"):
        return []
    path = settings.DATABASES["default"]["NAME"]
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            migrations = database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
            editions = database.execute("SELECT language, version FROM screening_edition ORDER BY language").fetchall()
    except sqlite3.Error:
        return []
    return [*migrations, *editions]


def _run_steps() -> None:
    # Not needed when there is nothing to do, and half a second to import.
    import django  # noqa: PLC0415
    from django.core.management import CommandError, call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    django.setup()
    with Path(os.devnull).open("w", encoding="utf-8") as quiet:
        for command, (words, options) in STEPS.items():
            print(f"{words} …", flush=True)
            try:
                call_command(command, verbosity=0, stdout=quiet, **options)
            except (CommandError, DatabaseError, OSError) as error:
                raise Failed(f"{words}: {error}") from error


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")
    try:
        prepare()
    except Failed as failed:
        print(f"\n{failed}\nThe site was not started, and its content is as it was.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
