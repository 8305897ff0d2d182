"""What a trainer takes away: counters, on a page, on paper and as a table."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.classroom import report as reports
from screening.classroom import tally
from screening.classroom.paper import pdf
from screening.classroom.views.trainer import session_of_trainer
from screening.content.edition import get_edition
from screening.languages import ENGLISH


@require_safe
@never_cache
def report(request: HttpRequest, link: str) -> HttpResponse:
    found = session_of_trainer(link)
    context = {"session": found, "link": link, "report": reports.report(found, get_edition(get_language()))}
    return render(request, "screening/classroom/report.html", context)


@require_safe
@never_cache
def paper(request: HttpRequest, link: str) -> HttpResponse:
    """The same to print. Raises the Print errors."""
    found = session_of_trainer(link)
    language = get_language() or ENGLISH.code
    body = pdf(reports.PAPER, reports.report(found, get_edition(language)), language, localdate())
    named = 'attachment; filename="session.pdf"'
    return HttpResponse(body, headers={"Content-Type": "application/pdf", "Content-Disposition": named})


@require_safe
@never_cache
def table(request: HttpRequest, link: str) -> HttpResponse:
    """Counters for a spreadsheet, by code. Groups of fewer than five are not broken down."""
    found = session_of_trainer(link)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="session.csv"'
    writer = csv.writer(response)
    writer.writerow(["poll", "kind", "code", "people", "option", "meaning", "chosen"])
    for poll in found.polls.all():
        total = tally.counted(poll)
        if total is None:
            continue
        for option in poll.options if total.is_broken_down else ():
            meaning = poll.meaning.get(option, "")
            row = [poll.position, poll.kind, poll.code, total.people, option, meaning, total.counts[option]]
            writer.writerow(row)
        if not total.is_broken_down:
            writer.writerow([poll.position, poll.kind, poll.code, f"under {tally.FEWEST}", "", "", ""])
    return response
