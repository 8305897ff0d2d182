"""Beginning a session, and running it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from screening.classroom import control, limits, links, live, polls, session, tally
from screening.classroom.answering import is_open
from screening.classroom.forms import SessionForm
from screening.classroom.screens import joining
from screening.classroom.shown import on_the_spot, shown
from screening.content.edition import get_edition
from screening.languages import ENGLISH
from screening.models import Session


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose, and begin. A link may have chosen the lesson."""
    edition = get_edition(get_language())
    if request.method != "POST":
        form = SessionForm(
            edition, initial={"lesson": request.GET.get("lesson", ""), "place": request.GET.get("place")}
        )
        return render(request, "screening/classroom/start.html", {"form": form})
    form = SessionForm(edition, request.POST)
    if not form.is_valid():
        return render(request, "screening/classroom/start.html", {"form": form}, status=400)
    if refused := limits.refusal(request, limits.START):
        return refused
    chosen = form.cleaned_data
    asked = form.polls(get_edition(ENGLISH.code))
    made = session.make(chosen["lesson"], form.languages(), chosen["place"], asked, timezone.now())
    return redirect("class-run", links.trainer_link(made.key))


@require_safe
@never_cache
def run(request: HttpRequest, link: str) -> HttpResponse:
    """The trainer's own screen: what is shown, what comes, and every control."""
    found = session_of_trainer(link)
    now = timezone.now()
    edition = get_edition(get_language())
    rows = list(found.polls.all())
    poll = next((row for row in rows if row.position == found.shown), None)
    lesson = edition.lessons.get(found.lesson)
    answered = live.answered(poll)
    context = {
        "session": found,
        "link": link,
        "wall": links.wall_link(found.key),
        "joining": joining(request, found),
        "in_a_room": settings.SCREENING_LAN,
        "plan": [(row, shown(row, edition, None)) for row in rows],
        "now": shown(poll, edition, tally.counted(poll)) if poll else None,
        "answered": answered,
        "state": live.of_trainer(found, poll, answered, now),
        "is_open": is_open(poll, now),
        "seconds": live.seconds_left(poll, now),
        "lesson": lesson,
        "spot": on_the_spot(edition),
    }
    return render(request, "screening/classroom/run.html", context)


@csrf_exempt
@require_POST
def act(request: HttpRequest, link: str) -> HttpResponse:
    """One press of a control, and back to the screen."""
    found = session_of_trainer(link)
    name = request.POST.get("do", "")
    now = timezone.now()
    if name in control.ACTIONS:
        control.act(found.key, name, now)
    elif name == "go" and request.POST.get("to", "").isdecimal():
        control.go_to(found.key, int(request.POST["to"][:3]), now)
    elif name == "ask":
        try:
            control.ask(found.key, polls.wanted(get_edition(ENGLISH.code), request.POST.get("poll", "")), now)
        except KeyError:
            raise Http404 from None
    else:
        raise Http404
    return redirect("class-run", link)


@csrf_exempt
@require_POST
def again(request: HttpRequest, link: str) -> HttpResponse:
    """The same questions for the next room."""
    found = session_of_trainer(link)
    if refused := limits.refusal(request, limits.START):
        return refused
    return redirect("class-run", links.trainer_link(session.make_again(found, timezone.now()).key))


def session_of_trainer(link: str) -> Session:
    """Raises Http404 for a link that is not ours, and for one whose session is gone."""
    key = links.key_of_trainer(link)
    found = session.by_key(key, timezone.now()) if key else None
    if found is None:
        raise Http404
    return found
