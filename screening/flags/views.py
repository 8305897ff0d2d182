"""The wordings of a page, each with its English, and a button for each thing that may be wrong with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.choices import FlagReason
from screening.flags.counting import count
from screening.flags.on_page import Wording, wordings
from screening.languages import ENGLISH

# What a browser says of a form on a page of this site; older ones say nothing.
OWN_PAGES = {"same-origin", ""}


# No cookie, and so no token: browsers say when a foreign page sends this, and it could do no more than any reader.
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest) -> HttpResponse:
    """`?on=` is the page from whose foot a reader comes."""
    path = request.GET.get("on", "")
    context: dict[str, Any] = {"page": path, "reasons": FlagReason, "english": ENGLISH}
    try:
        found = wordings(request, path, get_language() or ENGLISH.code)
    except Resolver404:
        return render(request, "screening/flags/nothing.html", context, status=404 if path else 200)
    context["wordings"] = found
    if request.method != "POST":
        return render(request, "screening/flags/wording.html", context)
    flagged = _flagged(request, found)
    if flagged is None:
        return render(request, "screening/flags/wording.html", context | {"unknown": True}, status=400)
    count(*flagged, localdate())
    return render(request, "screening/flags/wording.html", context | {"counted": flagged[0]})


def _flagged(request: HttpRequest, found: list[Wording]) -> tuple[Wording, FlagReason] | None:
    """None where no button of this page was pressed, or where the words have changed since it was opened."""
    if request.headers.get("Sec-Fetch-Site", "") not in OWN_PAGES:
        return None
    reason, _, rest = request.POST.get("flag", "").partition(" ")
    mark, _, key = rest.partition(" ")
    named = next((one for one in found if one.key == key and one.digest == mark), None)
    return (named, FlagReason(reason)) if named and reason in FlagReason.values else None
