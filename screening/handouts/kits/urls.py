"""Addresses of kits: LESSON-1+LESSON-2/45/en8+km4/CN/a4/, and the same with .pdf or .zip."""

from django.urls import path, register_converter

from screening.handouts.kits import views
from screening.handouts.kits.addresses import FormerConverter, KitConverter

register_converter(KitConverter, "kit")
register_converter(FormerConverter, "former-kit")

urlpatterns = [
    path("", views.kit, name="kit"),
    path("choose/", views.choose, name="choose-kit"),
    path("<kit:wanted>/", views.made, name="kit-made"),
    path("<kit:wanted>/change/", views.change, name="kit-change"),
    path("<kit:wanted>.pdf", views.pdf, name="kit-pdf"),
    path("<kit:wanted>.zip", views.zipped, name="kit-zip"),
    path("<former-kit:choice>", views.former, name="former-kit"),
]
