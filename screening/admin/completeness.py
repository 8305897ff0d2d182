"""What is known of each help line: a page for whoever wants to fill the gaps."""

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from screening.admin.referral import published
from screening.referral.completeness import FACTS, asked_lines, completeness, totals


def table(request: HttpRequest) -> TemplateResponse:
    rows = completeness(published().values(), asked_lines())
    context = {
        **admin.site.each_context(request),
        "title": "What is known of the help lines",
        "facts": list(FACTS),
        "rows": rows,
        "totals": totals(rows),
    }
    return TemplateResponse(request, "screening/admin/completeness.html", context)
