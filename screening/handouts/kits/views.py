"""Choosing a kit, waiting for it, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.content.edition import get_edition, get_editions
from screening.handouts import making
from screening.handouts.kits.contents import kit as kit_of
from screening.handouts.kits.forms import KitForm
from screening.handouts.kits.packing import Packing, listed, packing, steps
from screening.handouts.queue import jobs
from screening.handouts.views import REFRESH_SECONDS, file_response, site_address
from screening.languages import BY_CODE
from screening.shortcuts import reading_page


@reading_page
def kit(request: HttpRequest) -> HttpResponse:
    return render(request, "screening/handouts/kits/kit.html", {"form": KitForm(get_edition(get_language()))})


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A complete choice leads to its kit; one with faults comes back with them, and with what was chosen."""
    if not request.GET:
        return kit(request)
    form = KitForm(get_edition(get_language()), request.GET)
    if form.is_valid():
        return redirect("kit-made", *form.kit().path)
    return render(request, "screening/handouts/kits/kit.html", {"form": form}, status=400)


@require_safe
def made(request: HttpRequest, **path: str) -> HttpResponse:
    """What the kit holds; how far it is, or its files."""
    wanted = _packing(path)
    if wanted.is_ready:
        whole = making.ready(wanted.name)
        context = {"wanted": wanted, "lines": listed(wanted), "whole": whole, "path": wanted.kit.path}
        response = render(request, "screening/handouts/kits/made.html", context)
        response.headers["Cache-Control"] = "no-store"  # the files may be tidied away before the day ends
        return response
    job = jobs.ask(wanted.name, steps(wanted))
    if job.error:
        raise job.error
    response = render(
        request, "screening/handouts/kits/packing.html", {"wanted": wanted, "lines": listed(wanted)}, status=202
    )
    response.headers["Refresh"] = str(REFRESH_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def file(request: HttpRequest, suffix: str, **path: str) -> HttpResponse:
    """One PDF, or the zip. A kit that is not packed yet leads to the page that packs it."""
    wanted = _packing(path)
    body = making.store().read(f"{wanted.name}.{suffix}") if wanted.is_ready else None
    if body is None:
        return redirect("kit-made", *wanted.kit.path)
    content_type = "application/pdf" if suffix == "pdf" else "application/zip"
    return file_response(
        request, body, f"{wanted.name}-{suffix}", f"kit-{wanted.kit.language.code}.{suffix}", content_type
    )


def _packing(path: dict[str, str]) -> Packing:
    language = BY_CODE[get_language()]
    readers = [code for code in path["readers"].split("+") if code in BY_CODE]
    edition = get_editions(language.code, *readers)[0]  # all languages in one query, before each is asked for alone
    try:
        wanted = kit_of(tuple(path.values()), language, edition)
    except (LookupError, ValueError):
        raise Http404 from None
    return packing(wanted, site_address())
