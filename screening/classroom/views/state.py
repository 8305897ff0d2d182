"""What scripts ask and say, in a few bytes and without a language: see web/short_way.py."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from screening.classroom import answering, links, live, recent, session
from screening.classroom.answering import Outcome, Sent
from screening.classroom.views.phone import STATUS, seat_of, sent_by
from screening.models import Session


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """Has anything changed? Or, by POST, an answer. Without a seat there is nothing: nobody can try codes here."""
    now = timezone.now()
    seat = seat_of(request, code)
    seen = recent.by_code(code, now) if seat else None
    if seat is None or seen is None:
        return HttpResponse(status=404)
    if request.method == "POST":
        return _received(seen.session, seat, sent_by(request))
    return _answer(request, live.of_phone(seen.session, seen.poll, now))


@require_safe
def trainer(request: HttpRequest, link: str) -> HttpResponse:
    return _screen(request, links.key_of_trainer(link))


@require_safe
def wall(request: HttpRequest, link: str) -> HttpResponse:
    return _screen(request, links.key_of_wall(link))


def _received(found: Session, seat: str, sent: Sent) -> HttpResponse:
    """The outcome as a status. A phone that was overtaken by itself hears by which turn."""
    outcome = answering.answer(found, seat, sent, timezone.now())
    turn = answering.turn_of(found, seat, sent) if outcome == Outcome.OVERTAKEN else ""
    return HttpResponse(str(turn), status=STATUS[outcome])


def _screen(request: HttpRequest, key: str) -> HttpResponse:
    found: Session | None = session.by_key(key, timezone.now()) if key else None
    if found is None:
        return HttpResponse(status=404)
    poll = live.shown_poll(found)
    return _answer(request, live.of_trainer(found, poll, live.answered(poll), timezone.now()))


def _answer(request: HttpRequest, state: live.State) -> HttpResponse:
    mark = f'"{state.body.replace(" ", "")}"'
    same = request.headers.get("If-None-Match") == mark
    return HttpResponse(b"" if same else state.body, status=304 if same else 200, headers={"ETag": mark})
