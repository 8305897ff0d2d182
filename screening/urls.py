"""The rooms of the site, each below its own path."""

from django.urls import include, path

urlpatterns = [
    path("", include("screening.pages.urls")),
    path("", include("screening.library.urls")),
    path("", include("screening.flags.urls")),
    path("", include("screening.classroom.urls")),
    path("checklist/", include("screening.checklist.urls")),
    path("help/", include("screening.referral.urls")),
    path("kit/", include("screening.handouts.kits.urls")),
    path("s/", include("screening.handouts.still_right.urls")),
    path("handouts/", include("screening.handouts.urls")),
]
