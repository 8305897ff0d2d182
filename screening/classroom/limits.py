"""How often a network may try a join code, or begin a class. Right codes, seats and slips of the finger do not count.

24 signs in eight places make 1.1 * 10^11 codes. Each of two processes counts for itself, so from 100 networks come at
most 10,000 guesses an hour; with ten classes at once, that finds one with a chance of 9 in ten million.
"""

import time
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from screening.errors import TriesUsedUp
from screening.tries import Limit, Tries

GUESS = Limit("join", 20, 120.0)
# A house full of trainers; somebody who fills the disk gets a class a minute, each gone after a day.
START = Limit("start", 40, 60.0)
TRIES = Tries()


def refusal(request: HttpRequest, limit: Limit) -> HttpResponse | None:
    """Before a code is looked up, or a class made: a page that says when to try again, or None."""
    try:
        TRIES.take(limit, _network(request), time.monotonic())
    except TriesUsedUp as used_up:
        context = {"seconds": used_up.seconds, "guessed": limit is GUESS}
        response = render(request, "screening/classroom/wait.html", context, status=429)
        response.headers["Retry-After"] = str(used_up.seconds)
        return response
    return None


def give_back(request: HttpRequest) -> None:
    """The code was right."""
    TRIES.give_back(GUESS, _network(request), time.monotonic())


def _network(request: HttpRequest) -> str:
    """Of the address that stands next to us; behind our own proxy, what it says, for all come from there."""
    if settings.BEHIND_PROXY:
        return str(request.headers.get("X-Network", ""))
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:  # a local socket
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    # One customer has a whole network of IPv6 addresses, however short they are written.
    return str(address.ipv4_mapped or int(address) >> 64)
