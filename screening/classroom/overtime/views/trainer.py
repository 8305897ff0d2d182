"""Making a class code, and opening and closing its checks."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from screening.choices import CheckForm, PollState, RoundKind
from screening.classroom import limits
from screening.classroom.overtime import classcode, rounds
from screening.classroom.overtime.asked import form_of
from screening.classroom.overtime.forms import ClassCodeForm
from screening.classroom.overtime.sharing import sharing
from screening.content.edition import get_edition
from screening.languages import ENGLISH
from screening.models import ClassCode, Round


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five times, as its trainer sees it: a check that is open shows no number."""

    kind: RoundKind
    form: CheckForm
    round: Round | None
    is_open: bool
    was_read: bool  # closed, with something to read


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose, and make a code. A link may have chosen the lesson."""
    edition = get_edition(get_language())
    if request.method != "POST":
        form = ClassCodeForm(edition, initial={"lessons": request.GET.getlist("lesson"), "first": CheckForm.A})
        return render(request, "screening/classroom/overtime/start.html", {"form": form})
    form = ClassCodeForm(edition, request.POST)
    if not form.is_valid():
        return render(request, "screening/classroom/overtime/start.html", {"form": form}, status=400)
    if refused := limits.refusal(request, limits.START):
        return refused
    chosen = form.cleaned_data
    made = classcode.make(chosen["lessons"], CheckForm(chosen["first"]), timezone.now())
    return redirect("class-code-run", classcode.link(made))


@require_safe
@never_cache
def run(request: HttpRequest, link: str) -> HttpResponse:
    found = of_trainer(link)
    now = timezone.now()
    edition = get_edition(get_language())
    rounds.settle_due(now)
    context = {
        "found": found,
        "link": link,
        "steps": _steps(found, now),
        "sharing": sharing(request, found),
        "lessons": [edition.lessons[code] for code in found.lessons if code in edition.lessons],
    }
    return render(request, "screening/classroom/overtime/run.html", context)


@csrf_exempt
@require_POST
def act(request: HttpRequest, link: str) -> HttpResponse:
    """One press of a button, and back to the page."""
    found = of_trainer(link)
    name, now = request.POST.get("do", ""), timezone.now()
    if name == "delete":
        found.delete()
        return redirect("class-code")
    kind = request.POST.get("kind", "")
    if kind not in RoundKind:
        raise Http404
    match name:
        case "open":
            rounds.open_round(found, RoundKind(kind), get_edition(ENGLISH.code), now)
        case "close":
            rounds.close_round(found, RoundKind(kind), now)
        case "throw-away":
            rounds.throw_away(found, RoundKind(kind))
        case _:
            raise Http404
    return redirect("class-code-run", link)


def of_trainer(link: str) -> ClassCode:
    """Raises Http404 for a link that is not ours, and for a class code that is gone."""
    found = classcode.by_link(link, timezone.now())
    if found is None:
        raise Http404
    return found


def _steps(found: ClassCode, now: datetime) -> list[Step]:
    made = {row.kind: row for row in found.rounds.all()}
    steps = []
    for kind in RoundKind:
        row = made.get(kind)
        was_read = row is not None and row.state == PollState.CLOSED and row.people > 0
        steps.append(
            Step(kind, form_of(kind, found.first), row, row is not None and rounds.is_open(row, now), was_read)
        )
    return steps
