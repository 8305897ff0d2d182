"""Lessons and their slides, practice cases, the knowledge check and the glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from screening.content.edition import edition
from screening.content.entries import Lesson
from screening.library import glossary, training
from screening.shortcuts import entry_or_404

# A reader finds their own place between the words at the two ends.
SCALE = (1, 2, 3, 4, 5)


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    context = {"listed": training.listed(edition(get_language()))}
    return render(request, "screening/library/lessons.html", context)


@require_safe
def lesson(request: HttpRequest, code: str) -> HttpResponse:
    current = edition(get_language())
    chosen = entry_or_404(current.lessons, code)
    context = {
        "lesson": chosen,
        "plans": training.plans(chosen),
        "terms": glossary.for_lesson(current, code),
        "questions": [row for row in current.questions.values() if row.lesson == code],
        "lessons": current.lessons.values(),
    }
    return render(request, "screening/library/lesson.html", context)


@require_safe
def slides(request: HttpRequest, code: str) -> HttpResponse:
    current = edition(get_language())
    chosen = entry_or_404(current.lessons, code)
    rows = training.slides(chosen)
    context = {"lesson": chosen, "slides": rows, "total": len(rows), "rule": current.rule}
    return render(request, "screening/library/slides.html", context)


@require_safe
def speaker(request: HttpRequest, code: str) -> HttpResponse:
    """What to say, apart from the wall: for a second window or a phone."""
    chosen = entry_or_404(edition(get_language()).lessons, code)
    rows = training.slides(chosen)
    context = {"lesson": chosen, "slides": rows, "total": len(rows), "plans": training.plans(chosen)}
    return render(request, "screening/library/speaker.html", context)


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    return render(request, "screening/library/cases.html", {"cases": edition(get_language()).cases.values()})


@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    current = edition(get_language())
    chosen = entry_or_404(current.cases, code)
    context = {
        "case": chosen,
        "lessons": [row for row in current.lessons.values() if chosen in row.cases],
        "rule": current.rule,
    }
    return render(request, "screening/library/case.html", context)


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    return render(request, "screening/library/glossary.html", {"letters": glossary.letters(edition(get_language()))})


@require_safe
def knowledge_check(request: HttpRequest) -> HttpResponse:
    return _check(request, None)


@require_safe
def lesson_check(request: HttpRequest, code: str) -> HttpResponse:
    return _check(request, entry_or_404(edition(get_language()).lessons, code))


def _check(request: HttpRequest, chosen: Lesson | None) -> HttpResponse:
    """Nothing here is sent or kept, so there is no form: a reader thinks, and opens the explanation."""
    current = edition(get_language())
    every = current.lessons.values()
    context = {
        "lesson": chosen,
        "lessons": every,
        "check": training.check(current, [chosen] if chosen else every),
        "scale": SCALE,
    }
    return render(request, "screening/library/knowledge_check.html", context)
