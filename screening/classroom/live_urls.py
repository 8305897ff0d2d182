"""Without a language, for no word is in them."""

from django.urls import path

from screening.classroom.views import state

urlpatterns = [
    path("<str:code>", state.phone, name="live"),
    path("run/<str:link>", state.trainer, name="live-run"),
    path("wall/<str:link>", state.wall, name="live-wall"),
]
