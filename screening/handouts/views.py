"""Choosing a handout, its pictures, and the file itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from screening.choices import State
from screening.content.edition import get_edition, get_editions
from screening.errors import PrintFailed
from screening.handouts import editable, printed
from screening.handouts.forms import HandoutForm, chosen_of
from screening.handouts.kinds import offered
from screening.handouts.kinds.shape import Group, HandoutType, Wanted
from screening.handouts.own_box import OwnBoxForm, file_with
from screening.handouts.printed import PrintedFile
from screening.handouts.responses import being_made, file_response, made_soon, site_address, soon
from screening.languages import BY_CODE, ENGLISH, Language
from screening.library.made import usual_state
from screening.shortcuts import entry_or_404, reading_page

# So many pages of a handout are shown; the file has all of them.
MOST_PICTURES = 6


@dataclass(frozen=True, slots=True)
class Preview:
    """A handout as the page shows it: what was chosen, addresses of its pictures and its files, pages, and bytes.

    `to_edit` and `own` are the addresses of a file to edit, and of a print with a box of one's own; or empty.
    """

    languages: tuple[tuple[Language, State], ...]  # each with the state of most of its texts
    chosen: tuple[str, ...]
    pictures: tuple[str, ...]
    file: str
    to_edit: str
    own: str
    pages: int
    size: int

    @property
    def is_long(self) -> bool:
        return self.pages > len(self.pictures)


@reading_page
def handouts(request: HttpRequest) -> HttpResponse:
    """Every kind of handout, by what it is for."""
    kinds = offered(get_edition(get_language())).values()
    groups = [(group.label, [kind for kind in kinds if kind.group == group]) for group in Group]
    return render(request, "screening/handouts/handouts.html", {"groups": groups})


@reading_page
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind with its choices, of which a link may have made some; where none is left, its pages."""
    edition = get_edition(get_language())
    found = entry_or_404(offered(edition), kind)
    form = HandoutForm(found, edition, initial=request.GET.dict())
    if all(option in request.GET for option in found.options):
        complete = _form(found, {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()})
        if complete.is_valid():
            return redirect("handout-choice", complete.wanted())
    return _page(request, form)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """A complete choice leads to its page; one with faults comes back with them, and with what was chosen."""
    kinds = offered(get_edition(get_language()))
    if request.GET.get("kind") not in kinds:
        return handouts(request)
    form = _form(kinds[request.GET["kind"]], request.GET)
    if form.is_valid():
        return redirect("handout-choice", form.wanted())
    return _page(request, form, status=400)


@require_safe
def choice(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    """The pages of one handout, how many there are, and the button that downloads it. The page keeps its language."""
    # All languages in one query, before each is asked for alone.
    get_editions(get_language(), *wanted.languages)
    made = made_soon(wanted, site_address())
    if made is None:
        return being_made(request)
    form = _form(wanted.kind, chosen_of(wanted))
    return _page(request, form, _preview(wanted, form.names(), made))


@require_safe
def handout(request: HttpRequest, wanted: Wanted) -> HttpResponseBase:
    made = made_soon(wanted, site_address())
    if made is None:
        return being_made(request)
    return file_response(request, made.body, made.name, wanted.download, "application/pdf")


@require_safe
def editable_slides(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    """The file of a kind that can be edited. `code` is what its one option asks for."""
    language = get_language() or ENGLISH.code
    found = entry_or_404(offered(get_edition(language)), kind)
    if not found.editable:
        raise Http404
    wanted = Wanted(found, BY_CODE[language], {found.options[0]: code}, found.papers[0])
    made = soon(lambda: editable.order(wanted), editable.get_or_make)
    if made is None:
        return being_made(request)
    name = PurePath(wanted.download).with_suffix(".pptx").name
    return file_response(request, made.body, made.name, name, editable.CONTENT_TYPE)


# A POST here changes nothing, and what was typed stands in its answer alone: no cookie, nothing to protect by a token.
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    """A handout with a number nearby, typed for this print alone: it is in no address, no file of ours and no log."""
    if not wanted.kind.own_box:
        raise Http404
    form = OwnBoxForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            body = file_with(wanted, form.box(), site_address())
        except KeyError:
            raise Http404 from None
        except PrintFailed:
            # Translators: error when a sheet could not be printed with what somebody typed: an emoji, for instance.
            form.add_error(None, gettext("This could not be printed. Use plain letters and digits."))
        else:
            named = {"Content-Disposition": f'inline; filename="{wanted.download}"'}
            return HttpResponse(body, content_type="application/pdf", headers=named)
    context = {"kind": wanted.kind, "wanted": wanted, "form": form}
    return render(request, "screening/handouts/own.html", context, status=400 if form.is_bound else 200)


@require_safe
def picture(request: HttpRequest, wanted: Wanted, page: int) -> HttpResponseBase:
    made = made_soon(wanted, site_address())
    if made is None:
        return being_made(request)
    try:
        body = printed.picture(made, page, wanted.ink)
    except IndexError:
        raise Http404 from None
    # A picture belongs to a page, and a shared phone keeps none.
    return HttpResponse(body, content_type="image/png", headers={"Cache-Control": "no-store"})


def _form(wanted: HandoutType, data: Mapping[str, Any]) -> HandoutForm:
    return HandoutForm(wanted, get_edition(get_language()), data)


def _preview(wanted: Wanted, chosen: tuple[str, ...], made: PrintedFile) -> Preview:
    with override(wanted.language.code):  # a file is below its own language
        shown = range(1, min(made.pages, MOST_PICTURES) + 1)
        pictures = tuple(reverse("handout-picture", args=[wanted, page]) for page in shown)
        file = reverse("handout", args=[wanted])
        about = [wanted.values[option] for option in wanted.kind.options]
        to_edit = reverse("handout-to-edit", args=[wanted.kind.code, *about]) if wanted.kind.editable else ""
    own_box = reverse("handout-own", args=[wanted]) if wanted.kind.own_box else ""
    languages = tuple((BY_CODE[code], usual_state(get_edition(code))) for code in wanted.languages)
    return Preview(languages, chosen, pictures, file, to_edit, own_box, made.pages, len(made.body))


def _page(request: HttpRequest, form: HandoutForm, preview: Preview | None = None, status: int = 200) -> HttpResponse:
    context = {"kind": form.wanted_kind, "form": form, "preview": preview}
    return render(request, "screening/handouts/kind.html", context, status=status)
