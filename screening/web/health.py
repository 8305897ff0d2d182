"""Whether the process answers, and whether every service that the site has does. Nothing is said about a visitor.

Reading goes on without database and cache, so a balancer asks /healthz; /readyz is for whoever must hear of an outage.
"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.content.edition import seen_damaged
from screening.models import EditionRow


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    try:
        content = dict(EditionRow.objects.values_list("language", "version"))
    except DatabaseError:
        return JsonResponse({"status": "database not reachable"}, status=503)
    if not content:
        return JsonResponse({"status": "no content loaded"}, status=503)
    if not cache_is_here():
        return JsonResponse({"status": "cache not reachable", "content": content}, status=503)
    damaged = seen_damaged()
    return JsonResponse({"status": "content damaged" if damaged else "ok", "content": content, "damaged": damaged})


def cache_is_here() -> bool:
    """Whether a shared cache answers; the memory of a process always does."""
    ask: Callable[[], bool] = getattr(cache, "is_here", lambda: True)
    return ask()
