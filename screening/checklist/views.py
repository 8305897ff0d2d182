"""The checklist page, and its answer for browsers without scripts. Nothing that is ticked is kept anywhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.checklist.forms import ChecklistForm
from screening.checklist.reflection import RULES, SAFETY, advice, everything, noticed
from screening.choices import PassageGroup
from screening.content.edition import Edition, get_edition
from screening.content.entries import PlaceEntry
from screening.referral.helplines import referral
from screening.referral.places import by_region
from screening.shortcuts import entry_or_404, kept_on_get, reading_page


@reading_page
def start(request: HttpRequest) -> HttpResponse:
    """Choose the place first, so that nothing has to be sent once something is ticked."""
    edition = get_edition(get_language())
    code = request.GET.get("place", "")
    if code in edition.places:
        return redirect("checklist-in", code=code)
    context = {
        "safety": edition.group(PassageGroup.SAFETY),
        "rules": edition.group(PassageGroup.RULE),
        "places": by_region(edition),
        "unknown": bool(code),
    }
    return render(request, "screening/checklist/start.html", context, status=400 if code else 200)


# A POST here changes nothing and is answered from memory: there is no cookie and nothing that a token could protect.
@kept_on_get
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    place = entry_or_404(edition.places, code)
    if request.method == "POST":
        return _reflect(request, edition, place)
    context = _context(edition, place) | {
        "form": ChecklistForm(edition),
        "noticed": everything(edition),
    }
    return render(request, "screening/checklist/checklist.html", context)


@never_cache
def _reflect(request: HttpRequest, edition: Edition, place: PlaceEntry) -> HttpResponse:
    form = ChecklistForm(edition, request.POST)
    context = _context(edition, place)
    if not form.is_valid():
        context |= {"form": form, "noticed": everything(edition)}
        return render(request, "screening/checklist/checklist.html", context, status=400)
    context["noticed"] = noticed(edition, form.answers())
    return render(request, "screening/checklist/reflected.html", context)


def _context(edition: Edition, place: PlaceEntry) -> dict[str, object]:
    return {
        "place": place,
        "safety": edition.passages.get(SAFETY),
        "rules": [edition.passages[code] for code in RULES if code in edition.passages],
        "advice": advice(edition),
        "referral": referral(edition, place, localdate()),
    }
