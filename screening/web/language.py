"""The language of a request: that of the path, or of the browser where the path has none."""

from collections.abc import Awaitable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Asked by machines. Whether the site is up does not depend on any language.
WITHOUT_LANGUAGE = {"/healthz", "/readyz"}


class LanguageOfReader(LocaleMiddleware):
    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if request.path_info in WITHOUT_LANGUAGE:
            return self.get_response(request)
        return super().__call__(request)
