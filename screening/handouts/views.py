"""Choosing a handout, and the handout itself."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.content.edition import edition
from screening.errors import PrintFailed, PrintUnavailable
from screening.handouts import kinds, making
from screening.handouts.choosing import cards
from screening.handouts.kinds.shape import Wanted
from screening.handouts.making import Made

logger = logging.getLogger(__name__)


@require_safe
def handouts(request: HttpRequest) -> HttpResponse:
    """Every kind of handout, each with a picture and a form of its own."""
    context = {"cards": cards(edition(get_language()))}
    return render(request, "screening/handouts/handouts.html", context)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A complete choice leads to the file; one with faults comes back with them, and with what was chosen."""
    shown = cards(edition(get_language()), request.GET)
    chosen = next((card for card in shown if card.form.is_bound), None)
    if chosen and chosen.form.is_valid():
        language, path = chosen.form.address()
        with translation.override(language):
            return redirect("handout", *path)
    context = {"cards": shown, "chosen": chosen}
    return render(request, "screening/handouts/handouts.html", context, status=400 if request.GET else 200)


@require_safe
def handout(request: HttpRequest, kind: str, paper: str, **values: str) -> HttpResponse:
    return _file(request, _wanted(kind, paper, values), "pdf")


@require_safe
def picture(request: HttpRequest, kind: str, paper: str, **values: str) -> HttpResponse:
    return _file(request, _wanted(kind, paper, values), "png")


def _wanted(kind: str, paper: str, values: dict[str, str]) -> Wanted:
    try:
        return kinds.wanted(kind, list(values.values()), paper, get_language())
    except LookupError:
        raise Http404 from None


def _file(request: HttpRequest, wanted: Wanted, suffix: str) -> HttpResponse:
    try:
        made = (making.pdf if suffix == "pdf" else making.picture)(wanted, _address(request))
    except KeyError:  # a category or a place that the content does not know
        raise Http404 from None
    except (PrintFailed, PrintUnavailable) as error:
        # The reader's page says what to do; the host needs the reason, which holds nothing about the reader.
        logger.error("%s: %s", type(error).__name__, error)  # noqa: TRY400  where it was raised says nothing more
        raise
    return _response(request, made, wanted, suffix)


def _response(request: HttpRequest, made: Made, wanted: Wanted, suffix: str) -> HttpResponse:
    etag = f'"{made.digest}"'
    # Says nothing about what the sheet is for: the name stays in a list of downloads.
    name = "-".join(("sheet", *wanted.values.values(), wanted.language.code, wanted.paper))
    kind = "application/pdf" if suffix == "pdf" else "image/png"
    response = HttpResponse(made.body, content_type=kind)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.{suffix}"'
    response.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _address(request: HttpRequest) -> str:
    """The home page of this site in the language of the request, as it is printed."""
    site = settings.SCREENING_SITE_ADDRESS or request.build_absolute_uri("/")
    return site.rstrip("/") + reverse("handouts").removesuffix("handouts/")
