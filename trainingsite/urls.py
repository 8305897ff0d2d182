"""Every address of the site. Reading pages carry their language in the path; nothing else does."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from screening.pages import errors, health, views

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("staff/", admin.site.urls),
    *i18n_patterns(path("", include("screening.urls"))),
]
