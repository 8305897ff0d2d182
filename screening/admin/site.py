"""The staff site: what a host may see and change. Every table it shows is listed here."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from screening import models
from screening.admin import content, referral, training, translation

Response = TypeVar("Response", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffSite(AdminSite):
    site_header = "Look Twice"
    site_title = "Look Twice"
    index_title = _("Staff")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Not by decorator in the modules: they would ask for this site while it is being made.
        self.register(models.Source, content.SourceAdmin)
        self.register(models.Category, content.CategoryAdmin)
        self.register(models.Indicator, content.IndicatorAdmin)
        self.register(models.Passage, content.PassageAdmin)
        self.register(models.Instrument, content.InstrumentAdmin)
        self.register(models.Place, referral.PlaceAdmin)
        self.register(models.HelpLine, referral.HelpLineAdmin)
        self.register(models.PracticeCase, training.PracticeCaseAdmin)
        self.register(models.Lesson, training.LessonAdmin)
        self.register(models.Question, training.QuestionAdmin)
        self.register(models.Term, training.TermAdmin)
        self.register(models.Translation, translation.TranslationAdmin)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return _with_origin(super().login(request, extra_context))

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        @wraps(view)
        def seen(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return _with_origin(view(*args, **kwargs))

        return cast("View", super().admin_view(seen, cacheable))


def _with_origin(response: Response) -> Response:
    """Under no-referrer, the policy of all other pages, browsers send forms with `Origin: null`: CSRF refuses them."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response
