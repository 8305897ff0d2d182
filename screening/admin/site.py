"""The staff site: what a host may see and change. Every table it shows is listed here."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from screening import models
from screening.admin import classes, completeness, content, flags, handouts, referral, training, translation
from screening.content.clock import CLOCK_IS_WRONG, clock_is_wrong
from screening.signin import views as signin

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
        self.register(models.Refresher, training.RefresherAdmin)
        self.register(models.Agenda, training.AgendaAdmin)
        self.register(models.Term, training.TermAdmin)
        self.register(models.Translation, translation.TranslationAdmin)
        self.register(models.Review, translation.ReviewAdmin)
        self.register(models.Flag, flags.FlagAdmin)

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and getattr(request.user, "otp_device", None) is not None

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        wrong = CLOCK_IS_WRONG if clock_is_wrong(timezone.localdate()) else ""
        return {**super().each_context(request), "wrong_clock": wrong}

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if super().has_permission(request) and not self.has_permission(request):
            return redirect(f"{reverse('admin:code')}?{request.GET.urlencode()}")
        context = {**self.each_context(request), **(extra_context or {})}
        sign_in = partial(super().login, request, extra_context)
        return _with_origin(signin.guarded(request, context, sign_in))

    def get_urls(self) -> list[Any]:
        steps = {"code": signin.enter_code, "set-up": signin.set_up, "recovery-codes": signin.recovery_codes}
        return [
            *[path(f"second-step/{name}/", self._after_password(view), name=name) for name, view in steps.items()],
            path("handouts/", self.admin_view(handouts.state), name="handouts"),
            path("completeness/", self.admin_view(completeness.table), name="completeness"),
            path("classes/", self.admin_view(classes.table), name="classes"),
            path("classes/begin/", self.admin_view(classes.begin), name="class-begin"),
            path("classes/take/", self.admin_view(classes.take), name="class-take"),
            path("classes/<int:pk>/open-again/", self.admin_view(classes.open_again), name="class-open-again"),
            path("classes/<int:pk>/again/", self.admin_view(classes.again), name="class-begin-again"),
            *super().get_urls(),
        ]

    def _after_password(self, view: Callable[[HttpRequest, dict[str, Any]], HttpResponse]) -> Any:
        """A page for staff who have given their password, and not yet more."""

        @never_cache
        def step(request: HttpRequest) -> HttpResponse:
            if not AdminSite.has_permission(self, request):
                return redirect_to_login(request.get_full_path(), reverse("admin:login"))
            return _with_origin(view(request, self.each_context(request)))

        return step

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        @wraps(view)
        def seen(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return _with_origin(view(*args, **kwargs))

        return cast("View", super().admin_view(seen, cacheable))


def _with_origin(response: Response) -> Response:
    """Under no-referrer, the policy of all other pages, browsers send forms with `Origin: null`: CSRF refuses them."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response
