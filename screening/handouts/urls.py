"""Addresses of handouts: kind, its choices, paper. category/DOC/a4.pdf, bilingual/km/DOC/letter-colour.pdf.

The file is below its own language. The page that shows it keeps the reader's, and names that of the handout.
"""

from django.urls import path, register_converter

from screening.handouts import views
from screening.handouts.addresses import ChoiceConverter, FileConverter

register_converter(FileConverter, "handout-file")
register_converter(ChoiceConverter, "handout-choice")

urlpatterns = [
    path("", views.handouts, name="handouts"),
    path("choose/", views.choose, name="choose-handout"),
    path("<str:kind>/", views.kind, name="handout-kind"),
    path("<handout-file:wanted>.pdf", views.handout, name="handout"),
    path("<handout-file:wanted>/<int:page>.png", views.picture, name="handout-picture"),
    path("<str:kind>/<str:code>.pptx", views.editable_slides, name="handout-to-edit"),
    path("<handout-choice:wanted>/own/", views.own, name="handout-own"),
    path("<handout-choice:wanted>/", views.choice, name="handout-choice"),
]
