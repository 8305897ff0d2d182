"""docs/deploying.md says what the code does, and its steps work, as far as a computer without systemd can take them."""

import getpass
import os
import re
import shutil
import sqlite3
import stat
import subprocess
from contextlib import closing

import pytest

from screening.languages import ALSO_OFFER
from tests.prepared import copy_to
from tests.setup.conftest import PATIENCE, ROOT, copy_site, environment

DEPLOY = ROOT / "deploy"
TEXT = (ROOT / "docs" / "deploying.md").read_text()
# Set by ./start for itself.
OWN = {"DJANGO_SETTINGS_MODULE", "SCREENING_ANNOUNCE", "SCREENING_LAN"}


def test_every_setting_is_listed_and_no_other():
    read = {ALSO_OFFER}
    for path in (ROOT / "trainingsite").glob("*.py"):
        read |= set(re.findall(r"""(?:env_\w+\(|os\.environ\.get\()"([A-Z_]+)\"""", path.read_text()))
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", TEXT, re.MULTILINE))
    assert listed == read - OWN


def test_the_test_run_is_free_of_every_setting():
    """A setting of the shell that runs ./test must not reach into the tests."""
    script = (ROOT / "test").read_text()
    (cleared,) = re.findall(r"^unset (.*?[^\\])$", script, re.DOTALL | re.MULTILINE)
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", TEXT, re.MULTILINE))
    assert listed - {"SCREENING_STATE_DIR"} <= set(cleared.replace("\\\n", " ").split())
    assert 'SCREENING_STATE_DIR="$work' in script


def test_the_packages_are_those_that_start_installs():
    listed = re.search(r"apt-get install --no-install-recommends (.+)", TEXT)
    wanted = re.search(r"need_packages 'printed handouts' (.*?) &&", (ROOT / "start").read_text(), re.DOTALL)
    assert listed[1].split() == wanted[1].replace("\\\n", " ").split()


def test_every_shipped_file_is_named_in_the_document():
    for path in DEPLOY.iterdir():
        name = f"deploy/{path.name}"
        assert name in TEXT or name in (DEPLOY / "install").read_text(), name


def test_every_file_that_the_document_names_is_shipped():
    for name in re.findall(r"deploy/[a-z-]+(?:\.[a-z]+)?", TEXT):
        assert (ROOT / name).exists(), name


def test_nginx_writes_down_nobody_and_passes_on_no_whole_address():
    text = (DEPLOY / "look-twice.nginx").read_text()
    servers = re.split(r"^server \{", text, flags=re.MULTILINE)[1:]
    assert len(servers) == 3
    for server in servers:
        assert "access_log off;" in server
        assert "error_log /dev/null;" in server
    for header in ("X-Forwarded-For", "X-Real-IP", "X-Forwarded-Host"):
        assert f'proxy_set_header {header} "";' in text
    # Once, to leave the last part of it away.
    assert text.count("$remote_addr") == 1
    assert "map $remote_addr $look_twice_network {\n    default " in text
    size = re.search(r"client_max_body_size (\d+k);", text)[1]
    assert f"client_body_buffer_size {size};" in text
    assert "proxy_max_temp_file_size 0" not in text  # slow readers would reach the site


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
        ("2001:db8:1:2::6", "2001:db8:1:2"),
        ("2001:db8::6", "2001:db8:"),
        ("::1", "other"),
    ],
)
def test_nginx_passes_on_the_network_alone(address: str, network: str):
    rows = re.findall(r'^    "~(.+)" +\$(\w+);$', (DEPLOY / "look-twice.nginx").read_text(), re.MULTILINE)
    assert len(rows) == 3
    named = ((re.search(pattern.replace("(?<", "(?P<"), address), name) for pattern, name in rows)
    assert next((found[name] for found, name in named if found), "other") == network


def test_systemd_accepts_the_unit(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    unit = tmp_path / "look-twice.service"
    site = tmp_path / "site"  # a unit names no folder with spaces
    site.symlink_to(ROOT)
    unit.write_text((DEPLOY / "look-twice.service").read_text().replace("/srv/look-twice", str(site)))
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_unit_leaves_little_open(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", DEPLOY / "look-twice.service"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_document_says_how_much_memory_the_unit_gives():
    given = re.search(r"^MemoryMax=(\d+)M$", (DEPLOY / "look-twice.service").read_text(), re.MULTILINE)
    assert given
    assert f"at most {given[1]} MB of memory" in " ".join(TEXT.split())


def test_the_site_may_write_in_one_place():
    unit = (DEPLOY / "look-twice.service").read_text()
    assert "ProtectSystem=strict" in unit
    assert "ReadWritePaths" not in unit
    assert re.findall(r"StateDirectory=(.*)", unit) == ["look-twice"]
    assert "SCREENING_STATE_DIR=/var/lib/look-twice\n" in (DEPLOY / "environment").read_text()
    assert "UMask=0077" in unit
    assert "EnvironmentFile=" in unit
    assert "\nEnvironment=" not in unit  # anybody may read a unit, so no password can stand in it


def test_the_example_names_settings_that_exist():
    named = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "environment").read_text(), re.MULTILINE)
    assert set(named) <= set(re.findall(r"^\| `([A-Z_]+)` \|", TEXT, re.MULTILINE))


