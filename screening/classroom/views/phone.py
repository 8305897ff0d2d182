"""Joining by a code, and the one page that a phone shows for the whole session."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from screening.classroom import answering, codes, limits, links, live, session, tally
from screening.classroom.answering import Outcome, Sent
from screening.classroom.shown import mixed, shown
from screening.content.edition import get_edition
from screening.models import Poll, Session

STATUS = {Outcome.RECEIVED: 200, Outcome.CLOSED: 409, Outcome.UNKNOWN: 400, Outcome.OVERTAKEN: 412}


@require_safe
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Type a code. A slip of the finger is told at once; no other code is looked at here."""
    typed = request.GET.get("code", "")
    code = codes.read(typed)
    if code:
        return redirect("room", code)
    return render(request, "screening/classroom/join.html", {"typed": typed}, status=400 if typed else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@gzip_page  # for a room on one line
def room(request: HttpRequest, code: str) -> HttpResponse:
    """What the room looks at now; for a phone without a seat, the door. To step in is a POST: it is counted."""
    seat = seat_of(request, code)
    if seat is None and (refused := limits.refusal(request, limits.GUESS)):
        return refused
    found = session.by_code(codes.read(code), timezone.now())
    if found is None:
        return _over(request) if seat else _nothing_here(request)
    if seat:
        return _room(request, found, seat)
    limits.give_back(request)
    if request.method != "POST":
        return render(request, "screening/classroom/door.html", {"session": found})
    if not session.give_seat(found):
        return render(request, "screening/classroom/door.html", {"session": found, "full": True}, status=403)
    response = redirect("room", found.code)
    response.set_cookie(
        cookie_of(found.code),
        links.new_seat(found.code),
        expires=found.expires,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return response


@csrf_exempt
@require_POST
@never_cache
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Store an answer of a browser without scripts: it gets the page, with the outcome in words."""
    seat = seat_of(request, code)
    found = session.by_code(code, timezone.now()) if seat else None
    if seat is None:
        return _nothing_here(request)
    if found is None:
        return _over(request, late=True)
    outcome = answering.answer(found, seat, sent_by(request), timezone.now())
    return _room(request, found, seat, outcome)


def cookie_of(code: str) -> str:
    """Of each session its own: two sessions of one phone have nothing in common."""
    return f"seat-{code}"


def seat_of(request: HttpRequest, code: str) -> str | None:
    seat = request.COOKIES.get(cookie_of(code), "")
    return seat if links.is_seat(code, seat) else None


def _nothing_here(request: HttpRequest) -> HttpResponse:
    """Wrong, ended and expired codes have one answer."""
    return render(request, "screening/classroom/join.html", {"closed": True}, status=404)


def _over(request: HttpRequest, *, late: bool = False) -> HttpResponse:
    """For a phone that sat in a class which has ended; `late` with an answer."""
    return render(request, "screening/classroom/over.html", {"late": late}, status=404)


def sent_by(request: HttpRequest) -> Sent:
    """Steps to order come as a number for each; they are sorted by it."""
    places = _places(request)
    if len(set(places.values())) < len(places):
        chosen: tuple[str, ...] = ()  # two in one place: no order
    elif places:
        chosen = tuple(sorted(places, key=places.__getitem__))
    else:
        chosen = tuple(request.POST.getlist("chosen"))
    position, number, turn = (_number(request.POST.get(name)) for name in ("poll", "round", "turn"))
    return Sent(position, number, chosen, turn)


def _places(request: HttpRequest) -> dict[str, int]:
    """Of steps to order, the number that each was given."""
    steps = {name.removeprefix("step-"): request.POST[name] for name in request.POST if name.startswith("step-")}
    return {step: _number(place) for step, place in steps.items()}


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 5 else 0


def _room(request: HttpRequest, found: Session, seat: str, outcome: Outcome | None = None) -> HttpResponse:
    now = timezone.now()
    edition = get_edition(get_language())
    poll = live.shown_poll(found)
    is_open = answering.is_open(poll, now)
    before = answering.chosen_before(found, poll, seat) if poll and is_open else None
    page = shown(poll, edition, _counted(poll)) if poll else None
    # What is no answer comes back as it was typed, and not as it was before.
    places = _places(request) or {step: place for place, step in enumerate(before or (), start=1)}
    context = {
        "session": found,
        "page": page,
        "steps": mixed(page, places) if page and page.poll.kind == "order" else [],
        "is_open": is_open,
        "before": before,
        "received": outcome == Outcome.RECEIVED or (outcome is None and before is not None),
        "outcome": outcome,
        "state": live.of_phone(found, poll, now),
        "seconds": live.seconds_left(poll, now),
        "place": edition.places.get(found.place),
    }
    status = STATUS[outcome] if outcome else 200
    return render(request, "screening/classroom/room.html", context, status=status)


def _counted(poll: Poll) -> tally.Counted | None:
    return tally.counted(poll) if poll.revealed else None
