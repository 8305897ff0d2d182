"""deploy/look-twice.nginx, run as an ordinary process: the very file, with other ports, folders and a certificate."""

import contextlib
import email
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.setup.conftest import ROOT
from tests.setup.plain_app import LARGE
from tests.setup.test_worker import SILENT, everything, serving

SITE = (ROOT / "deploy" / "look-twice.nginx").read_text()
NAME = "look.example.org"
MARK = b"10-20-30-secret"
LAST = b"GET %s HTTP/1.1\r\nHost: look.example.org\r\nConnection: close\r\n\r\n"
# Debian 12's nginx knows no other way to say it; that of Debian 13 says that there is a newer one.
OLD_WORD = 'the "listen ... http2" directive is deprecated'
# Debian's nginx.conf, as far as it matters: what it would write down is written where the test looks.
MAIN = """
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/main.log;
worker_processes 1;
events {{ worker_connections 768; }}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    error_log {folder}/error.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/look-twice;
}}
"""


class Proxy:
    def __init__(self, folder: Path, site: int) -> None:
        self.folder = folder
        self.http, self.https = free_port(), free_port()
        self.certificate = folder / "certificate.pem"
        self.configuration = folder / "nginx.conf"
        self.configuration.write_text(MAIN.format(folder=folder, user="user root;" if os.getuid() == 0 else ""))
        (folder / "look-twice").write_text(self.adapted(site))
        key = ["-keyout", folder / "key.pem", "-out", self.certificate]
        new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        subject = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-days", "2"]
        subprocess.run([*new, *key, *subject], check=True, capture_output=True)

    def adapted(self, site: int) -> str:
        """Ports, certificate and folder alone; what is sent on to https keeps its address."""
        text = SITE.replace("127.0.0.1:8000", f"127.0.0.1:{site}")
        text = re.sub(r"^( +)listen \[::\]:.*\n", "", text, flags=re.MULTILINE)
        text = text.replace("listen 443", f"listen 127.0.0.1:{self.https}")
        text = text.replace("listen 80", f"listen 127.0.0.1:{self.http}")
        text = text.replace("/srv/look-twice/deploy", f'"{ROOT}/deploy"')  # a path may have spaces
        text = text.replace(f"/etc/ssl/{NAME}.pem", str(self.certificate))
        return text.replace(f"/etc/ssl/{NAME}.key", str(self.folder / "key.pem"))

    def line(self, said: bytes = b"", *, name: str = NAME, visitor: str = "127.0.0.1", room: int = 0) -> ssl.SSLSocket:
        plain = socket.socket()
        if room:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        plain.settimeout(20)
        plain.bind((visitor, 0))
        plain.connect(("127.0.0.1", self.https))
        context = ssl.create_default_context(cafile=self.certificate)
        context.check_hostname = name == NAME
        context.set_alpn_protocols(["http/1.1"])
        line = context.wrap_socket(plain, server_hostname=name)
        line.sendall(said)
        return line

    def ask(self, said: bytes, visitor: str = "127.0.0.1") -> bytes:
        with self.line(said, visitor=visitor) as line:
            return everything(line)

    def ask_in_the_clear(self, said: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.http), timeout=10) as line:
            line.sendall(said)
            return everything(line)

    def seconds_for_a_page(self) -> float:
        began = time.monotonic()
        assert self.ask(LAST % b"/").endswith(b"ok")
        return time.monotonic() - began


@contextlib.contextmanager
def proxying(folder: Path, site: int) -> Iterator[Proxy]:
    proxy = Proxy(folder, site)
    command = [shutil.which("nginx", path="/usr/sbin:/usr/bin"), "-p", folder, "-c", proxy.configuration]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    warnings = [line for line in checked.stderr.splitlines() if "[warn]" in line and OLD_WORD not in line]
    assert warnings == []
    process = subprocess.Popen(command)
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with contextlib.suppress(ConnectionError):
                proxy.ask_in_the_clear(b"nonsense\r\n\r\n")
                break
            time.sleep(0.02)
        yield proxy
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def proxy(tmp_path_factory) -> Iterator[Proxy]:
    with (
        serving("trainingsite/gunicorn.py") as server,
        proxying(tmp_path_factory.mktemp("nginx"), server.port) as proxy,
    ):
        yield proxy


def parsed(answer: bytes) -> tuple[bytes, email.message.Message, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    line, _, headers = head.partition(b"\r\n")
    return line.split()[1], email.message_from_bytes(headers), body


def is_our_own_page(answer: bytes, words: bytes) -> bool:
    _, headers, body = parsed(answer)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "max-age" in headers["Strict-Transport-Security"]
    assert b"<center>" not in body  # as nginx's own have
    assert b"Leave this page" in body
    return words in body


def test_a_page_comes_through_encrypted(proxy):
    status, headers, body = parsed(proxy.ask(LAST % b"/"))
    assert (status, body) == (b"200", b"ok")
    assert headers["Server"] == "nginx"  # without its version


def test_browsers_get_http_2(proxy):
    context = ssl.create_default_context(cafile=proxy.certificate)
    context.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("127.0.0.1", proxy.https), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as line,
    ):
        assert line.selected_alpn_protocol() == "h2"
        assert line.version() == "TLSv1.3"


