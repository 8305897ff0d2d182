"""What a trainer takes away: the same numbers on a page, on paper and in a table."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.classroom.overtime import rounds
from screening.classroom.overtime.asked import form_of
from screening.classroom.overtime.report import PAPER, closed_rounds, report
from screening.classroom.overtime.views.trainer import of_trainer
from screening.classroom.paper import pdf
from screening.content.edition import get_edition
from screening.languages import ENGLISH


@require_safe
@never_cache
def page(request: HttpRequest, link: str) -> HttpResponse:
    found = of_trainer(link)
    rounds.settle_due(timezone.now())
    context = {"found": found, "link": link, "report": report(found, get_edition(get_language()))}
    return render(request, "screening/classroom/overtime/report.html", context)


@require_safe
@never_cache
def paper(request: HttpRequest, link: str) -> HttpResponse:
    """The same to print. Raises the Print errors."""
    found = of_trainer(link)
    rounds.settle_due(timezone.now())
    language = get_language() or ENGLISH.code
    body = pdf(PAPER, report(found, get_edition(language)), language, localdate())
    named = 'attachment; filename="over-time.pdf"'
    return HttpResponse(body, headers={"Content-Type": "application/pdf", "Content-Disposition": named})


@require_safe
@never_cache
def table(request: HttpRequest, link: str) -> HttpResponse:
    """For a spreadsheet: each number by its two ends, which are the same where it is exact."""
    found = of_trainer(link)
    rounds.settle_due(timezone.now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="over-time.csv"'
    writer = csv.writer(response)
    writer.writerow(["check", "form", "people", "number", "at least", "at most", "of"])
    for row in closed_rounds(found):
        first = [row.kind, form_of(row.kind, found.first), row.people or "under 5"]
        writer.writerow([*first, "", "", "", ""])
        for name, ends in rounds.numbers(row).items():
            writer.writerow([*first, name, ends.low, ends.high, ends.of])
    return response
