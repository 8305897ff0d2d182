"""Pages for what goes wrong: kind, in the reader's language, with the exit control, and saying what to do."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.csrf import requires_csrf_token

from screening import errors
from screening.languages import BY_CODE, ENGLISH
from screening.web.bare_page import bare_page
from screening.web.typed import page_meant

logger = logging.getLogger(__name__)


def _page(request: HttpRequest, name: str, status: int, seconds: int = 0) -> HttpResponse:
    """The error page `name` in the language of the path, or of the browser where the path has none."""
    code = request.path_info.split("/", 2)[1]
    language = code if code in BY_CODE else translation.get_language_from_request(request)
    with translation.override(language if language in BY_CODE else ENGLISH.code):
        body = render_to_string(f"screening/errors/{name}.html", {"status": status, "seconds": seconds}, request)
    response = HttpResponse(body, status=status, headers={"Cache-Control": "no-store"})
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In a room, an address that is not ours is most likely this computer's own, which has changed since the start."""
    moved = settings.SCREENING_LAN and isinstance(exception, DisallowedHost)
    return _page(request, "other-address" if moved else "400", 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403", 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was typed from paper leads to its page: not for ever, for another release may have another there."""
    meant = page_meant(request.path_info) if request.method in {"GET", "HEAD"} else ""
    if meant in ("", request.path_info):
        return _page(request, "404", 404)
    query = request.META["QUERY_STRING"]
    response = HttpResponseRedirect(f"{meant}?{query}" if query else meant)
    response.headers["Cache-Control"] = "no-store"
    return response


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever is broken, there is a page, and a way to leave it."""
    try:
        return _page(request, "500", 500)
    except Exception:
        logger.exception("The error page failed")
        page = bare_page(
            "Something went wrong here",
            "The fault is ours. Nothing you typed was kept. Try again in a minute. "
            "If someone is in danger, do not wait for this site.",
        )
        return HttpResponse(page, status=500, headers={"Cache-Control": "no-store"})


class KnownErrors:
    """Turns the errors of screening/errors.py into pages, in one place for all rooms."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = _page(request, "405", 405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, errors.PrintUnavailable | errors.PrintFailed):
            # What the printing process said: for the host, who can mend it. It knows nothing of a visitor.
            logger.warning("%s: %s", type(exception).__name__, exception)
        match exception:
            case errors.ContentMissing():
                return _page(request, "no-content", 503, seconds=30)
            case errors.PrintUnavailable():
                return _page(request, "print-unavailable", 503)
            case errors.PrintRefused():
                return _page(request, "print-refused", 409)
            case errors.PrintBusy(seconds=seconds):
                return _page(request, "print-busy", 503, seconds=seconds)
            case errors.PrintFailed():
                return _page(request, "print-failed", 503, seconds=30)
            case DatabaseError():
                return _page(request, "no-content", 503, seconds=30)
        return None
