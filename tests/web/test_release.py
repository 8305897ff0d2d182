"""A kept page belongs to what it was made with: each release and each setting has a fingerprint of its own."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening.web import release

PAGE = "screening/templates/screening/base.html"
KHMER, CHINESE = (f"locale/{folder}/LC_MESSAGES/django.mo" for folder in ("km", "zh_Hans"))
FILES = "static/staticfiles.json"


@pytest.fixture
def print_of(settings, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """The fingerprint of a site with just these files."""
    number = iter(range(100))

    def of(**files: str) -> str:
        root = tmp_path / str(next(number))
        settings.BASE_DIR, settings.STATIC_ROOT = root, root / "static"
        for name, body in {PAGE: "page", KHMER: "km", CHINESE: "zh", FILES: "{}", **files}.items():
            if body:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(body)
        release.fingerprint.cache_clear()
        return release.fingerprint()

    yield of
    release.fingerprint.cache_clear()


def test_the_same_release_has_the_same_fingerprint_wherever_and_whenever_it_was_installed(
    print_of: Callable[..., str], tmp_path: Path
) -> None:
    first = print_of()
    assert re.fullmatch(r"[0-9a-f]{16}", first)
    assert print_of() == first
    os.utime(tmp_path / "1" / PAGE, (0, 0))
    release.fingerprint.cache_clear()
    assert release.fingerprint() == first


@pytest.mark.parametrize(
    "files",
    [
        {PAGE: "other page"},
        {"screening/templates/screening/library/indicator.html": "new page"},
        {KHMER: "other km"},
        {KHMER: "zh", CHINESE: "km"},
        {KHMER: ""},
        {FILES: '{"paths": {}}'},
        {FILES: ""},
    ],
    ids=["changed", "new", "texts", "texts of another language", "no texts", "static files", "no static files"],
)
def test_what_stands_on_a_page_changes_the_fingerprint(print_of: Callable[..., str], files: dict[str, str]) -> None:
    assert print_of(**files) != print_of()


@pytest.mark.parametrize(
    "name", ["locale/km/LC_MESSAGES/django.po", "screening/templates/screening/handouts/sheet.css", "README.md"]
)
def test_what_stands_on_no_page_lets_kept_pages_live(print_of: Callable[..., str], name: str) -> None:
    assert print_of(**{name: "words"}) == print_of()


def test_a_new_setting_of_the_site_counts_without_being_listed(settings, print_of: Callable[..., str]) -> None:
    before = print_of()
    settings.SCREENING_SOMETHING_NEW = "yes"
    assert print_of() != before


def test_a_secret_of_the_site_is_in_no_fingerprint(settings, print_of: Callable[..., str]) -> None:
    """A fingerprint is part of a key in a cache that others may read."""
    before = print_of()
    settings.SECRET_KEY = "another"
    settings.DATABASE_PASSWORD = "another"
    assert print_of() == before


def test_a_process_looks_at_its_files_once(print_of: Callable[..., str], tmp_path: Path) -> None:
    first = print_of()
    (tmp_path / "0" / PAGE).write_text("changed while it runs")
    assert release.fingerprint() == first
