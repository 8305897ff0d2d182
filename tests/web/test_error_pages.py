"""Each thing that can go wrong has a page that says so in the reader's language, and what to do."""

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from lxml import html

from screening import errors
from screening.languages import LANGUAGES
from screening.web import error_pages

pytestmark = pytest.mark.django_db

KNOWN = [
    (errors.ContentMissing(), 503, 30),
    (DatabaseError(), 503, 30),
    (OperationalError(), 503, 30),
    (errors.PrintUnavailable(), 503, None),
    (errors.PrintRefused(), 409, None),
    (errors.PrintFailed(), 503, 30),
    (errors.PrintBusy(seconds=7), 503, 7),
]
EVERY_KNOWN = pytest.mark.parametrize(("error", "status", "seconds"), KNOWN, ids=lambda row: type(row).__name__)


def request(path: str = "/en/indicators/", **headers: str) -> HttpRequest:
    return RequestFactory(SERVER_NAME="localhost", headers=headers).get(path)


def answer(error: Exception, asked: HttpRequest | None = None) -> HttpResponse | None:
    known = error_pages.KnownErrors(lambda _: HttpResponse("reached"))
    return known.process_exception(asked or request(), error)


def page(response: HttpResponse | None) -> html.HtmlElement:
    assert response is not None
    return html.document_fromstring(response.content.decode())


@EVERY_KNOWN
def test_a_known_error_says_what_kind_it_is_and_when_to_come_back(
    error: Exception, status: int, seconds: int | None
) -> None:
    response = answer(error)
    assert response is not None
    assert response.status_code == status
    assert response.headers.get("Retry-After") == (str(seconds) if seconds else None)
    assert response.headers["Cache-Control"] == "no-store"


@EVERY_KNOWN
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_page_of_an_error_has_a_way_out_and_a_way_on(
    error: Exception, status: int, seconds: int | None, language
) -> None:
    found = page(answer(error, request(f"/{language.code}/handouts/")))
    assert found.get("lang") == language.tag
    assert len(found.xpath("//h1")) == 1
    assert found.xpath("//a[@href]")[0].get("id") == "exit"
    assert [link for link in found.xpath("//main//a/@href") if link.startswith(f"/{language.code}/")]


def test_no_two_errors_have_the_same_words() -> None:
    kinds = [errors.ContentMissing(), errors.PrintUnavailable(), errors.PrintRefused(), errors.PrintFailed()]
    said = [page(answer(error)).xpath("//h1")[0].text for error in [*kinds, errors.PrintBusy(seconds=7)]]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("seconds", "words"), [(1, "Try again in 1 second."), (7, "Try again in 7 seconds.")])
def test_who_has_to_wait_is_told_how_long(seconds: int, words: str) -> None:
    assert words in page(answer(errors.PrintBusy(seconds=seconds))).text_content()


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), PermissionDenied(), errors.ScreeningError("x")])
def test_an_error_that_nobody_raised_on_purpose_is_not_explained_away(error: Exception) -> None:
    assert answer(error) is None


@pytest.mark.parametrize("error", [errors.PrintFailed("glyph 17 is missing"), errors.PrintUnavailable("no Pango")])
def test_the_host_reads_why_nothing_can_be_printed_and_the_reader_does_not(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found = page(answer(error))
    assert caplog.messages == [f"{type(error).__name__}: {error}"]
    assert str(error) not in found.text_content()


@pytest.mark.parametrize("error", [errors.PrintBusy(seconds=7), errors.PrintRefused(), errors.ContentMissing()])
def test_what_a_host_cannot_mend_is_not_logged(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    answer(error)
    assert not caplog.messages


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/km/x/", "vi", "km"),
        ("/x/", "vi", "vi"),
        ("/x/", "km;q=0.3, vi;q=0.7", "vi"),
        ("/x/", "xx", "en"),
        ("/", "", "en"),
        ("/staff/", "zh-cn", "zh-Hans"),
    ],
)
def test_an_error_speaks_the_language_of_the_path_then_that_of_the_browser(
    path: str, accepted: str, language: str
) -> None:
    response = error_pages.page_not_found(request(path, **{"accept-language": accepted}), Exception())
    assert page(response).get("lang") == language


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (error_pages.bad_request, 400),
        (error_pages.permission_denied, 403),
        (error_pages.csrf_failure, 403),
        (error_pages.page_not_found, 404),
    ],
)
def test_an_answer_of_ours_repeats_nothing_of_what_was_asked(handler, status: int) -> None:
    response = handler(request("/en/Mai-Tran/?words=Mai-Tran", **{"user-agent": "Mai-Tran"}), "Mai-Tran")
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    text = re.sub(r'href="/\w+(-\w+)?/Mai-Tran/[^"]*"', "", response.content.decode())
    assert "Mai-Tran" not in text


def test_a_method_that_is_not_allowed_gets_a_page_that_still_says_which_are() -> None:
    refused = error_pages.KnownErrors(lambda _: HttpResponseNotAllowed(["GET", "HEAD"]))(request("/vi/help/"))
    assert refused.status_code == 405
    assert refused.headers["Allow"] == "GET, HEAD"
    assert page(refused).get("lang") == "vi"


@pytest.mark.parametrize(
    "given",
    [HttpResponse("a page", status=405), HttpResponse(status=200), HttpResponse(status=404), HttpResponse("x")],
)
def test_an_answer_that_says_something_is_left_as_it_is(given: HttpResponse) -> None:
    assert error_pages.KnownErrors(lambda _: given)(request()) is given


@pytest.mark.parametrize("broken", [OSError("no template"), DatabaseError(), LookupError("zz"), RecursionError()])
def test_where_even_the_error_page_fails_there_is_a_plain_one_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, settings, broken: Exception
) -> None:
    def fail(*args: object, **kwargs: object) -> str:
        raise broken

    settings.SCREENING_EXIT_URL = 'https://example.org/?a="b"&c=d'
    monkeypatch.setattr(error_pages, "render_to_string", fail)
    response = error_pages.server_error(request("/km/"))
    found = page(response)
    assert response.status_code == 500
    assert response.headers["Cache-Control"] == "no-store"
    assert found.get("lang") == "en"
    assert found.get_element_by_id("exit").get("href") == settings.SCREENING_EXIT_URL
    assert "noreferrer" in found.get_element_by_id("exit").get("rel")
    assert "do not wait for this site" in found.text_content()
