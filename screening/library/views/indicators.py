"""Indicators, alone, by category, filtered, found by words, and in two languages side by side."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.content.edition import Edition, get_edition, get_editions
from screening.languages import BY_CODE
from screening.library import glossary
from screening.library.alike import alike
from screening.library.blocks import blocks, passage_of
from screening.library.finding import everything, find
from screening.library.forms import BesideForm, FilterForm, SearchForm
from screening.library.search import by_category, cited_by, filtered, work_of
from screening.shortcuts import entry_or_404, kept_on_get, reading_page

# So many characters of what somebody typed are searched for.
LONGEST_SEARCH = 80


@reading_page
def indicators(request: HttpRequest) -> HttpResponse:
    """The categories; or, where a filter was chosen, the indicators that match it."""
    edition = get_edition(get_language())
    form = FilterForm(request.GET or None)
    chosen = form.chosen()
    context = {
        "groups": by_category(edition, edition.indicators.values()),
        "found": by_category(edition, filtered(edition, **chosen)) if chosen else None,
        "work": work_of(chosen.get("audience", "")),
        "form": form,
        "search_form": SearchForm(),
        "rule": edition.rule,
    }
    return render(request, "screening/library/indicators.html", context)


@reading_page
def category(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.categories, code)
    context = {
        "category": chosen,
        "blocks": [
            (block.passage, [(row, alike(edition, row.code)) for row in block.indicators])
            for block in blocks(edition, edition.in_category(code))
        ],
        "categories": edition.categories.values(),
        "rule": edition.rule,
        "beside_form": BesideForm(get_language(), edition.categories.values(), initial={"category": code}),
    }
    return render(request, "screening/library/category.html", context)


@reading_page
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.indicators, code)
    siblings = edition.in_category(chosen.category.code)
    place = siblings.index(chosen)
    context = {
        "indicator": chosen,
        "kind": passage_of(edition, chosen),
        "alike": alike(edition, code),
        "before": siblings[place - 1] if place else None,
        "after": siblings[place + 1] if place + 1 < len(siblings) else None,
        "terms": glossary.for_indicator(edition, code),
        "rule": edition.rule,
    }
    return render(request, "screening/library/indicator.html", context)


# Searching changes nothing and needs no cookie, so there is no token to check. It is a POST because words that
# somebody typed belong neither in an address nor in a browser's history.
@kept_on_get
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """A search leads to the address of what it found, so that Back finds that page again. The words are not in it."""
    edition = get_edition(get_language())
    if request.method == "POST":
        return _found(edition, request.POST.get("words", "").strip())
    form = SearchForm({} if "empty" in request.GET else None)
    known = everything(edition)
    found = [known[code] for code in request.GET.get("found", "").split() if code in known]
    context = {
        "form": form,
        "searched": "found" in request.GET,
        "indicators": [row for row in found if row.is_indicator],
        "elsewhere": [row for row in found if not row.is_indicator],
        "longest": LONGEST_SEARCH if "cut" in request.GET else 0,
        "rule": edition.rule,
    }
    return render(request, "screening/library/search.html", context, status=400 if form.is_bound else 200)


def _found(edition: Edition, words: str) -> HttpResponse:
    answer = {"found": " ".join(row.code for row in find(edition, words[:LONGEST_SEARCH]))} if words else {"empty": ""}
    if len(words) > LONGEST_SEARCH:
        answer["cut"] = ""
    return redirect(f"{reverse('search')}?{urlencode(answer)}")


@reading_page
def choose_beside(request: HttpRequest) -> HttpResponse:
    """The form for two languages side by side; a complete choice leads to the page with its own address."""
    categories = get_edition(get_language()).categories
    form = BesideForm(get_language(), categories.values(), request.GET or None)
    if form.is_bound and form.is_valid():
        return redirect("beside", other=form.cleaned_data["other"], code=form.cleaned_data["category"])
    return render(request, "screening/library/choose_beside.html", {"form": form}, status=400 if form.is_bound else 200)


@reading_page
def beside(request: HttpRequest, other: str, code: str) -> HttpResponse:
    if other not in BY_CODE or other == get_language():
        raise Http404
    first, second = get_editions(get_language(), other)
    chosen = entry_or_404(first.categories, code)
    context = {
        "category": chosen,
        "other": BY_CODE[other],
        "other_category": second.categories[code],
        "rule": first.rule,
        "blocks": [
            (block.passage, [(row, second.indicators[row.code]) for row in block.indicators])
            for block in blocks(first, first.in_category(code))
        ],
        "form": BesideForm(get_language(), first.categories.values(), initial={"category": code, "other": other}),
    }
    return render(request, "screening/library/beside.html", context)


@reading_page
def sources(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    cited = cited_by(edition)
    context = {
        "sources": [(source, cited.get(code, [])) for code, source in edition.sources.items()],
        "version": edition.version,
    }
    return render(request, "screening/library/sources.html", context)
