"""Pages for trainers: what indicators are mapped to, cues that mislead, why no list sorts people, dated passages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from screening.choices import PassageGroup
from screening.content.edition import get_edition
from screening.library import base_rates as rates
from screening.library import training
from screening.library.blocks import blocks
from screening.library.law import by_place
from screening.shortcuts import entry_or_404, reading_page


@reading_page
def index(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    return render(request, "screening/library/trainers.html", {"categories": edition.categories.values()})


@reading_page
def notes(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    context = {
        "category": entry_or_404(edition.categories, code),
        "blocks": blocks(edition, edition.in_category(code)),
        "categories": edition.categories.values(),
    }
    return render(request, "screening/library/notes.html", context)


@reading_page
def cues(request: HttpRequest) -> HttpResponse:
    return render(request, "screening/library/cues.html", {"cues": get_edition(get_language()).group(PassageGroup.CUE)})


@reading_page
def base_rates(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    pictured = [row for row in edition.instruments.values() if rates.can_picture(row)]
    if not pictured:
        raise Http404
    first = pictured[0]
    context = {
        "passages": edition.group(PassageGroup.BASE_RATES),
        "instruments": edition.instruments.values(),
        "pictured": pictured,
        "first": first,
        "picture": rates.picture(first.prevalence or 0, first),
        "tables": [(row, [rates.picture(affected, row) for affected in rates.EXAMPLES]) for row in pictured],
        "most": rates.MOST_AFFECTED,
        "per_row": rates.PER_ROW,
    }
    return render(request, "screening/library/base_rates.html", context)


@reading_page
def law(request: HttpRequest) -> HttpResponse:
    return render(request, "screening/library/law.html", {"parts": by_place(get_edition(get_language()))})


@reading_page
def context(request: HttpRequest) -> HttpResponse:
    return _dated(request, PassageGroup.CONTEXT)


@reading_page
def care(request: HttpRequest) -> HttpResponse:
    return _dated(request, PassageGroup.CARE)


def _dated(request: HttpRequest, group: PassageGroup) -> HttpResponse:
    passages = training.dated(get_edition(get_language()).group(group))
    return render(request, f"screening/library/{group}.html", {"passages": passages})
