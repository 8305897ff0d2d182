"""Headers that keep a page to itself: set on whatever has none of its own, and never twice."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from screening.web.headers import FEATURES, HEADERS, PrivacyHeaders

POLICY = "Permissions-Policy"


def through(response: HttpResponse) -> HttpResponse:
    return PrivacyHeaders(lambda _: response)(RequestFactory().get("/en/"))


@pytest.mark.parametrize("status", [200, 202, 302, 404, 503])
def test_every_answer_is_kept_by_nobody_unless_it_says_otherwise(status: int) -> None:
    assert through(HttpResponse(status=status)).headers["Cache-Control"] == "no-store"
    kept = HttpResponse(status=status, headers={"Cache-Control": "max-age=60, immutable"})
    assert through(kept).headers["Cache-Control"] == "max-age=60, immutable"


def test_an_answer_may_be_stricter_than_the_rest_of_the_site() -> None:
    strict = HttpResponse(headers={POLICY: "fullscreen=()", "Cross-Origin-Resource-Policy": "same-site"})
    headers = through(strict).headers
    assert headers[POLICY] == "fullscreen=()"
    assert headers["Cross-Origin-Resource-Policy"] == "same-site"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"


@pytest.mark.parametrize("name", HEADERS)
def test_no_answer_goes_without_one_of_them(name: str) -> None:
    assert through(HttpResponse()).headers[name] == HEADERS[name]


@pytest.mark.parametrize("sensor", ["camera", "microphone", "geolocation", "display-capture", "payment", "usb"])
def test_a_page_can_use_nothing_that_sees_or_hears_or_finds_a_person(sensor: str) -> None:
    """Each feature is closed for everybody: `()` names nobody, and `self` would name the page."""
    closed = through(HttpResponse()).headers[POLICY].split(", ")
    assert f"{sensor}=()" in closed
    assert closed == [f"{feature}=()" for feature in FEATURES]
    assert len(set(closed)) == len(closed)
