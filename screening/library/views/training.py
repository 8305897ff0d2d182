"""Lessons and their slides, practice cases, the knowledge check and the glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from screening.choices import CheckForm
from screening.content.edition import get_edition
from screening.content.entries import LessonEntry
from screening.library import glossary, training
from screening.library.cases import listed_cases, using
from screening.library.notes import notes
from screening.library.slides import slides as slides_of
from screening.shortcuts import entry_or_404, reading_page

# A reader finds their own place between the words at the two ends.
SCALE = (1, 2, 3, 4, 5)
FORMS = {form.value: form for form in CheckForm}


@reading_page
def lessons(request: HttpRequest) -> HttpResponse:
    context = {"listed": training.listed(get_edition(get_language()))}
    return render(request, "screening/library/lessons.html", context)


@reading_page
def agendas(request: HttpRequest) -> HttpResponse:
    edition = get_edition(get_language())
    context = {
        "agendas": [(row, training.agenda(edition, row)) for row in edition.agendas.values()],
        "refreshers": [(row, training.plan_of_refresher(row)) for row in edition.refreshers.values()],
        "scale": SCALE,
    }
    return render(request, "screening/library/agendas.html", context)


@reading_page
def lesson(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.lessons, code)
    context = {
        "lesson": chosen,
        "plans": training.plans(chosen),
        "points": training.numbered(chosen),
        "terms": glossary.for_lesson(edition, code),
        "questions": [row for row in edition.questions.values() if row.lesson == code],
        "lessons": edition.lessons.values(),
    }
    return render(request, "screening/library/lesson.html", context)


@reading_page
def slides(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.lessons, code)
    rows = slides_of(edition, chosen)
    context = {"lesson": chosen, "slides": rows, "total": len(rows)}
    return render(request, "screening/library/slides.html", context)


@reading_page
def speaker(request: HttpRequest, code: str) -> HttpResponse:
    """What to say, apart from the wall: for a second window or a phone."""
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.lessons, code)
    rows = notes(edition, chosen, slides_of(edition, chosen))
    context = {"lesson": chosen, "notes": rows, "total": len(rows), "plans": training.plans(chosen)}
    return render(request, "screening/library/speaker.html", context)


@reading_page
def cases(request: HttpRequest) -> HttpResponse:
    context = {"listed": listed_cases(get_edition(get_language()))}
    return render(request, "screening/library/cases.html", context)


@reading_page
def case(request: HttpRequest, code: str) -> HttpResponse:
    edition = get_edition(get_language())
    chosen = entry_or_404(edition.cases, code)
    context = {
        "case": chosen,
        "lessons": using(edition, chosen),
        "rule": edition.rule,
    }
    return render(request, "screening/library/case.html", context)


@reading_page
def words(request: HttpRequest) -> HttpResponse:
    context = {"letters": glossary.letters(get_edition(get_language()))}
    return render(request, "screening/library/glossary.html", context)


@reading_page
def knowledge_check(request: HttpRequest, form: str = CheckForm.BOTH) -> HttpResponse:
    return _check(request, None, form)


@reading_page
def lesson_check(request: HttpRequest, code: str, form: str = CheckForm.BOTH) -> HttpResponse:
    return _check(request, entry_or_404(get_edition(get_language()).lessons, code), form)


def _check(request: HttpRequest, chosen: LessonEntry | None, form: str) -> HttpResponse:
    """Nothing here is sent or kept, so there is no form: a reader thinks, and opens the explanation."""
    edition = get_edition(get_language())
    every = edition.lessons.values()
    wanted = entry_or_404(FORMS, form)
    context = {
        "lesson": chosen,
        "lessons": every,
        "check": training.check(edition, [chosen] if chosen else every, wanted),
        "form": wanted,
        "forms": (CheckForm.A, CheckForm.B),
        "scale": SCALE,
    }
    return render(request, "screening/library/knowledge_check.html", context)
