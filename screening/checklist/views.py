"""The checklist page, and its answer for browsers without scripts. Nothing that is ticked is kept anywhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.checklist.answers import read
from screening.checklist.drawn import drawn, drawn_with, words_for_all
from screening.checklist.listed import noticed, sections, works
from screening.checklist.reflection import RULES, SAFETY, advice
from screening.choices import Work
from screening.content.edition import Edition, get_edition
from screening.content.entries import PlaceEntry
from screening.referral.helplines import referral
from screening.referral.places import by_region
from screening.shortcuts import entry_or_404, kept_on_get, reading_page


@reading_page
def start(request: HttpRequest) -> HttpResponse:
    """Choose the place first, so that nothing has to be sent once something is ticked. Nobody has to choose one."""
    edition = get_edition(get_language())
    code = request.GET.get("place", "")
    if code in edition.places:
        return redirect("checklist-in", code=code)
    context = {"places": by_region(edition), "unknown": bool(code)}
    return render(request, "screening/checklist/start.html", context, status=400 if code else 200)


# A POST here changes nothing and is answered from memory: there is no cookie and nothing that a token could protect.
@kept_on_get
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, code: str = "") -> HttpResponse:
    """With `?work=`, the short list for readers in that work; what is no work is not looked at."""
    edition = get_edition(get_language())
    place = entry_or_404(edition.places, code) if code else None
    if request.method == "POST":
        return _reflect(request, edition, place)
    asked = request.GET.get("work", "")
    work = Work(asked) if asked in works(edition) else None
    context = _list_context(edition, place) | {"work": work, "list": drawn(edition, work)}
    return render(request, "screening/checklist/checklist.html", context)


@never_cache
def _reflect(request: HttpRequest, edition: Edition, place: PlaceEntry | None) -> HttpResponse:
    answers = read(edition, request.POST)
    if answers.unknown:
        context = _list_context(edition, place)
        context["list"] = drawn_with(edition, sections(edition, answers=answers))
        context["unknown"] = [edition.indicators[code] for code in answers.unknown]
        return render(request, "screening/checklist/checklist.html", context, status=400)
    context = _context(edition, place) | {"noticed": noticed(edition, answers)}
    return render(request, "screening/checklist/reflected.html", context)


def _list_context(edition: Edition, place: PlaceEntry | None) -> dict[str, object]:
    return _context(edition, place) | {
        "rules": [edition.passages[code] for code in RULES if code in edition.passages],
        "works": works(edition),
    }


def _context(edition: Edition, place: PlaceEntry | None) -> dict[str, object]:
    return {
        "place": place,
        "address": reverse("checklist-in", args=[place.code]) if place else reverse("checklist-anywhere"),
        "safety": edition.passages.get(SAFETY),
        "advice": advice(edition),
        "referral": referral(edition, place, localdate()) if place else None,
    } | words_for_all(edition)
