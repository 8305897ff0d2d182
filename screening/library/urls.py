"""/<language>/indicators/, …: read the library."""

from django.urls import path

from screening.library import trainers, views

urlpatterns = [
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<str:code>/", views.indicator, name="indicator"),
    path("categories/<str:code>/", views.category, name="category"),
    path("search/", views.search, name="search"),
    path("beside/", views.choose_beside, name="choose-beside"),
    path("beside/<str:other>/<str:code>/", views.beside, name="beside"),
    path("sources/", views.sources, name="sources"),
    path("trainers/", trainers.index, name="trainers"),
    path("trainers/notes/<str:code>/", trainers.notes, name="notes"),
    path("trainers/cues/", trainers.cues, name="cues"),
    path("trainers/base-rates/", trainers.base_rates, name="base-rates"),
]
