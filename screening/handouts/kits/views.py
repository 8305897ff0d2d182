"""Choosing a kit, waiting for it, and its files."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.content.edition import get_edition, get_editions
from screening.handouts import queue
from screening.handouts.kits import bundle, files
from screening.handouts.kits.addresses import former_choice
from screening.handouts.kits.bundle import Bundle
from screening.handouts.kits.contents import Kit, in_order
from screening.handouts.kits.forms import KitForm, PartsForm, chosen
from screening.handouts.queue import Turn
from screening.handouts.responses import ask_again, file_headers, known, site_address
from screening.shortcuts import reading_page


@reading_page
def kit(request: HttpRequest) -> HttpResponse:
    """The choice of a kit; a link may have made a part of it."""
    form = KitForm(get_edition(get_language()), initial=chosen(request.GET))
    return render(request, "screening/handouts/kits/kit.html", {"form": form})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A complete choice leads to its kit; one with faults comes back with them, and with what was chosen."""
    if not request.GET:
        return kit(request)
    form = KitForm(get_edition(get_language()), request.GET)
    if form.is_valid():
        return redirect("kit-made", form.kit())
    return render(request, "screening/handouts/kits/kit.html", {"form": form}, status=400)


@require_safe
def former(request: HttpRequest, choice: str) -> HttpResponse:
    """An old address of a kit. Where several languages are read, its group is asked for again: how many read which."""
    fields = former_choice(choice)
    page = "choose-kit" if choice.count("+", choice.index("/")) == 0 else "kit"
    return redirect(f"{reverse(page)}?{urlencode(fields, doseq=True)}")


@require_safe
def made(request: HttpRequest, wanted: Kit) -> HttpResponse:
    """What the kit holds; how far it is, or its files."""
    found = _in_order(wanted)
    if found != wanted:
        return redirect("kit-made", found)
    packed = bundle.bundle(found, site_address())
    if not packed.parts:
        return redirect(f"{reverse('kit-change', args=[found])}?changed=yes")
    lessons = [get_edition(get_language()).lessons[code] for code in found.lessons]
    context = {
        "kit": found, "bundle": packed, "listing": packed.listing, "left_out": packed.left_out, "lessons": lessons,
    }  # fmt: skip
    if packed.is_ready:
        context["form"] = PartsForm(found, get_edition(get_language()))
        response = render(request, "screening/handouts/kits/made.html", context)
        response.headers["Cache-Control"] = "no-store"  # the files may be tidied away before the day ends
        return response
    queue.jobs.ask(packed.name, bundle.steps(packed), Turn.KIT, bundle.making).check()
    return ask_again(render(request, "screening/handouts/kits/packing.html", context, status=202))


@require_safe
def change(request: HttpRequest, wanted: Kit) -> HttpResponse:
    """Which handouts the kit holds: some may be left out, and others put in."""
    found = _in_order(wanted)
    form = PartsForm(found, get_edition(get_language()), request.GET if "changed" in request.GET else None)
    if form.is_valid():
        return redirect("kit-made", form.kit())
    status = 400 if form.errors else 200
    return render(request, "screening/handouts/kits/change.html", {"kit": found, "form": form}, status=status)


@require_safe
def pdf(request: HttpRequest, wanted: Kit) -> HttpResponseBase:
    def whole(packed: Bundle, name: str) -> HttpResponseBase:
        return FileResponse(files.pdf(packed), filename=name, content_type="application/pdf")

    return _file(request, wanted, "pdf", whole)


@require_safe
def zipped(request: HttpRequest, wanted: Kit) -> HttpResponseBase:
    def whole(packed: Bundle, name: str) -> HttpResponseBase:
        return FileResponse(files.zipped(packed), filename=name, content_type="application/zip")

    return _file(request, wanted, "zip", whole)


def _file(
    request: HttpRequest, wanted: Kit, suffix: str, whole: Callable[[Bundle, str], HttpResponseBase]
) -> HttpResponseBase:
    """One PDF, or the zip. A kit that is not packed yet leads to the page that packs it."""
    found = _in_order(wanted)
    packed = bundle.bundle(found, site_address())
    cover = packed.cover
    if found != wanted or not packed.parts or not packed.is_ready or not cover:
        return redirect("kit-made", found)
    name = f"kit-{found.language.code}.{suffix}"
    digest = f"{cover.order.name}-{suffix}"
    return known(request, digest) or file_headers(whole(packed, name), digest, name)


def _in_order(wanted: Kit) -> Kit:
    codes = (wanted.language.code, *(language.code for language in wanted.languages))
    edition = get_editions(*codes)[0]  # all languages in one query, before each is asked for alone
    try:
        return in_order(wanted, edition)
    except LookupError:
        raise Http404 from None
