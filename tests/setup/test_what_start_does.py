"""What `./start` hands on: the port, who may come in, and the address that is printed; and when it hands on nothing."""

import os
import sys
from collections.abc import Callable

import pytest

from trainingsite import serve

LAN = ["192.168.1.20", "10.0.0.5"]
SET = ("SCREENING_LAN", "SCREENING_SITE_ADDRESS", "ALLOWED_HOSTS", "SCREENING_ANNOUNCE", "WEB_CONCURRENCY")


class Handed(Exception):
    """The process would be another one from here on."""


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Run a start, and return the command that it would become: none where it ends before."""
    for name in SET:
        monkeypatch.setenv(name, "")  # so that what is set here is taken back
        monkeypatch.delenv(name)

    def become(program: str, command: list[str]) -> None:
        raise Handed(*command)

    def run(*arguments: str, failed: int = 0, addresses: list[str] = LAN) -> list[str]:
        monkeypatch.setattr(sys, "argv", ["start", *arguments])
        monkeypatch.setattr(serve, "lan_addresses", lambda: addresses)
        monkeypatch.setattr(serve.prepare, "main", lambda: failed)
        monkeypatch.setattr(serve.socket, "gethostname", lambda: "classroom")
        monkeypatch.setattr(os, "execv", become)
        try:
            run.status = serve.main()
        except Handed as handed:
            return list(handed.args)
        return []

    return run


def bound(command: list[str]) -> str:
    return command[command.index("--bind") + 1]


def test_one_computer_is_served_to_itself_alone(start) -> None:
    command = start()
    assert bound(command) == "127.0.0.1:8000"
    assert command[-1] == "trainingsite.wsgi"
    assert os.environ["SCREENING_ANNOUNCE"] == "http://127.0.0.1:8000/"
    assert not {"SCREENING_LAN", "SCREENING_SITE_ADDRESS", "ALLOWED_HOSTS"} & set(os.environ)


def test_a_room_is_let_in_and_staff_pages_stay_on_the_computer(start, settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    assert bound(start("--lan", "--port", "8080")) == "0.0.0.0:8080"
    assert os.environ["SCREENING_LAN"] == "yes"
    assert os.environ["ALLOWED_HOSTS"].split(",") == ["localhost", *LAN, "classroom", "classroom.local"]
    assert os.environ["SCREENING_ANNOUNCE"] == "http://192.168.1.20:8080/ http://10.0.0.5:8080/"


def test_handouts_carry_the_likeliest_address_of_the_room(start) -> None:
    start("--lan")
    assert os.environ["SCREENING_SITE_ADDRESS"] == "http://192.168.1.20:8000/"


def test_an_address_that_the_host_has_set_is_kept(start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_SITE_ADDRESS", "https://look.example.org")
    start("--lan")
    assert os.environ["SCREENING_SITE_ADDRESS"] == "https://look.example.org"


def test_without_a_network_nothing_is_started(start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start("--lan", addresses=[]) == []
    assert start.status == 1
    assert "Join a Wi-Fi or switch on its hotspot" in capsys.readouterr().err


def test_a_preparation_that_failed_starts_nothing(start) -> None:
    assert start(failed=1) == []
    assert start.status == 1


def test_a_set_up_ends_when_all_is_ready(start) -> None:
    assert start("--setup") == []
    assert start.status == 0


@pytest.mark.parametrize(("given", "kept"), [("", None), ("  ", None), ("3", "3")])
def test_an_empty_number_of_processes_is_left_to_the_default(
    start, monkeypatch: pytest.MonkeyPatch, given: str, kept: str | None
) -> None:
    """gunicorn would read an empty one as a number, and fall."""
    monkeypatch.setenv("WEB_CONCURRENCY", given)
    assert start()
    assert os.environ.get("WEB_CONCURRENCY") == kept