def test_pages_of_nginx_need_nothing_else():
    """They are shown when the site is away: no style sheet, script or picture would come."""
    pages = list((DEPLOY / "sorry").iterdir())
    named = set(re.findall(r"/sorry/([a-z]+\.html);", (DEPLOY / "look-twice.nginx").read_text()))
    assert {page.name for page in pages} == named
    for page in pages:
        text = page.read_text()
        assert "<script" not in text
        assert "src=" not in text
        assert "Leave this page" in text.partition("<h1>")[0]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """What deploy/install makes of a copy of the site, below a folder that stands for /."""
    site = copy_site(tmp_path_factory.mktemp("srv") / "look-twice")
    root, programs = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("bin")
    variables = {"DESTDIR": str(root), "SITE_USER": getpass.getuser(), "SETTINGS": f"{root}/etc/look-twice/environment"}
    if os.environ.get("PREPARED_STATE"):
        variables["PATH"] = f"{prepared_trial(programs)}:{os.environ['PATH']}"
    done = run(site, "deploy/install", **variables)
    assert done.returncode == 0, done.stderr
    assert "systemd does not run here" in done.stdout
    settings = root / "etc/look-twice/environment"
    settings.write_text(settings.read_text().replace("/var/lib", f"{root}/var/lib"))
    site.state = root / "var/lib/look-twice"
    copy_to(site.state)
    return site, root, variables


def prepared_trial(folder):
    """The folder in which deploy/install tries ./start has what ./test has prepared: nothing is loaded again."""
    program = folder / "mktemp"
    program.write_text(f"""#!/bin/sh
made=$(/usr/bin/env -i PATH=/usr/bin:/bin mktemp "$@") || exit
[ "$1" != -d ] || cp -a "{os.environ["PREPARED_STATE"]}/." "$made"
echo "$made"
""")
    program.chmod(0o755)
    return folder


def run(site, *command, **variables):
    """Without the right to write where files forbid it, which root has: as the site's user on a server."""
    program, *arguments = command
    drops = arguments and os.getuid() == 0
    less = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"] if drops else []
    return subprocess.run(
        [*less, site.folder / program, *arguments],
        cwd="/",
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_only_root_reads_the_settings_and_only_the_site_its_state(server):
    _, root, _ = server
    assert stat.S_IMODE((root / "etc/look-twice/environment").stat().st_mode) == 0o600
    for name in ("var/lib/look-twice", "var/backups/look-twice"):
        assert stat.S_IMODE((root / name).stat().st_mode) == 0o700
    assert (root / "etc/systemd/system/look-twice.service").read_text() == (DEPLOY / "look-twice.service").read_text()


def test_a_second_installation_keeps_the_settings(server):
    site, root, variables = server
    settings = root / "etc/look-twice/environment"
    before = settings.read_text()
    assert run(site, "deploy/install", **variables).returncode == 0
    assert settings.read_text() == before


def test_the_site_runs_from_code_that_it_cannot_change_and_the_steps_after_it_work(server):
    site, root, variables = server
    paths = [path for path in site.folder.rglob("*") if not path.is_symlink()]
    modes = {path: path.stat().st_mode for path in [site.folder, *paths]}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    mask = os.umask(0o077)  # as the unit has it
    try:
        lines = (root / "etc/look-twice/environment").read_text().splitlines()
        settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
        with site.serving(**settings) as running:
            for path in ("/healthz", "/readyz"):
                with running.get(path) as answer:
                    assert answer.status == 200
            answer = running.say(b"GET /en/ HTTP/1.1\r\nHost: look.example.org\r\nConnection: close\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 301")
            staff = {"DJANGO_SUPERUSER_PASSWORD": "twelve-letters-and-more"}
            words = ("createsuperuser", "--noinput", "--username=host", "--email=")
            done = run(site, "deploy/manage", *words, **variables, **staff)
            assert done.returncode == 0, done.stderr
            backup = root / "var/backups/look-twice/2026-11-28"
            done = run(site, "deploy/manage", "back_up", backup, **variables)
            assert done.returncode == 0, done.stderr
            running.stop()
        done = run(site, "deploy/manage", "restore", backup, **variables)
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(site.state / "site.sqlite3")) as database:
            assert database.execute("SELECT username FROM auth_user").fetchall() == [("host",)]
    finally:
        os.umask(mask)
        for path, mode in modes.items():
            path.chmod(mode)
    private = [path for path in site.state.rglob("*") if "static" not in path.parts]  # anybody may have those
    for path in [*private, backup]:
        assert not path.stat().st_mode & 0o077, path
