"""/<language>/checklist/: think one situation through."""

from django.urls import path

from screening.checklist import views

urlpatterns = [
    path("", views.start, name="checklist"),
    path("<str:code>/", views.checklist, name="checklist-in"),
]
