"""A shared cache that never was there: pages are made, nothing fails, and it is not asked at every page."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisSlow

from trainingsite import shared_cache
from trainingsite.shared_cache import BytesOnly, SharedCache


@pytest.fixture
def nowhere() -> Iterator[SharedCache]:
    """A cache at an address where nothing listens."""
    SharedCache.away_until = float("-inf")
    yield SharedCache("redis://127.0.0.1:1/0", {})
    SharedCache.away_until = float("-inf")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(shared_cache, "time", found)
    return found


def test_nothing_is_there_and_nothing_fails(nowhere: SharedCache) -> None:
    nowhere.set("key", b"value")
    assert nowhere.get("key") is None
    assert nowhere.get("key", b"default") == b"default"
    assert nowhere.is_here() is False


@pytest.mark.parametrize("error", [RedisAway, RedisSlow, ResponseError, RedisError])
def test_whatever_is_wrong_with_the_server_is_the_same_as_an_empty_cache(nowhere: SharedCache, error: type) -> None:
    def broken() -> None:
        raise error("down")

    assert nowhere._asked(broken, "default") == "default"


def test_a_fault_of_the_site_is_not_taken_for_an_absent_server(nowhere: SharedCache) -> None:
    def wrong() -> None:
        raise TypeError("not bytes")

    with pytest.raises(TypeError):
        nowhere._asked(wrong, None)


def test_for_five_seconds_nobody_asks_again_and_then_one_does(nowhere: SharedCache, clock: Clock) -> None:
    asked: list[float] = []

    def ask() -> Any:
        asked.append(clock.now)
        raise RedisAway("down")

    for now in (100.0, 100.1, 104.9, 105.0, 109.9, 110.1):
        clock.now = now
        assert nowhere._asked(ask, "default") == "default"
    assert asked == [100.0, 105.0, 110.1]


def test_all_threads_of_a_process_know_that_it_is_away(nowhere: SharedCache, clock: Clock) -> None:
    nowhere.get("key")
    another = SharedCache("redis://127.0.0.1:1/0", {})
    assert another._asked(lambda: "asked", "default") == "default"


def test_whoever_watches_the_site_asks_afresh(nowhere: SharedCache, clock: Clock) -> None:
    nowhere.get("key")
    nowhere._cache.get_client = lambda *args, **kwargs: _Answering()
    assert nowhere.get("key", "default") == "default"
    assert nowhere.is_here() is True
    assert nowhere._asked(lambda: "asked", "default") == "asked"


class _Answering:
    def ping(self) -> bool:
        return True


def test_a_server_gets_a_quarter_of_a_second_and_no_second_try(nowhere: SharedCache) -> None:
    options = nowhere._cache._pool_options
    assert (options["socket_timeout"], options["socket_connect_timeout"]) == (0.25, 0.25)
    assert options["retry"]._retries == 0


@given(st.one_of(st.binary(), st.integers(-(2**63), 2**63)))
def test_bytes_and_numbers_go_as_they_are(value: bytes | int) -> None:
    assert BytesOnly().dumps(value) is value


@given(st.integers(0, 2**63))
def test_a_number_comes_back_as_a_number(value: int) -> None:
    assert BytesOnly().loads(str(value).encode()) == value


@given(st.binary().filter(lambda data: not data.isdigit()))
def test_bytes_come_back_letter_by_letter(data: bytes) -> None:
    assert BytesOnly().loads(data) == data
