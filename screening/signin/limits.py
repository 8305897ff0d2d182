"""How often anybody may try to sign in. Kept in the memory of this process, under keyed digests: no name, no address.

An attacker who keeps trying can use up an account's tries, and its owner would wait as long as the attack lasts. So
the code of the owner's phone opens the way to the password: see views.py. A restart of the site clears everything.
"""

import math
import threading
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from screening.errors import SignInLimited

DAY = 24 * 60 * 60.0
# Buckets that are full again say nothing and are dropped when there are so many.
_TIDY_AT = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` tries at once, and each of them again after `seconds`."""

    name: str
    burst: int
    seconds: float


# A person mistypes a few times. Somebody who guesses gets 20 a day.
PASSWORD = Limit("password", 20, DAY / 20)
CODE = Limit("code", 20, DAY / 20)
# Everybody together: one hash takes a processor for a fifth of a second.
TOTAL = Limit("total", 30, 2.0)
# Codes that open the way to a password under attack: so few are right that this lets no guess of a password through.
OPENING = Limit("opening", 10, 6.0)


class Tries:
    """Token buckets: each try takes a token, and time brings them back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[Limit, float, float]] = {}

    def take(self, limit: Limit, account: str, now: float) -> None:
        """Use up one try at the time `now`, in seconds. Raises SignInLimited where there is none left."""
        key = _key(limit, account)
        with self._lock:
            tokens = self._tokens(key, limit, now)
            if tokens < 1:
                raise SignInLimited(math.ceil((1 - tokens) * limit.seconds))
            self._buckets[key] = (limit, tokens - 1, now)
            if len(self._buckets) > _TIDY_AT:
                self._tidy(now)

    def give_back(self, limit: Limit, account: str, now: float) -> None:
        """A try that was right does not count."""
        key = _key(limit, account)
        with self._lock:
            self._buckets[key] = (limit, min(self._tokens(key, limit, now) + 1, limit.burst), now)

    def forget(self) -> None:
        with self._lock:
            self._buckets.clear()

    def _tokens(self, key: str, limit: Limit, now: float) -> float:
        _, tokens, then = self._buckets.get(key, (limit, limit.burst, now))
        return min(limit.burst, tokens + (now - then) / limit.seconds)

    def _tidy(self, now: float) -> None:
        full = [key for key, (limit, _, _) in self._buckets.items() if self._tokens(key, limit, now) >= limit.burst]
        for key in full:
            del self._buckets[key]


def _key(limit: Limit, account: str) -> str:
    return salted_hmac("screening.signin.limits", f"{limit.name}:{account}", algorithm="sha256").hexdigest()


TRIES = Tries()
