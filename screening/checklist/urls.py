"""/<language>/checklist/: think one situation through."""

from django.urls import path

from screening.checklist import views

urlpatterns = [
    path("", views.start, name="checklist"),
    path("without-place/", views.checklist, name="checklist-anywhere"),
    path("<str:code>/", views.checklist, name="checklist-in"),
]
