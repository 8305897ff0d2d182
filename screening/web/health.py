"""Whether the process answers, and whether the site can do its work. Neither says anything about a visitor."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.content.edition import current_version
from screening.errors import ContentMissing


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    try:
        return JsonResponse({"status": "ok", "content": current_version()})
    except ContentMissing:
        return JsonResponse({"status": "no content loaded"}, status=503)
    except DatabaseError:
        return JsonResponse({"status": "database not reachable"}, status=503)
