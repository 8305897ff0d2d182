"""Addresses of kits: LESSON-1+LESSON-2/45/12/en+km/CN/a4/, and the same with .pdf or .zip."""

from django.urls import path

from screening.handouts.kits import views

_KIT = "<str:lessons>/<str:minutes>/<str:people>/<str:readers>/<str:place>/<str:file>"

urlpatterns = [
    path("", views.kit, name="kit"),
    path("choose/", views.choose, name="choose-kit"),
    path(f"{_KIT}/", views.made, name="kit-made"),
    path(f"{_KIT}.pdf", views.file, {"suffix": "pdf"}, name="kit-pdf"),
    path(f"{_KIT}.zip", views.file, {"suffix": "zip"}, name="kit-zip"),
]
