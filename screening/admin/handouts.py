"""Which of the standard handouts are ready: a page for whoever has just changed a number."""

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from screening.errors import PrintUnavailable
from screening.handouts import printed, rebuild


def state(request: HttpRequest) -> TemplateResponse:
    context = {**admin.site.each_context(request), "title": "Handouts that are ready"}
    try:
        context["found"] = rebuild.ready()
    except PrintUnavailable as error:
        context["why_not"] = str(error)
    context["prepared"] = printed.store().prepared()
    return TemplateResponse(request, "screening/admin/handouts.html", context)
