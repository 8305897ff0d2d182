"""Whoever guesses is slowed down; whoever owns the account is not locked out; readers do not notice."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import SignInBusy, TriesUsedUp
from screening.signin.limits import CODE, PASSWORD, TOTAL, TRIES
from screening.signin.turns import TURNS, Turns
from screening.tries import Limit, Tries
from tests.signin.conftest import code, give_password, is_in

FEW = Limit("few", 3, 10.0)


def tries_left(tries: Tries, limit: Limit, now: float, account: str = "a") -> int:
    for number in range(1000):
        try:
            tries.take(limit, account, now)
        except TriesUsedUp:
            return number
    raise AssertionError("no limit")


def test_a_few_at_once_and_then_one_at_a_time():
    tries = Tries()
    assert tries_left(tries, FEW, 100) == 3
    with pytest.raises(TriesUsedUp) as caught:
        tries.take(FEW, "a", 103)
    assert caught.value.seconds == 7
    assert tries_left(tries, FEW, 110) == 1
    assert tries_left(tries, FEW, 10_000) == 3


def test_about_twenty_a_day_for_an_account():
    tries = Tries()
    first = tries_left(tries, PASSWORD, 0)
    day = sum(tries_left(tries, PASSWORD, hour * 3600.0) for hour in range(1, 25))
    assert (first, day) == (20, 20)


@given(st.lists(st.floats(0, 5), min_size=50, max_size=200))
def test_no_rhythm_gets_more(pauses):
    tries, now, allowed, waits = Tries(), 0.0, 0, []
    for pause in pauses:
        now += pause
        try:
            tries.take(FEW, "a", now)
            allowed += 1
        except TriesUsedUp as limited:
            waits.append(limited.seconds)
    assert allowed <= FEW.burst + now / FEW.seconds
    assert all(0 < wait <= FEW.seconds for wait in waits)


def test_accounts_and_limits_do_not_touch_each_other():
    tries = Tries()
    assert tries_left(tries, FEW, 0, "a") == tries_left(tries, FEW, 0, "b") == 3
    assert tries_left(tries, Limit("other", 3, 10.0), 0, "a") == 3


def test_no_name_is_kept_and_no_key_of_the_disk_tells_who_it_was():
    tries, after_a_restart = Tries(), Tries()
    for one in (tries, after_a_restart):
        one.take(PASSWORD, "canary7f3a9", 0)
        assert "canary7f3a9" not in repr(vars(one))
    assert not set(tries._buckets) & set(after_a_restart._buckets)


def test_what_says_nothing_any_more_is_dropped():
    tries = Tries()
    for number in range(100):
        tries.take(FEW, str(number), 0)
    tries.take(FEW, "one more", 3600)
    assert len(tries._buckets) == 1


def test_wrong_passwords_come_to_an_end_and_the_page_says_what_to_do(client, host):
    answers = [give_password(client, password="wrong").status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]
    page = give_password(client, password="wrong")
    assert int(page["Retry-After"]) > 4000
    text = page.content.decode()
    assert "minutes" in text
    assert "code that your app" in text
    assert give_password(client).status_code == 429


def test_no_password_is_hashed_when_there_are_no_tries_left(client, host, monkeypatch):
    for _ in range(20):
        give_password(client, password="wrong")
    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", lambda *_, **__: pytest.fail("asked"))
    assert give_password(client, password="wrong").status_code == 429


def test_an_account_that_does_not_exist_is_treated_alike(client, content):
    assert [give_password(client, "nobody").status_code for _ in range(21)] == [200] * 20 + [429]


def test_who_is_signed_in_goes_on_under_attack(client, with_app):
    give_password(client)
    client.post(reverse("admin:code"), {"code": code()})
    attacker = Client()
    while give_password(attacker, password="wrong").status_code != 429:
        pass
    assert is_in(client)


def test_the_owner_gets_in_under_attack_with_the_code_of_the_app(client, with_app):
    attacker = Client()
    while give_password(attacker, password="wrong").status_code != 429:
        pass
    assert give_password(attacker, password="wrong", opening="000000").status_code == 429
    assert give_password(client, opening=code()).status_code == 302
    client.post(reverse("admin:code"), {"code": code()})
    assert is_in(client)


def test_codes_that_open_the_way_are_limited_too(client, with_app):
    TRIES.forget()
    for _ in range(20):
        TRIES.take(PASSWORD, "host", time.monotonic())
    answers = [give_password(client, password="wrong", opening=f"{number:06}").status_code for number in range(12)]
    assert answers == [429] * 12
    assert give_password(client, opening=code()).status_code == 429


def test_a_right_password_does_not_count(client, host):
    for _ in range(25):
        assert give_password(client).status_code == 302
        client.logout()


def test_everybody_together_is_limited_and_the_wait_is_short(client, content):
    answers = [give_password(client, f"name{number}") for number in range(TOTAL.burst + 1)]
    assert [answer.status_code for answer in answers] == [200] * TOTAL.burst + [429]
    assert int(answers[-1]["Retry-After"]) <= 2


def test_codes_of_an_account_come_to_an_end(client, with_app):
    give_password(client)
    answers = [client.post(reverse("admin:code"), {"code": "12345x"}).status_code for _ in range(CODE.burst + 1)]
    assert answers == [200] * CODE.burst + [429]


def test_one_at_a_time_and_few_wait():
    turns, inside, most = Turns(waiting=2, seconds=5), 0, 0
    entered, go = threading.Event(), threading.Event()
    lock = threading.Lock()

    def work() -> bool:
        nonlocal inside, most
        try:
            with turns.turn():
                with lock:
                    inside += 1
                    most = max(most, inside)
                entered.set()
                go.wait(5)
                with lock:
                    inside -= 1
        except SignInBusy:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        jobs = [pool.submit(work)]
        assert entered.wait(5)
        jobs += [pool.submit(work) for _ in range(9)]
        refused = [job for job in jobs[1:] if _ended(job)]
        go.set()
        assert most == 1
        assert sum(job.result() for job in jobs) == 3
    assert len(refused) <= 7


def _ended(job) -> bool:
    try:
        job.result(timeout=0.2)
    except TimeoutError:
        return False
    return True


def test_a_turn_that_does_not_come_is_given_up():
    turns = Turns(waiting=1, seconds=0.05)
    with turns.turn(), pytest.raises(SignInBusy), ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: turns.turn().__enter__()).result()


def test_busy_is_a_page_that_says_when_to_come_back(client, host):
    with TURNS.turn(), TURNS._places, TURNS._places:
        page = give_password(client)
    assert page.status_code == 503
    assert page["Retry-After"] == "5"
    assert "try again" in page.content.decode()
    assert give_password(client).status_code == 302


@pytest.mark.django_db(transaction=False)
def test_a_reader_is_answered_while_a_password_is_hashed(client, host, visitor, monkeypatch):
    """The hash holds its turn; a page that a reader asks for meanwhile is there before it ends."""
    visitor.get("/en/help/VN/")
    hashing, read = threading.Event(), threading.Event()

    def slow(*args, **kwargs):
        hashing.set()
        assert read.wait(20), "no reader was answered"

    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", slow)

    def attack() -> int:
        return give_password(Client(), password="wrong").status_code

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(attack)
        assert hashing.wait(20)
        assert visitor.get("/en/help/VN/").status_code == 200
        read.set()
        assert answer.result() == 200


def test_a_real_hash_leaves_the_interpreter_to_readers():
    """PBKDF2 runs outside the interpreter's lock: other threads go on."""
    hasher = hashers.PBKDF2PasswordHasher()
    done = threading.Event()

    def work() -> None:
        hasher.encode("a long enough password", "salt")
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    counted = 0
    while not done.is_set():
        counted += 1
    thread.join()
    assert counted > 10_000
