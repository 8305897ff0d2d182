"""docs/deploying.md says what the code does, and its samples keep what the site promises."""

import re

from tests.setup.conftest import ROOT

TEXT = (ROOT / "docs" / "deploying.md").read_text()
# Set by ./start for itself.
OWN = {"DJANGO_SETTINGS_MODULE", "SCREENING_ANNOUNCE"}


def sample(language):
    (found,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return found


def test_every_setting_is_listed_and_no_other():
    read = set()
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


def test_nginx_writes_down_nobody():
    servers = sample("nginx").split("server {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert "access_log off;" in server
        assert "error_log /dev/null;" in server
        assert "server_tokens off;" in server


def test_nginx_passes_on_nobody_and_keeps_bodies_in_memory():
    nginx = sample("nginx")
    for header in ("X-Forwarded-For", "X-Real-IP"):
        assert f'proxy_set_header {header} "";' in nginx
    assert "$remote_addr" not in nginx
    size = re.search(r"client_max_body_size (\d+k);", nginx)[1]
    assert f"client_body_buffer_size {size};" in nginx
    assert "proxy_max_temp_file_size 0;" in nginx


def test_systemd_lets_the_site_write_in_one_place():
    unit = sample("ini")
    assert "ProtectSystem=strict" in unit
    assert re.findall(r"ReadWritePaths=(.*)", unit) == re.findall(r"WorkingDirectory=(.*)", unit)
    assert "NoNewPrivileges=yes" in unit
    assert "User=look-twice" in unit
