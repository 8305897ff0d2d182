"""Home, the pages about the site, and the choice of a language at the bare address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from screening.choices import PassageGroup, State
from screening.content.edition import get_edition
from screening.content.needs import Need
from screening.library.made import texts_by_state
from screening.referral.helplines import for_missing_children
from screening.referral.places import by_region
from screening.shortcuts import reading_page

# What the page about the site says of its texts, unless a host has hidden it.
EXPLAINED = ("about-review", "about-language")
# What a reader of the safety page may need within minutes, unless a host has hidden it.
URGENT = ("safety-dying", "safety-hours", "safety-overwhelm", "safety-keeping")
NEEDS = (
    *(Need(code, "page about how the texts were made") for code in EXPLAINED),
    *(Need(code, "safety page") for code in URGENT),
)


@never_cache
@vary_on_headers("Accept-Language")
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send a reader from the bare address to the language their browser asks for."""
    return redirect(f"/{get_language_from_request(request)}/")


@reading_page
def home(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    return render(
        request,
        "screening/pages/home.html",
        {
            "places": by_region(edition),
            "indicators": len(edition.indicators),
            "categories": len(edition.categories),
            "languages": len(settings.LANGUAGES),
        },
    )


@reading_page
def about(request: HttpRequest) -> HttpResponse:
    return _passages(request, PassageGroup.ABOUT)


@reading_page
def texts(request: HttpRequest) -> HttpResponse:
    """How the texts of a language were made, and how far they can be trusted."""
    edition = get_edition(get_language())
    explained = [edition.passages[code] for code in EXPLAINED if code in edition.passages]
    context = {"states": texts_by_state(edition), "passages": explained, "source": State.SOURCE}
    return render(request, "screening/pages/texts.html", context)


@reading_page
def leaving(request: HttpRequest) -> HttpResponse:
    return _passages(request, PassageGroup.LEAVING)


@reading_page
def safety(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    context = {"page": "safety", "passages": edition.group(PassageGroup.SAFETY), "places": by_region(edition)}
    return render(request, "screening/pages/safety.html", context)


@reading_page
def searching(request: HttpRequest) -> HttpResponse:
    """For families and friends who look for someone."""
    edition = get_edition(get_language())
    context = {
        "passages": edition.group(PassageGroup.SEARCHING),
        "lines": for_missing_children(edition, localdate()),
        "places": by_region(edition),
    }
    return render(request, "screening/pages/searching.html", context)


def _passages(request: HttpRequest, group: PassageGroup) -> HttpResponse:
    context = {"page": group, "passages": get_edition(get_language()).group(group)}
    return render(request, f"screening/pages/{group}.html", context)
