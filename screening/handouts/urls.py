"""Addresses of handouts: kind, its choices, paper. category/DOC/a4.pdf, bilingual/km/DOC/letter.pdf."""

from django.urls import path

from screening.handouts import views

# As many choices as a kind has options. `{% url "handout" "category" code "a4" %}` finds the right one.
_CHOICES = ("", "<str:first>/", "<str:first>/<str:second>/")

urlpatterns = [
    path("", views.handouts, name="handouts"),
    path("choose/", views.choose, name="choose-handout"),
    *(path(f"<str:kind>/{choices}<str:paper>.pdf", views.handout, name="handout") for choices in _CHOICES),
    *(path(f"<str:kind>/{choices}<str:paper>.png", views.picture, name="handout-picture") for choices in _CHOICES),
]
