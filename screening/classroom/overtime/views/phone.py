"""A check on a phone: at home, weeks after the class, with nobody to ask. One page, one button, no script."""

from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from screening.classroom import codes, limits, links
from screening.classroom.answering import Outcome
from screening.classroom.overtime import classcode, rounds, sheet
from screening.classroom.overtime.asked import of_round
from screening.classroom.shown import ShownPoll, shown
from screening.content.edition import get_edition
from screening.models import Round

COOKIE = "check-"


class Question(NamedTuple):
    """`name` is that of its field; `chosen` is what a page that was sent back had chosen."""

    name: str
    page: ShownPoll
    chosen: Sequence[str]
    is_missing: bool


@require_safe
@never_cache
def typed(request: HttpRequest) -> HttpResponse:
    """Type a code. A slip of the finger is told at once; no other code is looked at here."""
    words = request.GET.get("code", "")
    code = codes.read(words)
    if code:
        return redirect("round", code)
    context = {"typed": words}
    return render(request, "screening/classroom/overtime/type.html", context, status=400 if words else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """The door; once somebody has stepped in, the questions; once they are sent, that they were received."""
    seats = _seats(request, code)
    if not seats and (refused := limits.refusal(request, limits.GUESS)):
        return refused
    now = timezone.now()
    found = classcode.by_code(codes.read(code), now)
    if found is None:
        return _nothing_here(request)
    if not seats:
        limits.give_back(request)
    row = rounds.open_now(found, now)
    if row is None:
        return render(request, "screening/classroom/overtime/not_open.html")
    seat = seats.get(row.mark)
    if seat and sheet.was_received(row, seat):
        return render(request, "screening/classroom/overtime/received.html")
    if seat:
        return _questions(request, code, row, sheet.Read([()] * len(row.asked), ()))
    if request.method != "POST":
        return render(request, "screening/classroom/overtime/door.html", {"code": found.code, "round": row})
    response = redirect("round", found.code)
    response.set_cookie(
        f"{COOKIE}{row.mark}",
        links.new_seat(_scope(found.code, row.mark)),
        expires=row.ends,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
    return response


@csrf_exempt
@require_POST
@never_cache
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Count a sheet. What is not whole comes back with all that was chosen; what came too late is told so."""
    seats = _seats(request, code)
    now = timezone.now()
    found = classcode.by_code(code, now) if seats else None
    if found is None:
        return _nothing_here(request)
    row = found.rounds.filter(mark__in=seats, mark=request.POST.get("round", "")).first()
    if row is None or not rounds.is_open(row, now):
        return _too_late(request, found.code)
    rows = of_round(row)
    read = sheet.read(rows, {place: request.POST.getlist(_name(place)) for place in range(len(rows))})
    if not read.is_whole:
        return _questions(request, code, row, read, status=400)
    if sheet.receive(row.pk, seats[row.mark], read.chosen, rows, now) != Outcome.RECEIVED:
        return _too_late(request, found.code)
    return redirect("round", found.code)


def _questions(request: HttpRequest, code: str, row: Round, read: sheet.Read, status: int = 200) -> HttpResponse:
    edition = get_edition(get_language())
    questions = [
        Question(_name(place), shown(poll, edition, None), read.chosen[place], place in read.missing)
        for place, poll in enumerate(of_round(row))
    ]
    context = {"code": code, "round": row, "questions": questions, "fault": status != 200, "unsure": sheet.UNSURE}
    return render(request, "screening/classroom/overtime/questions.html", context, status=status)


def _name(place: int) -> str:
    return f"q{place + 1}"


def _seats(request: HttpRequest, code: str) -> dict[str, str]:
    """Of the checks of that code which this phone stepped into, the seat by mark. Each check has a seat of its own."""
    found = {name.removeprefix(COOKIE): seat for name, seat in request.COOKIES.items() if name.startswith(COOKIE)}
    return {mark: seat for mark, seat in found.items() if links.is_seat(_scope(code, mark), seat)}


def _scope(code: str, mark: str) -> str:
    return f"{code}:{mark}"


def _nothing_here(request: HttpRequest) -> HttpResponse:
    """Wrong, deleted and expired codes have one answer."""
    return render(request, "screening/classroom/overtime/type.html", {"closed": True}, status=404)


def _too_late(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "screening/classroom/overtime/too_late.html", {"code": code}, status=409)
