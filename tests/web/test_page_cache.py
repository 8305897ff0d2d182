"""What is kept and sent again: reading pages that say so, as bytes, for one day, one version, one release."""

import gzip
import itertools
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, reverse
from django.utils import timezone, translation

from screening.content import edition
from screening.content.publish import publish
from screening.models import Indicator
from screening.shortcuts import is_kept_on_get, kept_on_get, reading_page
from screening.web import release
from screening.web.cache import PageCache, accepts_gzip
from tests.site.addresses import PRINTED, pages

pytestmark = pytest.mark.django_db

# Pages that lead on to what was chosen, and a form for what is typed; those of something printed wait for it.
NEVER_KEPT = {
    "choose-handout",
    "choose-kit",
    "kit-change",
    "handout-own",
    "class",
    "class-code",
    "join",
    "check",
    "wording",
}


def kept() -> dict[str, bytes]:
    return {key: cache.get(key.split(":", 2)[2]) for key in cache._cache}


def answered_by(view, path: str = "/en/votes/") -> PageCache:
    def get_response(request: HttpRequest) -> HttpResponse:
        request.resolver_match = ResolverMatch(view, (), {})
        return view(request)

    return PageCache(get_response)


def get(pages: PageCache, path: str = "/en/votes/", **headers: str) -> HttpResponse:
    return pages(RequestFactory(SERVER_NAME="localhost", headers=headers).get(path))


def counter() -> itertools.count:
    return itertools.count(1)


def test_a_view_that_says_nothing_is_asked_every_time(content: None) -> None:
    votes = counter()
    answered = answered_by(lambda request: HttpResponse(f"votes: {next(votes)}"))
    assert [get(answered).content for _ in range(3)] == [b"votes: 1", b"votes: 2", b"votes: 3"]
    assert not kept()


@pytest.mark.parametrize("mark", [reading_page, kept_on_get])
def test_a_reading_page_is_made_once(content: None, mark) -> None:
    made = counter()
    view = mark(lambda request: HttpResponse(f"made: {next(made)}"))
    answered = answered_by(view)
    assert [get(answered).content for _ in range(3)] == [b"made: 1"] * 3


@pytest.mark.parametrize(
    "response",
    [
        lambda: HttpResponse("x", status=202),
        lambda: HttpResponse("x", status=400),
        lambda: HttpResponse("x", headers={"Cache-Control": "no-store"}),
        lambda: with_cookie(HttpResponse("x")),
    ],
)
def test_even_a_reading_page_is_not_kept_where_its_answer_is_for_one_reader(content: None, response) -> None:
    get(answered_by(reading_page(lambda request: response())))
    assert not kept()


def with_cookie(response: HttpResponse) -> HttpResponse:
    response.set_cookie("name", "value")
    return response


def test_an_address_with_a_query_or_without_a_language_is_asked_every_time(content: None) -> None:
    made = counter()
    answered = answered_by(reading_page(lambda request: HttpResponse(f"{next(made)}")))
    assert [get(answered, path).content for path in ("/en/?a=1", "/en/?a=1", "/healthz")] == [b"1", b"2", b"3"]


@pytest.mark.parametrize("path", ["", "*", "x:443", "/"])
def test_a_path_that_is_none_is_no_fault(content: None, path: str) -> None:
    request = RequestFactory(SERVER_NAME="localhost").get("/")
    request.path_info = path
    assert PageCache(lambda request: HttpResponse("passed"))(request).content == b"passed"


def test_every_page_that_does_not_wait_is_kept(content: None, visitor: Client) -> None:
    """By name, from the addresses of the site: a new reading page that forgets to say so is found here."""
    names = set()
    for address in pages():
        if address.name in names | PRINTED:
            continue
        names.add(address.name)
        cache.clear()
        with translation.override(address.language):
            visitor.get(reverse(address.name, kwargs=dict(address.kwargs)))
        assert bool(kept()) == (address.name not in NEVER_KEPT), address


def test_what_is_kept_is_bytes_of_which_the_page_is_compressed_once(content: None, visitor: Client) -> None:
    page = visitor.get("/km/help/KH/").content
    (stored,) = kept().values()
    headers, _, body = stored.partition(b"\n")
    assert gzip.decompress(body) == page
    assert b"Content-Security-Policy" not in headers  # set on every answer, after the cache
    assert len(stored) < len(page) / 2


def test_the_page_is_the_same_compressed_or_not_first_or_again(content: None, visitor: Client) -> None:
    answers = [visitor.get("/en/help/KH/", headers={"Accept-Encoding": coding}) for coding in ("gzip", "", "gzip", "")]
    bodies = {
        gzip.decompress(answer.content) if answer.headers.get("Content-Encoding") == "gzip" else answer.content
        for answer in answers
    }
    assert len(bodies) == 1
    assert [answer.headers.get("Content-Encoding") for answer in answers] == ["gzip", None, "gzip", None]
    assert all(answer.headers["Content-Length"] == str(len(answer.content)) for answer in answers)
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in answers)


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("GZIP", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("*, gzip;q=0", False),
        ("x-gzip", False),
        ("br", False),
        ("", False),
        ("gzip;q=many", False),
    ],
)
def test_gzip_is_sent_only_where_it_is_wanted(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) == accepted


def test_another_day_is_another_page(content: None, monkeypatch: pytest.MonkeyPatch, visitor: Client) -> None:
    """A line grows too old overnight: yesterday's page still has its link."""
    line = max(edition.get_edition("en").lines.values(), key=lambda line: (line.checked, not line.mark))
    path = f"/en/help/{line.place.code}/"
    today = timezone.localdate()
    before = visitor.get(path).content
    monkeypatch.setattr("screening.web.cache.localdate", lambda: today + timedelta(days=1))
    monkeypatch.setattr("screening.referral.views.localdate", lambda: today + timedelta(days=400))
    after = visitor.get(path).content
    assert before.count(b'href="tel:') > after.count(b'href="tel:')


def test_another_version_is_another_page(content: None, visitor: Client) -> None:
    assert "DOC-01" in visitor.get("/en/categories/DOC/").content.decode()
    Indicator.objects.filter(code="DOC-01").update(hidden=True)
    publish()
    edition.forget()
    assert "DOC-01" not in visitor.get("/en/categories/DOC/").content.decode()


def test_another_host_is_another_page(content: None, visitor: Client) -> None:
    visitor.get("/en/")
    visitor.get("/en/", SERVER_NAME="127.0.0.1")
    assert len(kept()) == 2


@pytest.mark.parametrize("name", [*release.SETTINGS, "SCREENING_EXIT_URL", "SCREENING_SITE_ADDRESS"])
def test_another_setting_is_another_page(settings, name: str) -> None:
    before = release.fingerprint()
    setattr(settings, name, "https://example.org/")
    release.fingerprint.cache_clear()
    assert release.fingerprint() != before
    release.fingerprint.cache_clear()


@pytest.mark.parametrize(
    "file", ["screening/templates/screening/base.html", "locale/km/LC_MESSAGES/django.mo", "static/staticfiles.json"]
)
def test_another_release_is_another_page(settings, tmp_path: Path, file: str) -> None:
    """A kept page names the style sheets and scripts of its own release, and no other."""
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    found = []
    for body in ("one", "two"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(body)
        release.fingerprint.cache_clear()
        found.append(release.fingerprint())
    release.fingerprint.cache_clear()
    assert found[0] != found[1]


def test_the_mark_belongs_to_the_view_that_says_it() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert not is_kept_on_get(view)
    assert is_kept_on_get(reading_page(view))
    assert not is_kept_on_get(view)
