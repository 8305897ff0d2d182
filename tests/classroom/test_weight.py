"""What a phone loads on a slow line: little, and the same file for all that its scripts do."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import html

from screening.choices import PollKind
from screening.languages import LANGUAGES, Language
from screening.models import Session
from tests.classroom.conftest import show

pytestmark = pytest.mark.django_db
MOST_BYTES = 15_000
MOST_LINES = 119
SCRIPTS = Path("screening/static/screening")


def read(address: str) -> bytes:
    return Path(finders.find(address.removeprefix("/static/"))).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_a_page_comes_with_one_style_and_one_script_in_15_kb(
    live: Session, join: Callable[[], Client], language: Language
) -> None:
    phone = join()
    for kind in PollKind:
        show(live, kind, "open")
        answer = phone.get(f"/{language.code}/join/{live.code}/", headers={"accept-encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        page = html.document_fromstring(gzip.decompress(answer.content).decode())
        (style,) = page.xpath("//link[@rel='stylesheet']/@href")
        (script,) = page.xpath("//script/@src")
        (icon,) = page.xpath("//link[@rel='icon']/@href")
        assert not page.xpath("//img | //picture | //video | //audio | //iframe")
        assert b"url(" not in read(style)
        files = [gzip.compress(read(address)) for address in (style, script, icon)]
        assert len(answer.content) + sum(map(len, files)) <= MOST_BYTES


def test_the_script_of_a_phone_is_the_two_others_in_one_file() -> None:
    """If not: cat js/exit.js classroom/live.js > classroom/phone.js"""
    parts = [(SCRIPTS / name).read_text() for name in ("js/exit.js", "classroom/live.js")]
    assert (SCRIPTS / "classroom/phone.js").read_text() == "".join(parts)
    assert parts[1].count("\n") <= MOST_LINES
