"""Redis as a shared cache: it holds bytes and numbers, and its absence is the same as an empty cache."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

# A page is made in less than this.
SECONDS_TO_ANSWER = 0.25
# For so long a server that did not answer is not asked again.
SECONDS_AWAY = 5.0

Result = TypeVar("Result")


class BytesOnly:
    """Django's own serializer would pickle: whoever can write into the cache could then run code in the site."""

    def dumps(self, value: object) -> bytes | int:
        if type(value) in (bytes, int):
            return value  # type: ignore[return-value]  # narrowed by the test above
        raise TypeError(f"The shared cache holds bytes and numbers, not {type(value).__name__}.")

    def loads(self, data: bytes) -> bytes | int:
        return int(data) if data.isdigit() else data


class SharedCache(RedisCache):
    """Raises nothing when Redis is away: what is asked for is not there, and what is set is not kept."""

    away_until: ClassVar[float] = float("-inf")  # for the whole process: Django makes an object for each thread

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {
            "socket_connect_timeout": SECONDS_TO_ANSWER,
            "socket_timeout": SECONDS_TO_ANSWER,
            "retry": Retry(NoBackoff(), 0),
            "serializer": BytesOnly,
        }
        super().__init__(server, {**params, "OPTIONS": {**options, **params.get("OPTIONS", {})}})

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._asked(lambda: super(SharedCache, self).get(key, default, version), default)

    def set(self, key: str, value: Any, timeout: Any = 300, version: int | None = None) -> None:
        self._asked(lambda: super(SharedCache, self).set(key, value, timeout, version), None)

    def is_here(self) -> bool:
        """Whether the server answers now: asked afresh, for whoever watches the site."""
        SharedCache.away_until = float("-inf")
        return bool(self._asked(lambda: self._cache.get_client().ping(), default=False))

    def _asked(self, question: Callable[[], Result], default: Result) -> Result:
        if time.monotonic() < SharedCache.away_until:
            return default
        try:
            return question()
        except RedisError:
            SharedCache.away_until = time.monotonic() + SECONDS_AWAY
            return default
