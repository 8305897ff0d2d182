"""With `./start --lan` the room reads without encryption: staff pages open on the computer itself alone."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Who comes through a proxy on this computer has its address, and is somewhere else.
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")


class StaffOnlyHere:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SCREENING_LAN and request.path_info.startswith("/staff/") and not is_here(request):
            return render(request, "screening/signin/only_here.html", {"title": "Not from here"}, status=403)
        return self.get_response(request)


def is_here(request: HttpRequest) -> bool:
    """Whether the request comes from this computer. What it says of itself can only speak against it."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and not any(name in request.META for name in _FORWARDED)
