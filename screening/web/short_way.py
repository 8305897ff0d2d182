"""What hundreds of phones ask every few seconds is answered before all other work, and with few headers.

No session, no account, no language, no policy for pages: each would cost more than the answer itself.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, ResolverMatch, resolve

PREFIX = "/live/"
HEADERS = {"Cache-Control": "no-store", "Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"}


class ShortWay:
    """Outermost. Whatever is not as it should be takes the long way, and gets a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = _match(request) if request.path_info.startswith(PREFIX) else None
        if match is None:
            return self.get_response(request)
        response = _answer(request, match)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if response.status_code != 304:
            response.headers["Content-Length"] = str(len(response.content))
        return response


def _match(request: HttpRequest) -> ResolverMatch | None:
    if settings.HTTPS and not request.is_secure():
        return None
    try:
        request.get_host()
        return resolve(request.path_info)
    except (DisallowedHost, Resolver404):
        return None


def _answer(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    view: Callable[..., HttpResponse] = match.func
    try:
        return view(request, *match.args, **match.kwargs)
    except DatabaseError:
        return HttpResponse(status=503, headers={"Retry-After": "2"})
    except (SuspiciousOperation, BadRequest, MultiPartParserError):
        return HttpResponse(status=400)
