"""A backup is whole and closed to others, and can be put back: from SQLite and from PostgreSQL."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, nullcontext

import psycopg
import pytest

from tests.prepared import copy_to
from tests.setup.conftest import ROOT
from tests.setup.postgresql import postgresql

HIDE = "UPDATE screening_helpline SET hidden = true WHERE code = 'CN-12308' RETURNING code"
VERSION = "SELECT version FROM screening_editionrow WHERE language = 'en'"
HIDDEN = "SELECT code FROM screening_helpline WHERE hidden"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def manage(request, tmp_path_factory):
    """manage.py of a site with content, in a state folder that is made open to others."""
    state = tmp_path_factory.mktemp("state")
    environment = {"PATH": os.environ["PATH"], "SCREENING_STATE_DIR": str(state)}

    def manage(*arguments, **more):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    with postgresql(tmp_path_factory) if request.param == "postgresql" else nullcontext("") as url:
        if url:
            environment["DATABASE_URL"] = url
        if not url and not copy_to(state):
            for command in ("migrate", "load_content"):
                done = manage(command)
                assert done.returncode == 0, done.stderr
        manage.state = state
        manage.url = url
        yield manage


CLASS = """
from datetime import timedelta
from django.utils import timezone
from screening.choices import PollKind
from screening.models import Answer, Poll, Session
now = timezone.now()
made = Session.objects.create(code="AAAAAAAAA", key="kept-key", expires=now + timedelta(hours=24), acted=now)
poll = Poll.objects.create(session=made, position=1, kind=PollKind.TALK)
Answer.objects.create(key="a-seat", poll=poll, chosen=["marked-answer"])
"""
CLASSES = "SELECT (SELECT count(*) FROM screening_session), (SELECT count(*) FROM screening_answer)"


def shell(manage, code):
    done = manage("shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr


def rows(manage, query):
    """Asked of the database itself: a process of the site takes a second to start."""
    if manage.url:
        with psycopg.connect(manage.url) as connection:
            return connection.execute(query).fetchall()
    with closing(sqlite3.connect(manage.state / "site.sqlite3")) as connection, connection:
        return connection.execute(query).fetchall()


def test_what_was_lost_since_comes_back(manage, tmp_path):
    file = tmp_path / "backup"
    done = manage("back_up", file)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert rows(manage, HIDE) == rows(manage, HIDDEN) == [("CN-12308",)]
    done = manage("restore", file)
    assert done.returncode == 0, done.stderr
    assert rows(manage, HIDDEN) == []


def test_a_class_and_its_answers_are_not_in_a_copy(manage, tmp_path):
    """They are gone after a day, and a copy is not."""
    file = tmp_path / "backup"
    shell(manage, CLASS)
    assert rows(manage, CLASSES) == [(1, 1)]
    assert manage("back_up", file).returncode == 0
    assert rows(manage, CLASSES) == [(1, 1)]
    for trace in (b"AAAAAAAAA", b"kept-key", b"a-seat", b"marked-answer"):
        assert trace not in file.read_bytes()
    assert manage("restore", file).returncode == 0
    assert rows(manage, CLASSES) == [(0, 0)]


def test_a_backup_is_never_written_over(manage, tmp_path):
    file = tmp_path / "backup"
    file.write_text("the only one")
    done = manage("back_up", file)
    assert done.returncode == 1
    assert "File exists" in done.stderr
    assert file.read_text() == "the only one"


def test_a_folder_that_is_not_there_is_named(manage, tmp_path):
    done = manage("back_up", tmp_path / "nowhere" / "backup")
    assert "nowhere/backup: No such file" in done.stderr


def test_a_damaged_backup_changes_nothing(manage, tmp_path):
    file = tmp_path / "backup"
    manage("back_up", file)
    whole = file.read_bytes()
    before = rows(manage, VERSION)
    assert before
    for damaged in (b"", b"nonsense" * 1000, whole[: len(whole) // 2], None):
        if damaged is None:
            file.unlink()
        else:
            file.write_bytes(damaged)
        done = manage("restore", file)
        assert done.returncode == 1, damaged
        assert "Nothing was changed" in done.stderr, damaged
        assert "Traceback" not in done.stderr, damaged
        assert rows(manage, VERSION) == before, damaged


def test_an_older_backup_is_brought_up_to_date(manage, tmp_path):
    file = tmp_path / "backup"
    assert rows(manage, "DELETE FROM screening_editionrow RETURNING language")
    manage("back_up", file)
    done = manage("restore", file)
    assert done.returncode == 0, done.stderr
    assert rows(manage, VERSION)


def test_what_was_deleted_is_not_in_a_copy(tmp_path):
    """A row that staff deleted may still stand in the file of the database, not in the backup."""
    database, file = tmp_path / "site.sqlite3", tmp_path / "backup"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE django_migrations (name)")
        connection.executemany("INSERT INTO django_migrations VALUES (?)", [(f"deleted-{n}" * 50,) for n in range(200)])
        connection.commit()
        connection.execute("DELETE FROM django_migrations")
        connection.commit()
    assert b"deleted-7" in database.read_bytes()
    environment = {"PATH": os.environ["PATH"], "SCREENING_STATE_DIR": str(tmp_path)}
    subprocess.run([sys.executable, "manage.py", "back_up", file], cwd=ROOT, env=environment, check=True)
    assert b"deleted-7" not in file.read_bytes()


def test_the_password_of_the_database_is_not_shown_to_others(manage, tmp_path):
    """Every user of a computer may list the commands that run on it."""
    if not manage.url:
        pytest.skip("SQLite has no password")
    seen = tmp_path / "seen"
    spy = tmp_path / "pg_dump"
    spy.write_text(f'#!/bin/sh\necho "$@" >{seen}\necho "$PGPASSWORD" >>{seen}\nexit 1\n')
    spy.chmod(0o755)
    url = manage.url.replace("postgres@", "postgres:secret@")
    manage("back_up", tmp_path / "backup", PATH=f"{tmp_path}:{os.environ['PATH']}", DATABASE_URL=url)
    arguments, password = seen.read_text().splitlines()
    assert password == "secret"
    assert "secret" not in arguments


def test_a_missing_program_is_named(manage, tmp_path):
    if not manage.url:
        pytest.skip("SQLite needs none")
    done = manage("back_up", tmp_path / "backup", PATH=str(tmp_path))
    assert "pg_dump is missing: it is in Debian's package postgresql-client" in done.stderr
    assert not (tmp_path / "backup").exists()
