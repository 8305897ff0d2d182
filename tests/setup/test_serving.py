"""What gunicorn does and does not say, on the wire and in its log."""

import email
import logging
import os
import re
import resource
import subprocess
import sys
import urllib.error

import pytest
from gunicorn.config import Config
from lxml import html

from tests.setup.conftest import ROOT
from trainingsite import gunicorn as configuration
from trainingsite.incoming import without_refused

SECRET = "10-20-30-secret"


def test_nobody_is_logged():
    assert configuration.accesslog is None
    assert configuration.loglevel == "warning"


def test_a_phone_keeps_its_connection_between_two_polls():
    assert 5 <= configuration.keepalive <= 60


def test_the_limits_are_set():
    assert configuration.worker_class == "trainingsite.worker.PatientWorker"
    assert configuration.threads == 8
    assert 0 < configuration.limit_request_line <= 4094
    assert 0 < configuration.limit_request_fields <= 100
    assert 0 < configuration.limit_request_field_size <= 8190
    assert configuration.forwarded_allow_ips == ""
    assert configuration.control_socket_disable


@pytest.mark.parametrize(
    ("soft", "hard", "lines"), [(256, 1024, 412), (1024, 1024, 412), (1024, 10_000, 2000), (4200, 4200, 2000)]
)
def test_a_class_of_2_000_phones_keeps_its_lines_where_the_system_lets_it(soft, hard, lines):
    """A line, and a file that is being sent on it, for each."""
    program = f"""
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
from trainingsite import gunicorn
files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
print(gunicorn.worker_connections, files >= 2 * gunicorn.worker_connections + 100)
"""
    if hard > resource.getrlimit(resource.RLIMIT_NOFILE)[1] != resource.RLIM_INFINITY:
        pytest.skip("This test run may not open so many.")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(lines), "True"]


def test_the_service_has_files_for_them():
    service = (ROOT / "deploy/look-twice.service").read_text()
    assert int(re.search(r"LimitNOFILE=(\d+)", service)[1]) >= 4200


def test_the_configuration_is_one_that_gunicorn_knows():
    """A misspelt name would be ignored in silence."""
    known = Config().settings
    names = {name for name in vars(configuration) if name.islower() and not name.startswith("_")}
    imported = {"ctypes", "gc", "open_files", "os", "signal", "sys", "util", "write_error", "wsgi"}
    assert names - imported <= set(known)
    for name in names - imported:
        Config().set(name, getattr(configuration, name))


def test_what_every_worker_needs_is_read_once_before_there_are_any(tmp_path):
    program = """
import sys
import trainingsite.wsgi
from screening.text.language_names import all_names
print("screening.library.urls" in sys.modules, all_names.cache_info().currsize == 1, "babel" in sys.modules)
"""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "trainingsite.settings",
        "SCREENING_STATE_DIR": str(tmp_path),
    }
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "False"]


def test_the_log_leaves_out_address_path_and_words(capsys):
    config = Config()
    config.set("loglevel", configuration.loglevel)
    log = configuration.ImpersonalLogger(config)
    log.warning("Invalid request from ip=" + SECRET)  # noqa: G003  as gunicorn does it
    try:
        int(SECRET)
    except ValueError:
        log.exception("Error handling request %s %s", "GET", f"/{SECRET}")
    log.error("Worker (pid:%s) exited", 17)
    logging.getLogger("gunicorn.error").handlers.clear()
    said = capsys.readouterr().err
    assert SECRET not in said
    assert "Error handling a request\nValueError" in said
    assert "Worker (pid:17) exited" in said


@pytest.fixture(scope="module")
def running(site):
    with site.serving() as running:
        yield running


