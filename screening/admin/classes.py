"""The live classes of whoever is signed in. Nobody else's: what is not one's own is not there.

Everybody who may sign in here may begin one, as everybody may without an account. No line of the history is written: a
class leaves nothing after a day, and who taught when is no part of what staff did to the content.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from screening.choices import PollKind
from screening.classroom import codes, control, links, session
from screening.classroom.forms import SessionForm
from screening.content.edition import Edition, get_edition
from screening.languages import BY_CODE, ENGLISH, LANGUAGES
from screening.models import Session


class ClassForm(SessionForm):
    """Here no path says which language stands first on the wall."""

    first = forms.ChoiceField(label="First language on the wall", choices=[(row.code, row.name) for row in LANGUAGES])
    field_order = ("lesson", "cases", "first", "second", "place")

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(edition, *args, **kwargs)
        self.initial.setdefault("first", edition.language)
        self._field("second").choices = [("", _("None")), *[(row.code, row.name) for row in LANGUAGES]]

    def languages(self) -> list[str]:
        chosen = (self.cleaned_data["first"], self.cleaned_data["second"])
        return [code for code in dict.fromkeys(chosen) if code]


@dataclass(frozen=True, slots=True)
class OwnClass:
    session: Session
    titles: tuple[str, ...]  # of its lesson, or of its practice cases
    code: str
    address: str  # of the trainer's own screen, or of the report once it has ended


def _by_its_button(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who signs in again after hours is led to the address of a button, and finds the list there."""

    @wraps(view)
    def pressed(request: HttpRequest, **kwargs: int) -> HttpResponse:
        return view(request, **kwargs) if request.method == "POST" else redirect("admin:classes")

    return pressed


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    return _table(request)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    form = ClassForm(get_edition(get_language()), request.POST or None)
    if not form.is_valid():
        context = {**admin.site.each_context(request), "title": "Begin a class", "form": form}
        return TemplateResponse(
            request, "screening/admin/class_begin.html", context, status=400 if form.is_bound else 200
        )
    chosen = form.cleaned_data
    asked = form.polls(get_edition(ENGLISH.code))
    made = session.make(chosen["lesson"], form.languages(), chosen["place"], asked, timezone.now())
    session.take(made.key, _account(request), timezone.now())
    return redirect(_address(made))


@_by_its_button
def take(request: HttpRequest) -> HttpResponse:
    """A class that was begun without an account, by whoever has its address."""
    key = links.key_in_address(request.POST.get("address", ""))
    if key and session.take(key, _account(request), timezone.now()):
        return redirect("admin:classes")
    return _table(request, wrong_address=True)


@_by_its_button
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    control.open_again(found, timezone.now())
    return redirect(_address(found))


@_by_its_button
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The same questions for the next room."""
    made = session.make_again(_own(request, pk), timezone.now())
    session.take(made.key, _account(request), timezone.now())
    return redirect(_address(made))


def _table(request: HttpRequest, *, wrong_address: bool = False) -> HttpResponse:
    english = get_edition(ENGLISH.code)
    found = session.owned_by(_account(request), timezone.now()).prefetch_related("polls")
    context = {
        **admin.site.each_context(request),
        "title": "Classes",
        "classes": [_shown(row, english) for row in found],
        "wrong_address": wrong_address,
    }
    return TemplateResponse(request, "screening/admin/classes.html", context, status=400 if wrong_address else 200)


def _shown(row: Session, english: Edition) -> OwnClass:
    """What is no longer in the content stands there as it was when the class was made."""
    if row.lesson:
        lesson = english.lessons.get(row.lesson)
        titles = (str(lesson.title) if lesson else row.lesson,)
    else:
        titles = tuple(poll.words[""] for poll in row.polls.all() if poll.kind == PollKind.CASE)
    return OwnClass(row, titles, codes.spaced(row.code), _address(row, "class-report" if row.ended else "class-run"))


def _own(request: HttpRequest, pk: int) -> Session:
    """Raises Http404 for a class of somebody else as for one that is gone."""
    found = session.owned_by(_account(request), timezone.now()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _address(row: Session, name: str = "class-run") -> str:
    """With the key to it, in the language that stands first on its wall."""
    first = next((code for code in row.languages if code in BY_CODE), ENGLISH.code)
    with override(first):
        return reverse(name, args=[links.trainer_link(row.key)])


def _account(request: HttpRequest) -> User:
    return cast("User", request.user)
