"""Whether anything has changed, in a few bytes and without a language: asked by every screen every few seconds."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.classroom import links, live, session
from screening.classroom.views.phone import seat_of
from screening.models import Session
from screening.web.headers import with_few_headers


@require_safe
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """Without a seat there is nothing, whatever the code: nobody can try codes here."""
    found = session.by_code(code, timezone.now()) if seat_of(request, code) else None
    if found is None:
        return with_few_headers(HttpResponse(status=404))
    return _answer(request, live.of_phone(found, live.shown_poll(found), timezone.now()))


@require_safe
def trainer(request: HttpRequest, link: str) -> HttpResponse:
    return _screen(request, links.key_of_trainer(link))


@require_safe
def wall(request: HttpRequest, link: str) -> HttpResponse:
    return _screen(request, links.key_of_wall(link))


def _screen(request: HttpRequest, key: str) -> HttpResponse:
    found: Session | None = session.by_key(key, timezone.now()) if key else None
    if found is None:
        return with_few_headers(HttpResponse(status=404))
    poll = live.shown_poll(found)
    return _answer(request, live.of_trainer(found, poll, live.answered(poll), timezone.now()))


def _answer(request: HttpRequest, state: live.State) -> HttpResponse:
    mark = f'"{state.body.replace(" ", "")}"'
    same = request.headers.get("If-None-Match") == mark
    response = HttpResponse(b"" if same else state.body, status=304 if same else 200, content_type="text/plain")
    response.headers["ETag"] = mark
    return with_few_headers(response)
