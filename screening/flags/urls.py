"""/<language>/wording/?on=…: say that a wording is wrong or unsafe."""

from django.urls import path

from screening.flags import views

urlpatterns = [
    path("wording/", views.wording, name="wording"),
]
