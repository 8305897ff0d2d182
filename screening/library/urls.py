"""/<language>/indicators/, …: read the library."""

from django.urls import path

from screening.library import trainers, training_views, views

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
    path("trainers/context/", training_views.context, name="context"),
    path("trainers/care/", training_views.care, name="care"),
    path("lessons/", training_views.lessons, name="lessons"),
    path("lessons/<str:code>/", training_views.lesson, name="lesson"),
    path("lessons/<str:code>/slides/", training_views.slides, name="slides"),
    path("lessons/<str:code>/speaker/", training_views.speaker, name="speaker-notes"),
    path("cases/", training_views.cases, name="cases"),
    path("cases/<str:code>/", training_views.case, name="case"),
    path("glossary/", training_views.words, name="glossary"),
    path("knowledge-check/", training_views.knowledge_check, name="knowledge-check"),
    path("knowledge-check/<str:code>/", training_views.lesson_check, name="lesson-check"),
    path("law/", training_views.law, name="law"),
]
