"""Every address of the site, and /hello/: the least that Django can answer behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from trainingsite import urls as site

handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello", content_type="text/plain")


urlpatterns = [path("hello/", hello), *site.urlpatterns]
