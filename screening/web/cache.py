"""Reading pages are the same for everybody, so each is rendered once per language, content version and day."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate

from screening.content.edition import current_version
from screening.errors import ContentMissing
from screening.languages import BY_CODE

# Longer than any day, so that the date in the key decides.
SECONDS = 2 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Page:
    body: bytes
    zipped: bytes
    headers: dict[str, str] = field(default_factory=dict)


class PageCache:
    """Answers GET of a page below a language path without a query string; everything else passes through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if not key:
            return self.get_response(request)
        page: _Page | None = cache.get(key)
        if page is None:
            response = self.get_response(request)
            if not _may_keep(response):
                return response
            page = _Page(response.content, gzip.compress(response.content, 6, mtime=0), dict(response.headers))
            cache.set(key, page, SECONDS)
        return _response(request, page)


def _key(request: HttpRequest) -> str:
    language = request.path_info.split("/", 2)[1]
    if request.method not in {"GET", "HEAD"} or request.META["QUERY_STRING"] or language not in BY_CODE:
        return ""
    try:
        seen = f"{current_version()} {localdate()} {request.get_host()} {request.path_info}"
    except (ContentMissing, DatabaseError):
        return ""
    return f"page:{hashlib.sha256(seen.encode()).hexdigest()}"


def _may_keep(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response.headers
        and response.headers.get("Content-Type", "").startswith("text/html")
    )


def _response(request: HttpRequest, page: _Page) -> HttpResponse:
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.zipped if zipped else page.body, headers=page.headers)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
