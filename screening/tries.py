"""How often anybody may try something. Kept in the memory of this process, under keyed digests: no name, no address.

The key is random and in memory too. A restart of the site clears everything.
"""

import hashlib
import math
import secrets
import threading
from dataclasses import dataclass

from screening.errors import TriesUsedUp

# Buckets that are full again say nothing. Whoever tries next after so many seconds drops them.
_TIDY_SECONDS = 60.0


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
        self._secret = secrets.token_bytes(32)
        self._buckets: dict[bytes, tuple[Limit, float, float]] = {}
        self._tidied = 0.0

    def take(self, limit: Limit, who: str, now: float) -> None:
        """Use up one try at the time `now`, in seconds. Raises TriesUsedUp where there is none left."""
        key = self._key(limit, who)
        with self._lock:
            self._tidy(now)
            tokens = self._tokens(key, limit, now)
            if tokens < 1:
                raise TriesUsedUp(math.ceil((1 - tokens) * limit.seconds))
            self._buckets[key] = (limit, tokens - 1, now)

    def give_back(self, limit: Limit, who: str, now: float) -> None:
        """A try that was right does not count."""
        key = self._key(limit, who)
        with self._lock:
            self._buckets[key] = (limit, min(self._tokens(key, limit, now) + 1, limit.burst), now)

    def forget(self) -> None:
        with self._lock:
            self._buckets.clear()

    def _tokens(self, key: bytes, limit: Limit, now: float) -> float:
        _, tokens, then = self._buckets.get(key, (limit, limit.burst, now))
        return min(limit.burst, tokens + (now - then) / limit.seconds)

    def _tidy(self, now: float) -> None:
        if now - self._tidied < _TIDY_SECONDS:
            return
        self._tidied = now
        full = [key for key, (limit, _, _) in self._buckets.items() if self._tokens(key, limit, now) >= limit.burst]
        for key in full:
            del self._buckets[key]

    def _key(self, limit: Limit, who: str) -> bytes:
        return hashlib.blake2b(f"{limit.name}:{who}".encode(), key=self._secret, digest_size=16).digest()
