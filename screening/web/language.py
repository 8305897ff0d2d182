"""The language of a request: that of the path, or of the browser where the path has none."""

from collections.abc import Awaitable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Asked by machines: their answers have no words.
WITHOUT_LANGUAGE = ("/healthz", "/readyz", "/live/")


class LanguageOfReader(LocaleMiddleware):
    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if request.path_info.startswith(WITHOUT_LANGUAGE):
            return self.get_response(request)
        return super().__call__(request)
