"""What a trainer takes away: counters, on one page and as a table."""

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.choices import PollKind
from screening.classroom import tally
from screening.classroom.shown import shown
from screening.classroom.views.trainer import session_of_trainer
from screening.content.edition import get_edition


@require_safe
@never_cache
def report(request: HttpRequest, link: str) -> HttpResponse:
    """The polls that were closed, in the order of the plan: never in that of answers."""
    found = session_of_trainer(link)
    edition = get_edition(get_language())
    rows = [(row, total) for row in found.polls.all() if (total := tally.counted(row))]
    parts = [
        (shown(row, edition, total), total, tally.overview(row, total) if row.kind == PollKind.CASE else None)
        for row, total in rows
    ]
    context = {"session": found, "link": link, "parts": parts, "lesson": edition.lessons.get(found.lesson)}
    return render(request, "screening/classroom/report.html", context)


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
