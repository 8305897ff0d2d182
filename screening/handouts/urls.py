"""Addresses of handouts: kind, its choices, paper. category/DOC/a4.pdf, bilingual/km/DOC/letter-colour.pdf.

The file is below its own language. The page that shows it keeps the reader's, and names that of the handout.
"""

from django.urls import path

from screening.handouts import choosing, views

# As many choices as a kind has options. `{% url "handout" "category" code "a4" %}` finds the right one.
_CHOICES = ("", "<str:first>/", "<str:first>/<str:second>/")

urlpatterns = [
    path("", choosing.handouts, name="handouts"),
    path("choose/", choosing.choose, name="choose-handout"),
    path("<str:kind>/", choosing.kind, name="handout-kind"),
    *(path(f"<str:kind>/{choices}<str:file>.pdf", views.handout, name="handout") for choices in _CHOICES),
    *(
        path(f"<str:kind>/{choices}<str:file>/<int:page>.png", views.picture, name="handout-picture")
        for choices in _CHOICES
    ),
    *(
        path(f"<str:kind>/<str:language>/{choices}<str:file>/", choosing.choice, name="handout-choice")
        for choices in _CHOICES
    ),
]
