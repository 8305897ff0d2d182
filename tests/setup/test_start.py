"""./start, as a person at a keyboard meets it."""

import hashlib
import os
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.setup.conftest import ROOT, Site, copy_set_up, copy_site, keep_translations_of

STEPS = ("Preparing the database", "Loading the content", "Compiling the texts", "Collecting the static files")


def tree(folder: Path) -> set[Path]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file() or path.is_socket())
    return {path for path in found if path.parts[0] != ".venv" and path.suffix not in {".pyc", ".mo"}}


def test_help_names_every_option():
    result = Site(ROOT).run("--help")
    assert result.returncode == 0
    for option in ("--port", "--lan", "--setup", "--help"):
        assert option in result.stdout


@pytest.mark.parametrize("arguments", [["--wat"], ["--port8000"], ["8000"], ["-p", "8000"], [""]])
def test_an_unknown_option_is_refused(arguments):
    result = Site(ROOT).run(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(f"Unknown: {arguments[0]}\n")
    assert "--help" in result.stderr


@pytest.mark.parametrize("port", ["", "0", "-1", "65536", "99999999999999999999", "80a", "8000 ", "$(id)", "1.5"])
def test_a_wrong_port_is_refused(port):
    for arguments in (["--port", port], [f"--port={port}"]):
        result = Site(ROOT).run(*arguments)
        assert result.returncode == 2
        assert "a number from 1 to 65535" in result.stderr


def test_a_port_without_a_number_is_refused():
    result = Site(ROOT).run("--port")
    assert result.returncode == 2
    assert "--port needs a number" in result.stderr


@pytest.mark.parametrize("options", [[], ["--lan"]])
def test_a_port_in_use_is_named(options, site):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = site.run("--port", str(port), *options)
    assert result.returncode == 1
    assert f"Port {port} cannot be used: Address already in use." in result.stderr
    assert "Try another: ./start --port" in result.stderr


def test_setup_says_each_step_and_keeps_its_files_to_itself(tmp_path):
    site = copy_site(tmp_path / "fresh")
    before = tree(site.folder)
    result = site.run("--setup")
    assert result.returncode == 0, result.stderr
    assert all(f"{step} …" in result.stdout for step in STEPS)
    written = tree(site.folder) - before
    assert {path.parts[0] for path in written} == {"var"}
    assert stat.S_IMODE(site.state.stat().st_mode) == 0o700
    assert stat.S_IMODE((site.state / "secret_key").stat().st_mode) == 0o600


def test_it_serves_says_where_and_stops_at_ctrl_c(site):
    before = tree(site.folder)
    with site.serving() as running:
        with running.get("/healthz") as answer:
            assert answer.status == 200
            assert "Server" not in answer.headers
        status, said = running.stop()
    assert status == 0
    assert said.split("\n") == ["", f"Look Twice is at http://127.0.0.1:{running.port}/", "Ctrl-C stops it.", ""]
    new = {path for path in tree(site.folder) - before if not path.name.startswith("site.sqlite3")}
    assert {path.parts[0] for path in new} <= {"var"}


def test_a_second_start_does_nothing_again(site):
    result = site.run("--setup")
    assert (result.returncode, result.stdout) == (0, "")


def test_other_content_is_loaded_at_the_next_start(site):
    (site.folder / "fixtures" / "README.md").open("a").write("\nMore.\n")
    said = site.run("--setup").stdout
    assert said == "Loading the content …\n"
    assert site.run("--setup").stdout == ""


def test_a_database_that_was_put_back_is_brought_up_to_date(site):
    with sqlite3.connect(site.state / "site.sqlite3") as database:
        database.execute("UPDATE screening_editionrow SET version = 'older'")
    assert "Loading the content …" in site.run("--setup").stdout
    with sqlite3.connect(site.state / "site.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM screening_editionrow WHERE version = 'older'").fetchone() == (0,)


def test_broken_content_stops_the_start_and_changes_nothing(tmp_path):
    site = copy_set_up(tmp_path / "broken")
    with sqlite3.connect(site.state / "site.sqlite3") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    before = hashlib.sha256((site.state / "site.sqlite3").read_bytes()).digest()
    (site.folder / "fixtures" / "sources.yaml").open("a").write("- code: BROKEN\n  nonsense: 1\n")
    for _ in range(2):  # it does not take the second try for granted
        result = site.run()
        assert result.returncode == 1
        assert "sources.yaml" in result.stderr
        assert "nothing was changed.\nThe site was not started." in result.stderr
        assert "Traceback" not in result.stderr
    assert hashlib.sha256((site.state / "site.sqlite3").read_bytes()).digest() == before


def test_faults_in_one_language_are_said_and_the_site_starts(tmp_path):
    site = copy_set_up(tmp_path / "one language")
    keep_translations_of(site, "km")
    folder = site.folder / "locale" / "km" / "LC_MESSAGES"
    kept = (folder / "django.mo").read_bytes()
    editions = site.editions()
    good = {name: (folder / name).read_text(encoding="utf-8") for name in ("django.po", "content.po")}
    for name, text in good.items():
        (folder / name).write_text(text.replace("charset=UTF-8", "charset=CHARSET"), encoding="utf-8")
    for _ in range(2):  # it does not take the second try for granted
        result = site.run("--setup")
        assert result.returncode == 0, result.stderr
        for name in good:
            assert f"km/{name}: Content-Type: is CHARSET; save the file as UTF-8" in result.stderr
    assert (folder / "django.mo").read_bytes() == kept
    assert site.editions() == editions
    for name, text in good.items():
        (folder / name).write_text(text, encoding="utf-8")
    result = site.run("--setup")
    assert (result.returncode, result.stderr) == (0, "")
    assert site.run("--setup").stdout == ""


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"HTTPS": "maybe"}, "HTTPS must be yes or no, not 'maybe'."),
        ({"DATABASE_URL": "mysql://here/there"}, "DATABASE_URL must begin with postgresql://"),
        ({"SCREENING_STATE_DIR": "/dev/null"}, "/dev/null"),
        ({"SECRET_KEY_FILE": "/nowhere/secret"}, "/nowhere/secret"),
    ],
)
def test_a_wrong_setting_is_named(variables, words, site):
    result = site.run(**variables)
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_another_folder_can_hold_the_state(site, tmp_path):
    state, usual, kept = tmp_path / "state", site.state / "static", tmp_path / "kept"
    shutil.copytree(site.state, state)
    shutil.rmtree(state / "static")
    usual.rename(kept)
    result = site.run("--setup", SCREENING_STATE_DIR=str(state))
    assert (result.returncode, result.stdout) == (0, "Collecting the static files …\n"), result.stderr
    assert (state / "static").exists()
    assert not usual.exists()
    kept.rename(usual)


