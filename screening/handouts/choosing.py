"""Choosing a handout: every kind, one kind with its choices, and what the chosen one looks like."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.content.edition import Edition, edition
from screening.handouts.forms import HandoutForm
from screening.handouts.kinds import BY_KIND, KINDS
from screening.handouts.views import being_made, made_soon, site_address, wanted_or_404


@require_safe
def handouts(request: HttpRequest) -> HttpResponse:
    """Every kind of handout."""
    return render(request, "screening/handouts/handouts.html", {"kinds": KINDS})


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind, with its choices as they are for most readers."""
    form = _form(kind, edition(get_language()))
    return render(request, "screening/handouts/kind.html", {"kind": form.wanted_kind, "form": form})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A complete choice leads to its page; one with faults comes back with them, and with what was chosen."""
    if request.GET.get("kind") not in BY_KIND:
        return redirect("handouts")
    form = _form(request.GET["kind"], edition(get_language()), request.GET)
    if form.is_valid():
        language, path = form.address()
        with translation.override(language):
            return redirect("handout-choice", *path)
    return render(request, "screening/handouts/kind.html", {"kind": form.wanted_kind, "form": form}, status=400)


@require_safe
def choice(request: HttpRequest, kind: str, file: str, **values: str) -> HttpResponse:
    """The pages of one handout, how many there are, and the button that downloads it."""
    wanted = wanted_or_404(kind, file, values)
    made = made_soon(wanted, site_address(request))
    if made is None:
        return being_made(request)
    form = _form(kind, edition(get_language()), initial=wanted)
    context = {"kind": wanted.kind, "form": form, "wanted": wanted, "made": made}
    return render(request, "screening/handouts/kind.html", context)


def _form(kind: str, content: Edition, data: Mapping[str, Any] | None = None, initial: Any = None) -> HandoutForm:
    if kind not in BY_KIND:
        raise Http404
    return HandoutForm(BY_KIND[kind], content, data)
