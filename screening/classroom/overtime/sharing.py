"""How learners get to a check: an address for messages, a code to type, and a picture for cameras."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import override

from screening import qr
from screening.classroom import codes
from screening.handouts.responses import site_address
from screening.languages import ENGLISH
from screening.models import ClassCode


@dataclass(frozen=True, slots=True)
class Sharing:
    address: str
    typed: str
    code: str
    picture: SafeString


def sharing(request: HttpRequest, found: ClassCode) -> Sharing:
    site = site_address() or f"{request.scheme}://{request.get_host()}"
    with override(ENGLISH.code):
        page = reverse("check").removeprefix(f"/{ENGLISH.code}")  # a phone gets its own language
    address = f"{site}{page}{found.code}/"
    return Sharing(
        address=address,
        typed=f"{site.partition('://')[2]}{page.rstrip('/')}",
        code=codes.spaced(found.code),
        picture=SafeString(qr.svg(address)),
    )
