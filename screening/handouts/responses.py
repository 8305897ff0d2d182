"""What a request for a printed file is answered with: the file, or a page that asks again until it is there."""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from screening.handouts import printed, queue
from screening.handouts.kinds.shape import Wanted
from screening.handouts.printed import Order, PrintedFile

# A handout that is not ready is usually made within this time. Few requests may wait for it: pages come first.
PATIENCE_SECONDS = 3.0
REFRESH_SECONDS = 2
_patient = threading.BoundedSemaphore(2)


def made_soon(wanted: Wanted, site: str) -> PrintedFile | None:
    """The handout, as `soon` says."""
    return soon(lambda: printed.order(wanted, site), printed.get_or_print)


def soon(find_order: Callable[[], Order], get: Callable[[Order], PrintedFile]) -> PrintedFile | None:
    """A file: out of the store, or as soon as it is made; None where that takes longer than a request may.

    Raises Http404 for a code that the content does not know, and the Print errors.
    """
    try:
        order = find_order()
    except KeyError:  # a category or a place that the content does not know
        raise Http404 from None
    if made := printed.find(order.name):
        return made
    job = queue.jobs.ask(order.name, [lambda: _unless_kept(get(order))])
    if _patient.acquire(blocking=False):
        try:
            job.finished.wait(PATIENCE_SECONDS)
        finally:
            _patient.release()
    job.check()
    return job.result if isinstance(job.result, PrintedFile) else printed.find(order.name)


def _unless_kept(made: PrintedFile) -> PrintedFile | None:
    """What the store had no room for stays with its job, for whoever waits for it."""
    return None if made.kept else made


def being_made(request: HttpRequest) -> HttpResponse:
    """A page that asks again by itself, with or without scripts, until the file is there."""
    return ask_again(render(request, "screening/handouts/being_made.html", status=202))


def ask_again(response: HttpResponse) -> HttpResponse:
    response.headers["Refresh"] = str(REFRESH_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def file_response(request: HttpRequest, body: bytes, digest: str, name: str, content_type: str) -> HttpResponseBase:
    return known(request, digest) or file_headers(HttpResponse(body, content_type=content_type), digest, name)


def known(request: HttpRequest, digest: str) -> HttpResponseBase | None:
    """The answer to a browser that has the file already."""
    return get_conditional_response(request, etag=_etag(digest))


def file_headers(response: HttpResponseBase, digest: str, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    response.headers["ETag"] = _etag(digest)
    return response


def _etag(digest: str) -> str:
    return f'"{digest}"'


def site_address() -> str:
    """The address of this site as it is printed: https://look-twice.example, or empty.

    Never that of a request: on the host's own computer it leads a phone to itself, and a port can be made up.
    """
    site: str = settings.SCREENING_SITE_ADDRESS
    return site.rstrip("/")
