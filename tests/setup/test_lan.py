"""The address that a trainer shows to the room."""

import socket
import urllib.error
import urllib.request

import pytest
from django.core.management import CommandError, call_command

from screening import qr
from screening.management.commands.announce import large
from trainingsite import lan, serve


@pytest.fixture
def interfaces(monkeypatch):
    """Give this computer other interfaces: name and address, an empty one for none."""

    def give(found, wireless=()):
        monkeypatch.setattr(socket, "if_nameindex", lambda: list(enumerate(found)))
        monkeypatch.setattr(lan, "_address", lambda name: found[name])
        monkeypatch.setattr(lan, "_is_wireless", lambda name: name in wireless)

    return give


def test_wi_fi_comes_first(interfaces):
    interfaces({"lo": "127.0.0.1", "eth0": "192.168.1.5", "wlan0": "10.42.0.1"}, wireless=["wlan0"])
    assert lan.lan_addresses() == ["10.42.0.1", "192.168.1.5"]


def test_what_the_room_cannot_reach_is_left_out(interfaces):
    interfaces(
        {
            "lo": "127.0.0.1",
            "docker0": "172.17.0.1",
            "tun0": "10.8.0.2",
            "eth0": "",
            "eth1": "169.254.9.9",
            "veth1": "10.1.1.1",
        }
    )
    assert lan.lan_addresses() == []


def test_the_real_interfaces_can_be_asked():
    for address in lan.lan_addresses():
        assert socket.inet_aton(address)


def test_without_a_network_it_says_so(interfaces, monkeypatch, capsys):
    interfaces({"lo": "127.0.0.1"})
    monkeypatch.setattr("sys.argv", ["./start", "--lan"])
    assert serve.main() == 1
    assert "in no network" in capsys.readouterr().err


def test_phones_in_the_network_are_let_in(site):
    """Nothing is sent anywhere: the request goes to this computer, under its address in the network."""
    if not lan.lan_addresses():
        pytest.skip("this computer is in no network")
    address = lan.lan_addresses()[0]
    with site.serving("--lan") as running:
        request = f"GET /healthz HTTP/1.1\r\nHost: {address}:{running.port}\r\nConnection: close\r\n\r\n"
        assert running.say(request.encode()).startswith(b"HTTP/1.1 200")
        request = "GET /en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        assert running.say(request.encode()).startswith(b"HTTP/1.1 400")
        assert status_of(f"http://{address}:{running.port}/staff/login/") == 403
        assert status_of(f"http://127.0.0.1:{running.port}/staff/login/") == 200
        status, said = running.stop()
    url = f"http://{address}:{running.port}/"
    assert status == 0
    assert f"Look Twice is at {url}\n" in said
    assert large(f"{address}:{running.port}") in said
    assert qr.terminal(url) in said


def status_of(address):
    try:
        return urllib.request.urlopen(address, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def test_one_computer_gets_one_line(capsys):
    call_command("announce", "http://127.0.0.1:8000/")
    assert capsys.readouterr().out == "\nLook Twice is at http://127.0.0.1:8000/\nCtrl-C stops it.\n"


def test_a_room_gets_it_large_with_a_code_and_the_other_addresses(capsys):
    call_command("announce", "http://10.42.0.1:8000/", "http://192.168.1.5:8000/")
    said = capsys.readouterr().out
    assert large("10.42.0.1:8000") in said
    assert qr.terminal("http://10.42.0.1:8000/") in said
    assert "or http://192.168.1.5:8000/" in said
    assert "hotspot about 10, a home router 15 to 35" in said


def test_the_address_of_the_site_is_the_default(capsys, settings):
    settings.SCREENING_SITE_ADDRESS = "https://look.example.org/"
    call_command("announce")
    said = capsys.readouterr().out
    assert "look.example.org" in said
    assert qr.terminal("https://look.example.org/") in said


def test_without_an_address_it_asks_for_one(settings):
    settings.SCREENING_SITE_ADDRESS = ""
    with pytest.raises(CommandError, match="SCREENING_SITE_ADDRESS"):
        call_command("announce")


def test_large_letters_are_even_and_fit_a_terminal():
    lines = large("192.168.100.123:65535").split("\n")
    assert len(lines) == 5
    assert max(map(len, lines)) <= 80


def test_a_name_that_cannot_be_drawn_stays_as_it_is():
    assert large("laptop.local:8000") == "laptop.local:8000"


def test_the_code_in_the_terminal_is_square_with_its_quiet_zone():
    lines = qr.terminal("http://192.168.1.5:8000/").splitlines()
    width = len(lines[0])
    assert {len(line) for line in lines} == {width}
    assert (width + 1) // 2 == len(lines)
    assert set("".join(lines[:2])) == {"█"}
    assert all(line.startswith("████") and line.endswith("████") for line in lines[:-1])
