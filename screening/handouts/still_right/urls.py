"""/<language>/s/: whether a printed sheet is still right. Short, for it stands on paper, and names no topic."""

from django.urls import path

from screening.handouts.still_right import views

urlpatterns = [
    path("", views.ask, name="still-right"),
    path("<str:code>/", views.answered, name="still-right-code"),
]