def test_plain_http_is_sent_on_to_the_name_of_the_site(proxy):
    status, headers, _ = parsed(proxy.ask_in_the_clear(LAST % b"/km/help/KH/?a=b"))
    assert status == b"301"
    assert headers["Location"] == f"https://{NAME}/km/help/KH/?a=b"


def test_another_name_gets_no_answer(proxy):
    with pytest.raises(ssl.SSLError, match=r"(?i)unrecognized.name"):
        proxy.line(name="evil.example")
    assert proxy.ask_in_the_clear(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") == b""
    assert proxy.ask_in_the_clear(b"GET / HTTP/1.0\r\n\r\n") == b""
    assert proxy.ask_in_the_clear(b"nonsense\r\n\r\n") == b""


def test_a_name_inside_is_not_that_of_the_site(proxy):
    """A browser that has a line to one site may ask for another on it."""
    assert proxy.ask(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")[:12] in {
        b"",
        b"HTTP/1.1 421",
    }


def test_staff_pages_open_only_where_the_host_allows(proxy):
    assert proxy.ask(LAST % b"/staff/login/").endswith(b"ok")
    refused = proxy.ask(LAST % b"/staff/login/", visitor="127.0.0.2")
    assert parsed(refused)[0] == b"403"
    assert is_our_own_page(refused, b"This page is for staff")
    assert proxy.ask(LAST % b"/en/", visitor="127.0.0.2").endswith(b"ok")


@pytest.mark.parametrize("path", [b"//staff/", b"/%73taff/", b"/en/../staff/", b"/./staff/"])
def test_there_is_no_way_around(path, proxy):
    assert parsed(proxy.ask(LAST % path, visitor="127.0.0.2"))[0] == b"403"


def test_a_body_that_is_too_large_gets_our_own_page(proxy):
    head = b"POST /en/search/ HTTP/1.1\r\nHost: look.example.org\r\nContent-Length: 70000\r\n\r\n"
    answer = proxy.ask(head)
    assert parsed(answer)[0] == b"413"
    assert is_our_own_page(answer, b"too much")


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\nHost: look.example.org\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: look.example.org\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: look.example.org\r\nHost: look.example.org\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: look.example.org\r\nConnection: close\r\n\r\n",
    ],
)
def test_a_malformed_request_gets_our_own_page_or_none(said, proxy):
    answer = b""
    with contextlib.suppress(OSError):  # nginx may hang up before it has read all
        answer = proxy.ask(said)
    assert not answer or (answer[9:10] == b"4" and is_our_own_page(answer, b"could not be understood"))


def test_when_the_site_is_away_our_own_page_says_so(tmp_path):
    with proxying(tmp_path, free_port()) as proxy:
        answer = proxy.ask(LAST % b"/en/")
    assert parsed(answer)[0] == b"502"
    assert is_our_own_page(answer, b"The site is not answering")


def test_a_page_does_not_wait_for_slow_readers_and_they_get_all(proxy):
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(proxy.line(LAST % b"/large/file", room=4096)) for _ in range(16)]
        begun = [line.recv(4096) for line in lines]
        assert max(proxy.seconds_for_a_page() for _ in range(3)) < 1
        assert (begun[0] + everything(lines[0])).partition(b"\r\n\r\n")[2] == LARGE


@pytest.mark.parametrize("said", SILENT.values(), ids=SILENT)
def test_a_page_does_not_wait_for_the_silent(said, proxy):
    with contextlib.ExitStack() as lines:
        for _ in range(30):
            lines.enter_context(proxy.line(said.replace(b"localhost", NAME.encode())))
        assert max(proxy.seconds_for_a_page() for _ in range(3)) < 1


def test_nobody_is_written_down(proxy):
    proxy.ask(b"POST /echo?%s HTTP/1.1\r\nHost: look.example.org\r\nConnection: close\r\nX: %s\r\n" % (MARK, MARK)
              + b"Content-Length: 60000\r\n\r\n" + MARK * 4000)  # fmt: skip
    proxy.ask(LAST % b"/" + MARK, visitor="127.0.0.3")
    for path in proxy.folder.rglob("*"):
        if path.is_file() and path.name not in {"nginx.conf", "look-twice"}:
            text = path.read_bytes()
            assert MARK not in text
            assert b"127.0.0.3" not in text
    assert (proxy.folder / "access.log").read_bytes() == b""


def test_a_flood_of_guesses_at_the_sign_in_is_slowed(tmp_path):
    with serving("trainingsite/gunicorn.py") as server, proxying(tmp_path, server.port) as proxy:
        with proxy.line() as line:
            for _ in range(100):
                line.sendall(b"GET /staff/login/ HTTP/1.1\r\nHost: look.example.org\r\n\r\n")
            line.sendall(LAST % b"/staff/login/")
            answers = everything(line)
        assert b"HTTP/1.1 429" in answers
        assert answers.count(b"HTTP/1.1 200") < 80
        assert is_our_own_page(answers[answers.index(b"HTTP/1.1 429") :], b"Too many requests")
        assert proxy.ask(LAST % b"/").endswith(b"ok")
