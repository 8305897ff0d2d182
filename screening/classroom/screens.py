"""How a room gets in: the address, the code and the picture that stand on the wall."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import override

from screening import qr
from screening.classroom import codes
from screening.handouts.responses import site_address
from screening.languages import ENGLISH
from screening.models import Session


@dataclass(frozen=True, slots=True)
class Joining:
    """`typed` is short, for fingers; `code` is in groups; `picture` leads a camera to both at once."""

    typed: str
    code: str
    picture: SafeString


def joining(request: HttpRequest, session: Session) -> Joining:
    site = site_address() or f"{request.scheme}://{request.get_host()}"
    with override(ENGLISH.code):
        page = reverse("join").removeprefix(f"/{ENGLISH.code}")  # a phone gets its own language
    return Joining(
        typed=f"{site.partition('://')[2]}{page.rstrip('/')}",
        code=codes.spaced(session.code),
        picture=SafeString(qr.svg(f"{site}{page}{session.code}/")),
    )