def test_no_answer_names_the_server(running):
    with running.get("/healthz") as answer:
        assert "Server" not in answer.headers
    with pytest.raises(urllib.error.HTTPError) as error:
        running.get("/nothing-here")
    assert "Server" not in error.value.headers


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /" + b"x" * 5000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 9000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: x\r\n" * 100 + b"\r\n", b"431"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
        (
            b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
            b"400",
        ),
    ],
)
def test_a_malformed_request_is_refused_with_the_headers_of_the_site_and_quotes_nothing(request_line, status, running):
    head, _, body = running.say(request_line).partition(b"\r\n\r\n")
    assert head.split()[1] == status
    assert b"unicorn" not in head
    headers = email.message_from_bytes(head.partition(b"\r\n")[2])
    with running.get("/en/") as page:
        for name in set(page.headers) - {"Date", "Vary", "Content-Language", "Content-Length"}:
            assert name in headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        leave = html.fromstring(page.read()).get_element_by_id("exit").get("href")
    assert html.fromstring(body).xpath("//a/@href") == [leave]
    assert not re.search(rb"xxx|nonsense|9\.9|secret", body)


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"CONNECT x:443 HTTP/1.1", b"400"),
        (b"OPTIONS * HTTP/1.1", b"400"),
        (b"GET nowhere HTTP/1.1", b"400"),
        *(
            (f"GET /en/?x=1 HTTP/1.1\r\nContent-Type: x; charset={name}".encode(), b"200")
            for name in ("rot13", "hex", "base64", "zip", "punycode", "undefined", "no-such", "utf-16")
        ),
        (b"BREW /en/ HTTP/1.1", b"403"),
        (b"POST /en/search/ HTTP/1.1\r\nTransfer-Encoding: chunked", b"411"),
        (b"POST /en/search/ HTTP/1.1\r\nContent-Length: 9999999999", b"413"),
        (b"POST /en/search/ HTTP/1.1\r\nContent-Length: -1", b"400"),
        (b"GET /en/ HTTP/1.1\r\nExpect: tea", b"417"),
        (b"GET http://evil.example/en/ HTTP/1.1", b"200"),  # only Host says which site is meant
    ],
)
def test_an_odd_request_is_no_fault_of_the_site(request_line, status, running):
    answer = running.say(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] == status
    assert b"Content-Security-Policy" in answer


@pytest.mark.parametrize(
    ("accepted", "kept"),
    [
        ("gzip", "gzip"),
        ("gzip;q=0", ""),
        ("gzip; q=0.000, br", " br"),
        ("br;q=1.0, gzip;q=0.8, *;q=0", "br;q=1.0, gzip;q=0.8"),
        ("gzip;q=0.01", "gzip;q=0.01"),
    ],
)
def test_a_coding_that_a_visitor_refuses_is_not_used(accepted, kept):
    assert without_refused(accepted) == kept


def style_sheet(running):
    with running.get("/en/") as page:
        return re.search(rb'href="(/static/[^"]+\.css)"', page.read())[1].decode()


def test_a_file_is_as_closed_to_other_sites_as_a_page(running):
    with running.get("/en/") as page, running.get(style_sheet(running)) as file:
        kept = {"Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Date", "Vary"}
        for name in set(page.headers) - kept:
            assert file.headers[name] == page.headers[name], name
        assert file.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("accepted", "coding"), [("gzip", "gzip"), ("gzip;q=0", None), ("identity", None)])
def test_a_file_comes_in_a_coding_that_was_asked_for(accepted, coding, running):
    with running.get(style_sheet(running), **{"Accept-Encoding": accepted}) as file:
        assert file.headers["Content-Encoding"] == coding


def test_nothing_that_visitors_do_fills_the_log(site):
    """A foreign name, HEAD on a page and on a file, a form without end: each could be sent a million times."""
    with site.serving() as running:
        running.say(b"HEAD /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        running.say(b"HEAD /static/screening/css/site.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        running.say(b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        many = b"q=a&" * 300
        head = b"POST /en/search/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n"
        head += b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        assert running.say(head % len(many) + many).split()[1] == b"400"
        running.say(b"GET /10-20-30-secret HTTP/9.9\r\nHost: localhost\r\n\r\n")
        running.say(b"GET /10-20-30-secret HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        running.say(b"GET /en/10-20-30-secret HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        _, said = running.stop()
    assert said == f"\nLook Twice is at http://127.0.0.1:{running.port}/\nCtrl-C stops it.\n"
