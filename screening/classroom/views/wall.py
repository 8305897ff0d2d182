"""What hangs on the wall: how to join, the question, and what the room found once it is revealed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.classroom import links, live, session, tally
from screening.classroom.answering import is_open
from screening.classroom.screens import joining
from screening.classroom.shown import shown
from screening.content.edition import get_edition
from screening.languages import BY_CODE
from screening.models import Session


@require_safe
@never_cache
def wall(request: HttpRequest, link: str) -> HttpResponse:
    found = session_of_wall(link)
    now = timezone.now()
    poll = live.shown_poll(found)
    total = tally.counted(poll) if poll and poll.revealed else None
    answered = live.answered(poll)
    first = get_language()
    codes = [first, *(code for code in found.languages if code in BY_CODE and code != first)][:2]
    context = {
        "session": found,
        "link": link,
        "joining": joining(request, found),
        "columns": [(BY_CODE[code], shown(poll, get_edition(code), total)) for code in codes] if poll else [],
        "total": total,
        "overview": tally.overview(poll, total) if poll and total and poll.kind == "case" else None,
        "answered": answered,
        "state": live.of_trainer(found, poll, answered, now),
        "is_open": is_open(poll, now),
        "seconds": live.seconds_left(poll, now),
    }
    return render(request, "screening/classroom/wall.html", context)


def session_of_wall(link: str) -> Session:
    """Raises Http404 for a link that is not ours, and for one whose session is gone."""
    key = links.key_of_wall(link)
    found = session.by_key(key, timezone.now()) if key else None
    if found is None:
        raise Http404
    return found
