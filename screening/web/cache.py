"""Reading pages are the same for everybody, so each is rendered once per language, content version and day.

What is kept is bytes: headers as JSON, and the page as it is sent. A shared cache can be read back by any release,
and whoever can write into it cannot run code here.
"""

import gzip
import hashlib
import json
from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate

from screening.content.edition import current_version
from screening.errors import ContentMissing
from screening.languages import BY_CODE
from screening.shortcuts import is_kept_on_get
from screening.web.release import fingerprint

# Longer than any day, so that the date in the key decides.
SECONDS = 2 * 24 * 60 * 60


class PageCache:
    """Keeps the answers of reading pages (`screening/shortcuts.py`) to GET without a query string. All else passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if not key:
            return self.get_response(request)
        kept: bytes | None = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_keep(request, response):
                return response
            kept = _packed(response)
            cache.set(key, kept, SECONDS)
        return _response(request, kept)


def _key(request: HttpRequest) -> str:
    language = request.path_info.lstrip("/").partition("/")[0]
    if request.method not in {"GET", "HEAD"} or request.META["QUERY_STRING"] or language not in BY_CODE:
        return ""
    try:
        version = current_version(language)
    except (ContentMissing, DatabaseError):
        return ""
    seen = f"{fingerprint()} {version} {localdate()} {request.get_host()} {request.path_info}"
    return f"page:{hashlib.sha256(seen.encode()).hexdigest()}"


def _may_keep(request: HttpRequest, response: HttpResponse) -> bool:
    view = request.resolver_match
    return (
        view is not None
        and is_kept_on_get(view.func)
        and response.status_code == 200
        and not response.cookies
        and "Cache-Control" not in response.headers
    )


def _packed(response: HttpResponse) -> bytes:
    headers = json.dumps(dict(response.headers))
    return headers.encode() + b"\n" + gzip.compress(response.content, 6, mtime=0)


def _response(request: HttpRequest, kept: bytes) -> HttpResponse:
    headers, _, body = kept.partition(b"\n")
    zipped = accepts_gzip(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body if zipped else gzip.decompress(body), headers=json.loads(headers))
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding allows gzip: `gzip;q=0` refuses it, and `x-gzip` is something else."""
    weights = dict(_weight(part) for part in header.lower().split(","))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weight(part: str) -> tuple[str, float]:
    coding, _, parameter = part.partition(";")
    name, _, value = parameter.partition("=")
    try:
        return coding.strip(), float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return coding.strip(), 0.0
