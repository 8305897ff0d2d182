"""A setting that would break a promise is named when the site starts."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from screening import checks
from screening.content.clock import CLOCK_IS_WRONG, RELEASED
from screening.languages import ENGLISH, LANGUAGES, TRANSLATIONS
from trainingsite import prepare


def ids(found) -> list[str]:
    assert all(message.hint for message in found)
    return [message.id for message in found]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.bing.com/", []),
        ("http://www.bing.com/", ["screening.E001"]),
        ("javascript:alert(1)", ["screening.E001"]),
        ("//www.bing.com/", ["screening.E001"]),
        ("https://", ["screening.E001"]),
        ("https://[::1", ["screening.E001"]),
        ("", ["screening.E001"]),
    ],
)
def test_exit_address(settings, address, found):
    settings.SCREENING_EXIT_URL = address
    assert ids(checks.exit_address(None)) == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", []),
        ("https://look.example.org", []),
        ("http://192.168.1.20:8000/", []),
        ("look.example.org", ["screening.E002"]),
        ("https://look.example.org/km/", ["screening.E002"]),
        ("https://look.example.org:port", ["screening.E002"]),
        ("https://user@look.example.org", ["screening.E002"]),
        ("https://look.example.org/?a", ["screening.E002"]),
        ("https://look.example.org#a", ["screening.E002"]),
    ],
)
def test_site_address(settings, address, found):
    settings.SCREENING_SITE_ADDRESS = address
    assert ids(checks.site_address(None)) == found


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ({"DEBUG", "HTTPS"}, ["screening.E003"]),
        ({"DEBUG", "BEHIND_PROXY"}, ["screening.E003"]),
        ({"DEBUG", "SCREENING_LAN"}, ["screening.E003"]),
        ({"DEBUG"}, []),
        ({"HTTPS", "BEHIND_PROXY", "SCREENING_LAN"}, []),
    ],
)
def test_debug_is_not_for_the_public(settings, on, found):
    for name in ("DEBUG", "HTTPS", "BEHIND_PROXY", "SCREENING_LAN"):
        setattr(settings, name, name in on)
    assert ids(checks.debug_in_public(None)) == found


@pytest.mark.parametrize(
    ("key", "found"),
    [("short", ["screening.E005"]), ("a" * 60, ["screening.E005"]), ("abcdefghij" * 5, [])],
)
def test_a_key_that_can_be_guessed(settings, key, found):
    settings.SECRET_KEY = key
    assert ids(checks.secret_key(None)) == found


@pytest.mark.parametrize(
    ("hosts", "address", "found"),
    [
        (["*"], "", ["screening.E006"]),
        (["*"], "https://look.example.org/", []),
        (["look.example.org"], "", []),
    ],
)
def test_any_host_would_be_printed(settings, hosts, address, found):
    settings.ALLOWED_HOSTS, settings.SCREENING_SITE_ADDRESS = hosts, address
    assert ids(checks.any_host(None)) == found


@pytest.mark.parametrize("host", ["look.example.org", ".example.org", "[::1]", "127.0.0.1", "a-b_c", "look.org.", "*"])
def test_a_host_is_a_name(settings, host):
    settings.ALLOWED_HOSTS = [host]
    assert checks.host_names(None) == []


@pytest.mark.parametrize(
    "host", ["https://look.example.org", "look.example.org/", "look.example.org:8000", "a b", "::1", "*.example.org"]
)
def test_a_host_is_no_address(settings, host):
    """Django would answer every visitor with an error page."""
    settings.ALLOWED_HOSTS = ["localhost", host]
    assert ids(checks.host_names(None)) == ["screening.E007"]
    assert host in checks.host_names(None)[0].msg


def test_every_error_of_the_settings_stops_a_start(settings):
    settings.SCREENING_EXIT_URL, settings.SCREENING_SITE_ADDRESS = "http://a", "b"
    settings.DEBUG = settings.HTTPS = True
    settings.SECRET_KEY, settings.ALLOWED_HOSTS = "c", ["*", "d:1"]
    found = {message.id for check in checks.AT_START for message in check(None)}
    assert found == {"screening.E001", "screening.E002", "screening.E003", "screening.E005", "screening.E007"}
    assert len(checks.refusals()) == len(found)


@pytest.mark.parametrize(
    ("today", "found"), [(RELEASED - timedelta(days=1), ["screening.W003"]), (RELEASED, []), (date(2099, 1, 1), [])]
)
def test_a_clock_that_is_wrong(monkeypatch, today, found):
    monkeypatch.setattr(checks, "localdate", lambda: today)
    assert ids(checks.clock(None)) == found


def test_every_start_says_that_the_clock_is_wrong_and_goes_on(monkeypatch, capsys, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(prepare, "_expected", dict)  # as after a start: nothing is left to do
    monkeypatch.setattr(os, "umask", lambda mask: mask)
    monkeypatch.setattr(checks, "localdate", lambda: date(2000, 1, 1))
    for _ in range(2):
        prepare.prepare()
        assert capsys.readouterr().err == f"{CLOCK_IS_WRONG} Set it right; the site need not be started again.\n"


def test_every_language_has_its_folder(settings, tmp_path):
    assert checks.translation_folders(None) == []
    settings.LOCALE_PATHS = [tmp_path]
    assert ids(checks.translation_folders(None)) == ["screening.W001"] * len(TRANSLATIONS)


def test_fonts_of_every_language(monkeypatch):
    monkeypatch.setattr(checks, "installed_fonts", lambda: {ENGLISH.print_font})
    found = checks.print_fonts(None)
    assert set(ids(found)) == {"screening.W002"}
    assert len(found) == sum(language.print_font != ENGLISH.print_font for language in LANGUAGES)


@pytest.mark.parametrize("program", [None, "/bin/false", "/nowhere/fc-list"])
def test_no_word_about_fonts_without_fontconfig(monkeypatch, program):
    monkeypatch.setattr(shutil, "which", lambda _: program)
    assert checks.installed_fonts() == set()
    assert checks.print_fonts(None) == []


def test_fonts_have_every_name_that_fontconfig_gives(monkeypatch, tmp_path):
    program = Path(tmp_path) / "fc-list"
    program.write_text("#!/bin/sh\necho 'Noto Looped Lao,Noto Looped Lao Bold'\necho 'Noto Sans'\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    assert checks.installed_fonts() == {"Noto Looped Lao", "Noto Looped Lao Bold", "Noto Sans"}


def test_no_check_asks_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        for check in (checks.exit_address, checks.site_address, checks.translation_folders, checks.print_fonts):
            check(None)
