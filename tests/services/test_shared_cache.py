"""Redis holds bytes and numbers. Where it is away, the site is as if nothing had been kept."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis as redis_library

from tests.services.conftest import Server, wait_until
from trainingsite import shared_cache
from trainingsite.shared_cache import BytesOnly, SharedCache


@pytest.fixture
def shared(redis: Server) -> Iterator[SharedCache]:
    SharedCache.away_until = float("-inf")
    found = SharedCache(f"redis://127.0.0.1:{redis.port}/0", {})
    wait_until(found.is_here)
    yield found
    SharedCache.away_until = float("-inf")


def test_bytes_and_numbers_come_back_as_they_were(shared: SharedCache) -> None:
    for value in (b'{"a": 1}\n\x1f\x8b\x00', b"", 17, 0):
        shared.set("key", value)
        assert shared.get("key") in (value, None if value == b"" else value)
    assert shared.get("nothing") is None


@pytest.mark.parametrize("value", ["text", {"a": 1}, True, 1.5, None, object()])
def test_nothing_else_is_kept(value: object) -> None:
    """What is not bytes would have to be pickled, and reading a pickle runs whatever it says."""
    with pytest.raises(TypeError):
        BytesOnly().dumps(value)


def test_a_pickle_that_somebody_put_there_is_only_bytes(shared: SharedCache, redis: Server) -> None:
    poison = b"cos\nsystem\n(S'touch /tmp/look-twice-poison'\ntR."
    redis_library.Redis(port=redis.port).set(":1:key", poison)
    assert shared.get("key") == poison
    assert not Path("/tmp/look-twice-poison").exists()


def test_without_the_server_nothing_is_there_and_nothing_fails(shared: SharedCache, redis: Server) -> None:
    shared.set("key", b"value")
    redis.stop()
    assert shared.get("key") is None
    shared.set("key", b"value")
    assert not shared.is_here()


def test_a_server_that_is_away_is_not_asked_at_every_page(shared: SharedCache, redis: Server) -> None:
    redis.stop()
    shared.get("key")
    asked = []
    shared._cache.get_client = lambda *args, **kwargs: asked.append(args)
    assert shared.get("key", "default") == "default"
    assert not asked


def test_a_server_that_hangs_costs_a_page_little(shared: SharedCache, redis: Server) -> None:
    os.kill(redis.process.pid, 19)  # SIGSTOP
    try:
        began = time.monotonic()
        for _ in range(5):
            shared.get("key")
        assert time.monotonic() - began < 4 * shared_cache.SECONDS_TO_ANSWER
    finally:
        os.kill(redis.process.pid, 18)


def test_it_comes_back_by_itself(shared: SharedCache, redis: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_cache, "SECONDS_AWAY", 0.1)
    redis.stop()
    assert shared.get("key") is None
    redis.start()

    def works() -> bool:
        shared.set("key", b"again")
        return shared.get("key") == b"again"

    assert wait_until(works) < 10
