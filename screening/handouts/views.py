"""Choosing a handout, its pictures, and the file itself."""

import threading

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.handouts import kinds, making
from screening.handouts.kinds.shape import Wanted
from screening.handouts.making import Made
from screening.handouts.queue import jobs

# A handout that is not ready is usually made within this time. Few requests may wait for it: pages come first.
PATIENCE_SECONDS = 3.0
REFRESH_SECONDS = 2
_patient = threading.BoundedSemaphore(2)


@require_safe
def handout(request: HttpRequest, kind: str, file: str, **values: str) -> HttpResponse:
    wanted = wanted_or_404(kind, file, values)
    made = made_soon(wanted, site_address())
    if made is None:
        return being_made(request)
    return file_response(request, made.body, made.name, wanted.download, "application/pdf")


@require_safe
def picture(request: HttpRequest, kind: str, file: str, page: int, **values: str) -> HttpResponse:
    wanted = wanted_or_404(kind, file, values)
    made = made_soon(wanted, site_address())
    if made is None:
        return being_made(request)
    try:
        body = making.picture(made, page, wanted.ink)
    except IndexError:
        raise Http404 from None
    # A picture belongs to a page, and a shared phone keeps none.
    return HttpResponse(body, content_type="image/png", headers={"Cache-Control": "no-store"})


def wanted_or_404(kind: str, file: str, values: dict[str, str]) -> Wanted:
    try:
        return kinds.wanted(kind, list(values.values()), file, get_language())
    except LookupError:
        raise Http404 from None


def made_soon(wanted: Wanted, site: str) -> Made | None:
    """The handout: out of the store, or as soon as it is made; None where that takes longer than a request may.

    Raises Http404 for a code that the content does not know, and the Print errors.
    """
    name = making.name_of(wanted, site)
    if made := making.ready(name):
        return made
    try:
        document = making.composed(wanted, site)
    except KeyError:  # a category or a place that the content does not know
        raise Http404 from None
    job = jobs.ask(name, [lambda: making.ensure(name, lambda: document)])
    if _patient.acquire(blocking=False):
        try:
            job.finished.wait(PATIENCE_SECONDS)
        finally:
            _patient.release()
    if job.error:
        raise job.error
    return making.ready(name)


def being_made(request: HttpRequest) -> HttpResponse:
    """A page that asks again by itself, with or without scripts, until the file is there."""
    response = render(request, "screening/handouts/being_made.html", status=202)
    response.headers["Refresh"] = str(REFRESH_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def file_response(request: HttpRequest, body: bytes, digest: str, name: str, content_type: str) -> HttpResponse:
    etag = f'"{digest}"'
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def site_address() -> str:
    """The address of this site as it is printed: https://look-twice.example, or empty.

    Never that of a request: on the host's own computer it leads a phone to itself, and a port can be made up.
    """
    site: str = settings.SCREENING_SITE_ADDRESS
    return site.rstrip("/")
