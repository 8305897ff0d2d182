"""What every page needs to know about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from screening.choices import State
from screening.content.edition import get_edition
from screening.handouts.kinds import offered
from screening.languages import BY_CODE, ENGLISH, LANGUAGES, Language
from screening.text.interface import interface_state

# The entry of the main menu under which a page lies, by the name of its address.
ROOMS = {
    "home": "home",
    **dict.fromkeys(("indicators", "indicator", "category", "search", "choose-beside", "beside"), "indicators"),
    **dict.fromkeys(("checklist", "checklist-in"), "checklist"),
    **dict.fromkeys(("help", "place"), "help"),
    **dict.fromkeys(("handouts", "handout-kind", "choose-handout", "handout-choice"), "handouts"),
    **dict.fromkeys(("trainers", "notes", "cues", "base-rates", "context", "care", "law"), "trainers"),
    **dict.fromkeys(("lessons", "lesson", "slides", "speaker-notes", "cases", "case", "glossary"), "trainers"),
    **dict.fromkeys(("knowledge-check", "lesson-check", "kit", "choose-kit", "kit-made"), "trainers"),
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
        "room": ROOMS.get(match.url_name or "", "") if match else "",
        "choices_of_language": [(row, _path_in(request, row)) for row in LANGUAGES],
        # Asked only by pages that lead to handouts: a set of codes.
        "offered_handouts": lambda: offered(get_edition(language.code)).keys(),
        "interface_state": state,
        "exit_url": settings.SCREENING_EXIT_URL,
        "site_address": settings.SCREENING_SITE_ADDRESS,
    }


def _path_in(request: HttpRequest, language: Language) -> str:
    """The same page in another language; its home page where the path has no language, as on an error page."""
    code, _, rest = request.path_info.lstrip("/").partition("/")
    if code not in BY_CODE or getattr(request, "resolver_match", None) is None:
        return f"/{language.code}/"
    query = request.META["QUERY_STRING"] if request.method == "GET" else ""
    return f"/{language.code}/{rest}{'?' if query else ''}{query}"
