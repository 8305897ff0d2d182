"""/<language>/help/: who can help."""

from django.urls import path

from screening.referral import views

urlpatterns = [
    path("", views.places, name="help"),
    path("<str:code>/", views.place, name="place"),
]
