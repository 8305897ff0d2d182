"""/<language>/indicators/, …: read the library."""

from django.urls import path, register_converter

from screening.library.addresses import FormConverter
from screening.library.views import indicators, trainers, training

register_converter(FormConverter, "check-form")

urlpatterns = [
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/<str:code>/", indicators.indicator, name="indicator"),
    path("categories/<str:code>/", indicators.category, name="category"),
    path("search/", indicators.search, name="search"),
    path("beside/", indicators.choose_beside, name="choose-beside"),
    path("beside/<str:other>/<str:code>/", indicators.beside, name="beside"),
    path("sources/", indicators.sources, name="sources"),
    path("trainers/", trainers.index, name="trainers"),
    path("trainers/notes/<str:code>/", trainers.notes, name="notes"),
    path("trainers/cues/", trainers.cues, name="cues"),
    path("trainers/base-rates/", trainers.base_rates, name="base-rates"),
    path("trainers/context/", trainers.context, name="context"),
    path("trainers/care/", trainers.care, name="care"),
    path("trainers/agendas/", training.agendas, name="agendas"),
    path("lessons/", training.lessons, name="lessons"),
    path("lessons/<str:code>/", training.lesson, name="lesson"),
    path("lessons/<str:code>/slides/", training.slides, name="slides"),
    path("lessons/<str:code>/speaker/", training.speaker, name="speaker-notes"),
    path("cases/", training.cases, name="cases"),
    path("cases/<str:code>/", training.case, name="case"),
    path("glossary/", training.words, name="glossary"),
    path("knowledge-check/", training.knowledge_check, name="knowledge-check"),
    path("knowledge-check/<check-form:form>/", training.knowledge_check, name="check-form"),
    path("knowledge-check/<str:code>/", training.lesson_check, name="lesson-check"),
    path("knowledge-check/<str:code>/<check-form:form>/", training.lesson_check, name="lesson-check-form"),
    path("law/", trainers.law, name="law"),
]
