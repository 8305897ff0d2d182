"""Headers on every answer: pages, files, services and errors alike."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/", "/healthz", "/readyz", "/en/", "/km/checklist/CN/", "/vi/help/VN/", "/en/handouts/", "/en/search/",
    "/xx/", "/en/indicators/NOPE-01/", "/staff/login/", "/static/nothing.css",
]  # fmt: skip


def directives(policy: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in policy.split(";")}


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_may_be_loaded_from_elsewhere(visitor: Client, address: str) -> None:
    policy = directives(visitor.get(address).headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    for sources in policy.values():
        assert set(sources) <= {"'none'", "'self'"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_closed_to_other_sites(visitor: Client, address: str) -> None:
    headers = visitor.get(address).headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    # The staff site's forms are checked against their origin, which a browser hides under "no-referrer".
    assert headers["Referrer-Policy"] == ("same-origin" if address.startswith("/staff/") else "no-referrer")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert not {"Server", "X-Powered-By"} & set(headers)


@pytest.mark.parametrize("address", ["/en/", "/en/checklist/CN/", "/en/help/CN/", "/en/search/", "/xx/"])
def test_a_shared_phone_keeps_no_page(visitor: Client, address: str) -> None:
    for _ in range(2):
        assert "no-store" in visitor.get(address).headers["Cache-Control"]


def test_a_foreign_host_is_refused(visitor: Client) -> None:
    response = visitor.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_pages_can_only_be_read(visitor: Client, method: str) -> None:
    response = getattr(visitor, method)("/km/indicators/")
    assert response.status_code == 405
    assert 'lang="km"' in response.content.decode()


def test_few_views_skip_the_form_token() -> None:
    """Three change nothing and know no visitor, one raises a number. In a class, a signed link or a seat is sent too.

    A token would need a cookie more, and would protect nothing.
    """
    from django.urls import get_resolver  # noqa: PLC0415

    from screening.checklist.views import checklist  # noqa: PLC0415
    from screening.classroom.overtime.views import phone as check  # noqa: PLC0415
    from screening.classroom.overtime.views import trainer as class_code  # noqa: PLC0415
    from screening.classroom.views import phone, state, trainer  # noqa: PLC0415
    from screening.flags.views import wording  # noqa: PLC0415
    from screening.handouts.views import own  # noqa: PLC0415
    from screening.library.views.indicators import search  # noqa: PLC0415

    def views(patterns):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from views(pattern.url_patterns)
            else:
                yield pattern.callback

    exempt = {view for view in views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)}
    of_a_class = {trainer.start, trainer.act, trainer.again, phone.room, phone.answer, state.phone}
    over_time = {class_code.start, class_code.act, check.check, check.answer}
    assert exempt == {checklist, search, own, wording} | of_a_class | over_time
