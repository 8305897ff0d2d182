"""What gunicorn does and does not say, on the wire and in its log."""

import logging
import urllib.error

import pytest
from gunicorn.config import Config

from trainingsite import gunicorn as configuration

SECRET = "10-20-30-secret"


def test_nobody_is_logged():
    assert configuration.accesslog is None
    assert configuration.loglevel == "warning"


def test_a_phone_keeps_its_connection_between_two_polls():
    assert 5 <= configuration.keepalive <= 60


def test_the_limits_are_set():
    assert configuration.worker_class == "trainingsite.worker.PatientWorker"
    assert configuration.threads == 4
    assert 0 < configuration.limit_request_line <= 4094
    assert 0 < configuration.limit_request_fields <= 100
    assert 0 < configuration.limit_request_field_size <= 8190
    assert configuration.forwarded_allow_ips == ""
    assert configuration.control_socket_disable


def test_the_configuration_is_one_that_gunicorn_knows():
    """A misspelt name would be ignored in silence."""
    known = Config().settings
    names = {name for name in vars(configuration) if name.islower() and not name.startswith("_")}
    imported = {"os", "signal", "util", "write_error", "wsgi"}
    assert names - imported <= set(known)
    for name in names - imported:
        Config().set(name, getattr(configuration, name))


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
def test_a_malformed_request_is_refused_and_not_logged(request_line, status, running):
    head = running.say(request_line).split(b"\r\n\r\n")[0]
    assert head.split()[1] == status
    assert b"unicorn" not in head


def test_after_all_that_nothing_was_logged(site):
    with site.serving() as running:
        running.say(b"GET /10-20-30-secret HTTP/9.9\r\nHost: localhost\r\n\r\n")
        running.say(b"GET /10-20-30-secret HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        running.say(b"GET /en/10-20-30-secret HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        _, said = running.stop()
    assert SECRET not in said
    assert "evil" not in said
