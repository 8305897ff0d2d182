"""A start with a setting that would break a promise is refused in words, whoever starts the site."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.ports import free_port
from tests.setup.conftest import PATIENCE, copy_set_up, copy_site, environment, keep_translations_of
from trainingsite.env import env_number, env_secret, env_text, write_whole

UNSAFE = (
    ({"SCREENING_EXIT_URL": "www.bing.com"}, "SCREENING_EXIT_URL is 'www.bing.com'"),
    ({"SCREENING_EXIT_URL": "javascript:alert(1)"}, "SCREENING_EXIT_URL"),
    ({"SCREENING_SITE_ADDRESS": "https://evil.example/path"}, "SCREENING_SITE_ADDRESS"),
    ({"SCREENING_SITE_ADDRESS": "look-twice.example"}, "SCREENING_SITE_ADDRESS"),
    ({"DEBUG": "yes", "HTTPS": "yes"}, "DEBUG is on"),
    ({"DEBUG": "yes", "BEHIND_PROXY": "yes"}, "DEBUG is on"),
    ({"DEBUG": "maybe"}, "DEBUG must be yes or no, not 'maybe'"),
    ({"SCREENING_TIME_ZONE": "Phnom Penh"}, "SCREENING_TIME_ZONE must be a time zone such as Asia/Phnom_Penh"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is *"),
    ({"ALLOWED_HOSTS": "https://look.example.org/"}, "ALLOWED_HOSTS holds 'https://look.example.org/'"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
    ({"SECRET_KEY_FILE": "/nonexistent/key"}, "The secret in /nonexistent/key cannot be read"),
    ({"SECRET_KEY_FILE": "/dev/null"}, "SECRET_KEY_FILE names /dev/null, which is empty"),
    ({"SECRET_KEY_FILE": "/bin/sh"}, "The secret in /bin/sh is no text"),
    ({"WEB_CONCURRENCY": "abc"}, "WEB_CONCURRENCY must be a whole number from 1 to 64, not 'abc'"),
    ({"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY must be a whole number"),
    ({"DATABASE_URL": "mysql://u@h/d"}, "DATABASE_URL must begin with postgresql://"),
    ({"REDIS_URL": "localhost:6379"}, "REDIS_URL is not readable"),
    ({"REDIS_URL": "redis://localhost:port"}, "REDIS_URL is not readable"),
)


@pytest.mark.parametrize(("variables", "words"), UNSAFE, ids=lambda value: str(value)[:40])
def test_start_refuses(site, variables, words):
    result = site.run("--port", str(free_port()), **variables)
    assert result.returncode == 1
    assert words in result.stderr
    assert "The site was not started." in result.stderr
    assert "Traceback" not in result.stderr


def test_in_a_room_debug_is_refused(site):
    """Everybody in the room would see the inside of errors."""
    result = site.run("--lan", "--port", str(free_port()), DEBUG="yes")
    assert result.returncode == 1
    assert "DEBUG is on" in result.stderr or "in no network" in result.stderr


def test_a_refused_start_has_done_nothing(tmp_path):
    site = copy_site(tmp_path / "fresh")
    result = site.run(SCREENING_EXIT_URL="www.bing.com")
    assert result.returncode == 1
    assert result.stdout == ""
    assert not (site.state / "site.sqlite3").exists()


def test_a_command_names_a_wrong_setting_too(site):
    command = [sys.executable, "manage.py", "check_content"]
    result = subprocess.run(
        command, cwd=site.folder, env=environment(DEBUG="maybe"), capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (1, "DEBUG must be yes or no, not 'maybe'.\n")


def test_gunicorn_alone_refuses_too(site):
    command = [sys.executable, "-m", "gunicorn", "--config", "trainingsite/gunicorn.py", "--bind", "127.0.0.1:0"]
    variables = environment(SCREENING_EXIT_URL="www.bing.com", SCREENING_STATE_DIR=str(site.state))
    result = subprocess.run(
        command, cwd=site.folder, env=variables, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert result.returncode == 1
    assert "SCREENING_EXIT_URL is 'www.bing.com'" in result.stderr


def test_an_empty_variable_asks_for_the_default(site):
    """As a line of a file of settings that was left open."""
    names = ("SCREENING_EXIT_URL", "ALLOWED_HOSTS", "SECRET_KEY", "DEBUG", "WEB_CONCURRENCY", "DATABASE_URL")
    with site.serving(**dict.fromkeys(names, "")) as running, running.get("/en/") as page:
        assert 'id="exit" href="https://www.bing.com/"' in page.read().decode()


@pytest.mark.parametrize("value", ["", "  "])
def test_empty_is_the_default_for_text(monkeypatch, value):
    monkeypatch.setenv("LOOK", value)
    assert env_text("LOOK", "twice") == "twice"


@pytest.mark.parametrize("value", ["٢", "1.5", "-1", "65", "two"])
def test_a_number_is_a_number(monkeypatch, value):
    monkeypatch.setenv("LOOK", value)
    with pytest.raises(ImproperlyConfigured, match="LOOK must be"):
        env_number("LOOK", 2, 1, 64)


# State files


def test_an_empty_key_is_made_anew(tmp_path, monkeypatch):
    """What a power cut or a full disk leaves of a first start; the site once answered 500 for ever after."""
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "secret_key").touch()
    made = env_secret("SECRET_KEY", tmp_path / "secret_key")
    assert len(made) >= 50
    assert env_secret("SECRET_KEY", tmp_path / "secret_key") == made


def test_half_a_key_is_named(site, tmp_path):
    """What a host or an older release left there; to make another unasked would sign everybody out."""
    for left in (b"half a key", b"\0" * 67, b"\xff" * 67):
        (tmp_path / "secret_key").write_bytes(left)
        result = site.run("--setup", SCREENING_STATE_DIR=str(tmp_path))
        assert result.returncode == 1
        assert str(tmp_path / "secret_key") in result.stderr
        assert "Traceback" not in result.stderr
        assert (tmp_path / "secret_key").read_bytes() == left


def test_processes_that_start_at_once_agree_on_a_key(tmp_path):
    program = "import sys; from pathlib import Path; from trainingsite.env import env_secret; "
    program += "print(env_secret('SECRET_KEY', Path(sys.argv[1])))"

    def ask(_number):
        command = [sys.executable, "-c", program, str(tmp_path / "new" / "secret_key")]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stdout

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(ask, range(6)))) == 1


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("before")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", "after")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_half_a_file_of_a_stopped_start_is_written_again(site):
    """A style sheet that a power cut left empty is newer than its source, and so was taken for done."""
    static = site.state / "static"
    whole = {path: path.read_bytes() for path in static.rglob("*") if path.is_file()}
    for path in whole:
        path.write_bytes(b"")
    stamp = site.state / "prepared"
    done = json.loads(stamp.read_text())
    del done["collectstatic"]
    stamp.write_text(json.dumps(done))
    assert site.run("--setup").returncode == 0
    assert {path for path in whole if path.read_bytes() != whole[path]} == set()


def test_a_step_that_did_not_end_is_not_taken_for_done(tmp_path):
    site = copy_set_up(tmp_path / "stopped")
    keep_translations_of(site, "km")
    (site.folder / "screening" / "static" / "more.css").write_text("broken { background: url(nothing-here.png) }")
    for _ in range(2):
        assert site.run("--setup").returncode == 1
    assert "collectstatic" not in json.loads((site.state / "prepared").read_text())


def test_a_full_disk_is_named(site, tmp_path):
    """The smallest disk that Linux has: a limit on the size of a file."""
    command = ["/bin/sh", "-c", 'ulimit -f 0; exec "$0" -m trainingsite.prepare', sys.executable]
    variables = environment(SCREENING_STATE_DIR=str(tmp_path / "var"), SECRET_KEY="abcdefghij" * 5)
    result = subprocess.run(command, cwd=site.folder, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "The site was not started." in result.stderr
    assert "Traceback" not in result.stderr


def test_the_state_folder_is_the_same_from_everywhere(site):
    variables = environment(
        SCREENING_STATE_DIR="state", PYTHONPATH=str(site.folder), DJANGO_SETTINGS_MODULE="trainingsite.settings"
    )
    command = [sys.executable, "-c", "from django.conf import settings; print(settings.STATE_DIR)"]
    said = subprocess.run(command, cwd="/", env=variables, capture_output=True, text=True, check=True).stdout
    assert said == f"{site.folder}/state\n"


def test_what_the_site_writes_is_for_its_own_user(site):
    """Also in a folder that somebody else made open."""
    site.state.chmod(0o755)
    result = site.run("--setup", SCREENING_EXIT_URL="https://example.org/")
    assert result.returncode == 0, result.stderr
    assert stat.S_IMODE(site.state.stat().st_mode) == 0o700


def test_a_command_alone_keeps_its_files_to_itself(site, tmp_path):
    (tmp_path / "var").mkdir(mode=0o755)
    variables = environment(SCREENING_STATE_DIR=str(tmp_path / "var"))
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=site.folder, env=variables, check=True, timeout=PATIENCE)
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "var").iterdir()}
    assert modes
    assert not {name: oct(mode) for name, mode in modes.items() if mode & 0o077}


def test_a_database_file_that_is_none_says_what_to_do(site, tmp_path):
    (tmp_path / "site.sqlite3").write_bytes(b"SQLite format 3\x00" + b"garbage" * 400)
    result = site.run("--setup", SCREENING_STATE_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "Put a backup of" in result.stderr
    assert "move that file away" in result.stderr
    assert "as it was" not in result.stderr
