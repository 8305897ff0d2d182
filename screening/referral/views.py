"""Choose a place, see who can help there and what may follow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language

from screening.content.edition import get_edition
from screening.referral.helplines import FIRST_ADVICE, referral, without_speaking_first
from screening.referral.places import by_region
from screening.shortcuts import entry_or_404, reading_page

# ?without=speaking: lines that somebody can reach who does not speak come first.
SILENT, SILENT_FIRST = "without", "speaking"


@reading_page
def places(request: HttpRequest) -> HttpResponse:
    """The place chooser; a place chosen in its form leads to the page of that place."""
    edition = get_edition(get_language())
    code = request.GET.get("place", "")
    if code in edition.places:
        return redirect("place", code=code)
    advice = [edition.passages[code] for code in FIRST_ADVICE if code in edition.passages]
    context = {"places": by_region(edition), "advice": advice, "unknown": bool(code)}
    return render(request, "screening/referral/places.html", context, status=400 if code else 200)


@reading_page
def place(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.places, code)
    found = referral(edition, chosen, localdate())
    silent = request.GET.get(SILENT) == SILENT_FIRST
    context = {
        "place": chosen,
        "referral": found,
        "silent_first": without_speaking_first(found) if silent else None,
        "silent_query": f"?{SILENT}={SILENT_FIRST}",
        "places": by_region(edition),
    }
    return render(request, "screening/referral/place.html", context)
