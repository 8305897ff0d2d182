"""What every page needs to know about the site."""

from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import get_language

from screening.choices import State
from screening.content.edition import get_edition
from screening.handouts.kinds import offered
from screening.languages import BY_CODE, ENGLISH, LANGUAGES, Language
from screening.library.made import usual_state
from screening.shortcuts import is_kept_on_get
from screening.text.interface import interface_state

# The entry of the main menu under which the pages of a module lie. Those about the site itself lie under none.
ROOMS = {
    "screening.library.views.indicators": "indicators",
    "screening.library.views.trainers": "trainers",
    "screening.library.views.training": "trainers",
    "screening.checklist.views": "checklist",
    "screening.referral.views": "help",
    "screening.handouts.views": "handouts",
    "screening.handouts.kits.views": "trainers",
    "screening.classroom.views.trainer": "trainers",
    "screening.classroom.views.report": "trainers",
    "screening.classroom.overtime.views.trainer": "trainers",
    "screening.classroom.overtime.views.report": "trainers",
}


def site(request: HttpRequest) -> dict[str, Any]:
    language = BY_CODE.get(get_language() or "", ENGLISH)
    match = getattr(request, "resolver_match", None)
    state = interface_state()
    # Without a catalogue the page is in English; what there is of the content stands in it as a foreign language.
    page_language = ENGLISH if state == State.MISSING else language
    return {
        "language": language,
        "page_language": page_language,
        "text_language": page_language.code,
        "room": _room(match) if match else "",
        "choices_of_language": [(row, _path_in(request, row)) for row in LANGUAGES],
        # Asked only by pages that lead to handouts: a set of codes.
        "offered_handouts": lambda: offered(get_edition(language.code)).keys(),
        # Asked only by pages with many texts.
        "usual_state": lambda: usual_state(get_edition(language.code)),
        "interface_state": state,
        "exit_url": settings.SCREENING_EXIT_URL,
        "site_address": settings.SCREENING_SITE_ADDRESS,
        "page_address": _address(request),
        # The path of a page whose words a reader may call wrong.
        "flaggable": request.path if match and is_kept_on_get(match.func) else "",
    }


def _room(match: ResolverMatch) -> str:
    return "home" if match.url_name == "home" else ROOMS.get(match.func.__module__, "")


def _address(request: HttpRequest) -> str:
    """What a sheet printed from the browser says it comes from; on a page about a wrong host, the path alone."""
    try:
        return request.build_absolute_uri(request.path)
    except DisallowedHost:
        return request.path


def _path_in(request: HttpRequest, language: Language) -> str:
    """The same page in another language; its home page where the path has no language, as on an error page."""
    code, _, rest = request.path_info.lstrip("/").partition("/")
    if code not in BY_CODE or getattr(request, "resolver_match", None) is None:
        return f"/{language.code}/"
    query = request.META["QUERY_STRING"] if request.method == "GET" else ""
    return f"/{language.code}/{rest}{'?' if query else ''}{query}"
