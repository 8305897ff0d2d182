"""How often anybody may try something. Kept in the memory of this process, under keyed digests: no name, no address.

A restart of the site clears everything.
"""

import math
import threading
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from screening.errors import TriesUsedUp

# Buckets that are full again say nothing and are dropped when there are so many.
_TIDY_AT = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` tries at once, and each of them again after `seconds`."""

    name: str
    burst: int
    seconds: float


class Tries:
    """Token buckets: each try takes a token, and time brings them back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[Limit, float, float]] = {}

    def take(self, limit: Limit, who: str, now: float) -> None:
        """Use up one try at the time `now`, in seconds. Raises TriesUsedUp where there is none left."""
        key = _key(limit, who)
        with self._lock:
            tokens = self._tokens(key, limit, now)
            if tokens < 1:
                raise TriesUsedUp(math.ceil((1 - tokens) * limit.seconds))
            self._buckets[key] = (limit, tokens - 1, now)
            if len(self._buckets) > _TIDY_AT:
                self._tidy(now)

    def give_back(self, limit: Limit, who: str, now: float) -> None:
        """A try that was right does not count."""
        key = _key(limit, who)
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


def _key(limit: Limit, who: str) -> str:
    return salted_hmac("screening.tries", f"{limit.name}:{who}", algorithm="sha256").hexdigest()
