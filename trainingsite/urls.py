"""Every address of the site. Reading pages carry their language in the path; nothing else does."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from screening.pages import views
from screening.web import error_pages, health

handler400 = error_pages.bad_request
handler403 = error_pages.permission_denied
handler404 = error_pages.page_not_found
handler500 = error_pages.server_error

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *([path("staff/passkey/", include("screening.signin.passkeys"))] if settings.SCREENING_PASSKEYS else []),
    path("live/", include("screening.classroom.live_urls")),
    path("staff/", admin.site.urls),
    *i18n_patterns(path("", include("screening.urls"))),
]
