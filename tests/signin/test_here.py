"""With `./start --lan` the staff site is for the computer that runs it."""

import pytest
from django.test import Client
from django.urls import reverse

PAGES = [
    "/staff/",
    "/staff/login/",
    "/staff/second-step/code/",
    "/staff/nothing/",
    "/staff/passkey/registration/begin/",
]
HERE = ["127.0.0.1", "127.8.8.8", "::1"]
ELSEWHERE = ["192.168.1.20", "10.0.0.7", "203.0.113.9", "fe80::1", "::ffff:192.168.1.20", "", "unix:", "127.0.0.1.evil"]
FORWARDED = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]


@pytest.fixture
def lan(settings, content):
    settings.SCREENING_LAN = True


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_else_in_the_room_opens_it(lan, page, address):
    for ask in (Client().get, Client().post):
        answer = ask(page, REMOTE_ADDR=address)
        assert answer.status_code == 403
        text = answer.content.decode()
        assert "Staff pages do not open from here" in text
        assert 'id="exit"' in text
        assert not answer.cookies


@pytest.mark.parametrize("address", HERE)
def test_it_opens_on_the_computer_itself(lan, client, address):
    assert client.get(reverse("admin:login"), REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize("header", FORWARDED)
def test_nobody_gets_in_by_what_they_say_of_themselves(lan, client, header):
    for address in (*HERE, *ELSEWHERE):
        answer = client.get(reverse("admin:login"), headers={header: "127.0.0.1"}, REMOTE_ADDR=address)
        assert answer.status_code == 403


@pytest.mark.parametrize("page", ["/en/", "/en/help/VN/", "/healthz"])
def test_readers_do_not_notice(lan, client, page):
    assert client.get(page, REMOTE_ADDR="192.168.1.20", SERVER_NAME="localhost").status_code == 200


def test_without_it_the_proxy_decides(client, content):
    assert client.get(reverse("admin:login"), REMOTE_ADDR="203.0.113.9").status_code == 200
