"""How often anybody may try a join code. Right codes, seats and slips of the finger do not count.

24 signs in eight places make 1.1 * 10^11 codes. From 100 addresses come at most 8,000 guesses an hour; with ten classes
at once, that finds one with a chance of 7 in ten million.
"""

import time

from django.conf import settings
from django.http import HttpRequest

from screening.tries import Limit, Tries

GUESS = Limit("join", 20, 60.0)
TRIES = Tries()


def take(request: HttpRequest) -> None:
    """Before a code is looked up. Raises TriesUsedUp."""
    TRIES.take(GUESS, _network(request), time.monotonic())


def give_back(request: HttpRequest) -> None:
    """The code was right."""
    TRIES.give_back(GUESS, _network(request), time.monotonic())


def _network(request: HttpRequest) -> str:
    """The address that stands next to us; behind our own proxy, the one that it names last."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    # One customer has a whole network of IPv6 addresses.
    return ":".join(address.split(":")[:4])