def test_debians_own_python_comes_first_and_pip_is_quoted(tmp_path):
    """Another Python, first in PATH, once hid that nothing could be installed with Debian's."""
    debians = ["/usr/bin/python3", "-c", "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"]
    if not Path(debians[0]).exists() or subprocess.run(debians, capture_output=True, check=False).returncode:
        pytest.skip("this computer has no /usr/bin/python3 that can make an environment")
    site = copy_site(tmp_path / "fresh")
    (site.folder / ".venv").unlink()
    (tmp_path / "python3").symlink_to(sys.executable)
    alone = {"PIP_CONFIG_FILE": "/dev/null", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    result = site.run("--setup", PATH=f"{tmp_path}:{os.environ['PATH']}", **alone)
    assert result.returncode == 1
    assert "\nhome = /usr/bin\n" in "\n" + (site.folder / ".venv" / "pyvenv.cfg").read_text()
    assert "No matching distribution found for" in result.stderr
    assert "internet" not in result.stderr


def test_another_pythons_settings_do_not_reach_in(site):
    strange = {"PYTHONPATH": "/nowhere", "PYTHONHOME": "/nowhere", "PIP_TARGET": "/nowhere", "LC_ALL": "C", "HOME": "/"}
    assert site.run("--setup", **strange).returncode == 0


def test_a_site_that_was_killed_leaves_its_port_at_once(site):
    with site.serving() as running:
        main = running.process.pid
        workers = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        os.kill(main, signal.SIGKILL)
        running.process.wait()
        until = time.monotonic() + 5
        while any(Path(f"/proc/{worker}").exists() for worker in workers):
            assert time.monotonic() < until, "a worker lives on"
            time.sleep(0.02)
        with socket.create_server(("127.0.0.1", running.port)):
            pass
