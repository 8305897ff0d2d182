"""Whether the process answers, and whether the site can do its work. Neither says anything about a visitor."""

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
    damaged = seen_damaged()
    return JsonResponse({"status": "content damaged" if damaged else "ok", "content": content, "damaged": damaged})
