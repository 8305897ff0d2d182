"""Ask whether a sheet is still right, and the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language

from screening.handouts.still_right.answer import answer
from screening.shortcuts import reading_page

MOST_TYPED = 60


@reading_page
def ask(request: HttpRequest) -> HttpResponse:
    """A form for the code; one that was typed leads to its answer."""
    letters = "".join(letter for letter in request.GET.get("code", "").upper() if letter.isalnum())
    if letters:
        return redirect("still-right-code", code=letters[:MOST_TYPED])
    return render(request, "screening/handouts/still_right/ask.html", {"nothing": "code" in request.GET})


@reading_page
def answered(request: HttpRequest, code: str) -> HttpResponse:
    found = answer(code, get_language(), localdate())
    context = {"answer": found, "typed": code}
    return render(request, "screening/handouts/still_right/answer.html", context, status=200 if found else 404)
