"""Codes are not found by guessing: not from one address, not from many, and not by pretending to be somewhere else."""

import random
from collections.abc import Callable
from ipaddress import ip_address

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from screening.choices import CheckForm
from screening.classroom import codes, limits, links, live_urls, session, urls
from screening.classroom.codes import SIGNS
from screening.classroom.limits import GUESS
from screening.classroom.overtime import classcode
from screening.errors import TriesUsedUp
from screening.models import ClassCode, Round, Session
from screening.tries import Tries
from trainingsite import gunicorn

pytestmark = pytest.mark.django_db
HOUR = 3600.0
GUESSES = 10_000
CODES = len(SIGNS) ** 8  # the last sign follows from the others
CLASSES = 10  # at once
TAKING_A_CODE = [row.name for row in (*urls.urlpatterns, *live_urls.urlpatterns) if "<str:code>" in str(row.pattern)]


def got_through(networks: int) -> int:
    """Of 10,000 guesses in an hour, evenly from these networks, how many one process looks at."""
    tries, looked_at = Tries(), 0
    for number in range(GUESSES):
        try:
            tries.take(GUESS, str(number % networks), HOUR * number / GUESSES)
            looked_at += 1
        except TriesUsedUp:
            pass
    return looked_at


@pytest.mark.parametrize("networks", [1, 10, 100, GUESSES])
def test_of_10_000_guesses_an_hour_none_finds_a_class(networks: int) -> None:
    """With a chance of one in a million, whatever the limits let through; and they let little through."""
    most = min(GUESSES, networks * (GUESS.burst + round(HOUR / GUESS.seconds)))
    looked_at = got_through(networks)
    assert looked_at <= most
    assert looked_at * CLASSES / CODES < 1e-6


def test_a_hundred_networks_that_guess_as_fast_as_they_may_find_no_class_in_an_hour() -> None:
    """Each process counts for itself."""
    guesses = 100 * 2 * (GUESS.burst + HOUR / GUESS.seconds)
    assert gunicorn.workers == 2
    assert guesses * CLASSES / CODES < 1e-6


def test_one_network_that_guesses_for_seven_months_finds_no_class_code() -> None:
    """A class code lives for so long. Whoever guesses it can answer a check once."""
    hours = classcode.LIFE.total_seconds() / HOUR
    guesses = 2 * (GUESS.burst + hours * HOUR / GUESS.seconds)
    assert guesses * CLASSES / CODES < 1e-4


def test_codes_use_every_sign_in_every_place() -> None:
    made = [codes.new_code()[:8] for _ in range(2000)]
    assert all({code[place] for code in made} == set(SIGNS) for place in range(8))


def test_who_runs_a_class_is_not_known_by_its_code(live: Session, content: None) -> None:
    """A key of its own, of 128 bits."""
    later = classcode.make(["LESSON-1"], CheckForm.A, timezone.now())
    for key in (live.key, later.key):
        assert len(bytes.fromhex(key)) == 16
    assert live.code not in links.trainer_link(live.key)
    assert len({live.key, later.key, live.code, later.code}) == 4


@pytest.mark.parametrize("name", TAKING_A_CODE)
def test_every_address_that_takes_a_code_counts_guesses_or_looks_nothing_up(
    visitor: Client, content: None, name: str
) -> None:
    visitor.get("/en/join/")
    for method in (visitor.get, visitor.post):
        limits.TRIES.forget()
        for _ in range(GUESS.burst + 1):
            with CaptureQueriesContext(connection) as queries:
                answer = method(reverse(name, args=[codes.new_code()]))
            assert answer.status_code in {404, 405, 429}
            assert not answer.cookies
        assert answer.status_code == 429 or not looked_up(queries)


def looked_up(queries: CaptureQueriesContext) -> list[str]:
    """In the tables of classes. Now and then a page asks whether its texts are still the newest ones."""
    tables = [model._meta.db_table for model in (Session, ClassCode, Round)]
    return [row["sql"] for row in queries if any(table in row["sql"] for table in tables)]


def ended_and_expired(live: Session) -> list[str]:
    rest = {"expires": live.expires, "acted": live.acted}
    ended = Session.objects.create(code=codes.new_code(), key="ended", ended=True, **rest)
    expired = Session.objects.create(code=codes.new_code(), key="expired", **rest | {"expires": timezone.now()})
    return [ended.code, expired.code]


def test_wrong_ended_and_expired_codes_cost_the_same_work(visitor: Client, live: Session) -> None:
    asked = [codes.new_code(), *ended_and_expired(live), "nonsenses"]
    visitor.get("/en/join/")
    for method in (visitor.get, visitor.post):
        seen = []
        for code in asked:
            with CaptureQueriesContext(connection) as queries:
                answer = method(f"/en/join/{code}/")
            # The second in which it was answered, which says nothing about the code.
            headers = {name: value for name, value in answer.headers.items() if name != "Expires"}
            done = [sql.replace(codes.read(code), "") for sql in looked_up(queries)]
            seen.append((answer.status_code, headers, done))
        for row in seen:
            assert row == seen[0]
        assert len(seen[0][2]) == 1


def network(address: str, **headers: str) -> str:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": address} | {f"HTTP_{name}": value for name, value in headers.items()}
    return limits._network(request)


def test_one_customer_has_one_network_however_its_addresses_are_written() -> None:
    for prefix in ("2001:db8:1:2", "2001:db8:1:0", "2001:db8:0:0", "2001:0:0:0", "2001:0:0:1", "fe80:0:0:0"):
        same = {f"{prefix}:{number:x}:0:0:{number:x}" for number in random.sample(range(1, 65_536), 50)}
        assert len({network(short(address)) for address in same} | {network(next(iter(same)))}) == 1
    assert network("2001:db8:1:2::1") != network("2001:db8:1:3::1")
    assert network("192.0.2.1") == network("::ffff:192.0.2.1") != network("192.0.2.2")


def short(address: str) -> str:
    """As the operating system writes it."""
    return str(ip_address(address))


@pytest.mark.parametrize("behind_proxy", [False, True])
@pytest.mark.parametrize("hops", range(4))
def test_what_a_visitor_says_of_an_address_changes_nothing(settings, *, behind_proxy: bool, hops: int) -> None:
    """Only X-Network of our own proxy counts, and that proxy sets it itself."""
    settings.BEHIND_PROXY = behind_proxy
    ours = {"X_NETWORK": "192.0.2"} if behind_proxy else {}

    def seen() -> str:
        made_up = [f"198.51.100.{random.randrange(256)}" for _ in range(hops)]
        said = {"X_FORWARDED_FOR": ", ".join(made_up), "FORWARDED": ";".join(f"for={row}" for row in made_up)}
        others = dict.fromkeys(
            ("X_REAL_IP", "CLIENT_IP", "TRUE_CLIENT_IP", "CF_CONNECTING_IP"), said["X_FORWARDED_FOR"]
        )
        return network("203.0.113.7", **(said | others if hops else {}), **ours)

    assert {seen() for _ in range(20)} == {"192.0.2" if behind_proxy else "203.0.113.7"}


def test_who_says_nothing_behind_the_proxy_shares_the_tries_of_all_who_say_nothing(settings) -> None:
    settings.BEHIND_PROXY = True
    assert network("203.0.113.7") == network("203.0.113.8") == ""


def test_a_seat_that_the_site_did_not_sign_opens_nothing(live: Session, join: Callable[[], Client]) -> None:
    good = join().cookies[f"seat-{live.code}"].value
    body, _, mark = good.partition(".")
    for made_up in (
        "x.y",
        body,
        f"{body}.",
        f".{mark}",
        f"{body}x.{mark}",
        f"{body}.{mark[:-1]}",
        links.new_seat("other"),
    ):
        phone = Client(SERVER_NAME="localhost")
        phone.cookies[f"seat-{live.code}"] = made_up
        assert phone.post(f"/live/{live.code}", {"poll": 1, "round": 1, "chosen": "x"}).status_code == 404, made_up
        assert phone.post(f"/en/join/{live.code}/answer/", {}).status_code == 404, made_up


def test_a_full_class_gives_no_more_seats_and_the_trainer_sees_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch, live: Session, join: Callable[[], Client], visitor: Client
) -> None:
    monkeypatch.setattr(session, "MOST_SEATS", 3)
    phones = [join() for _ in range(3)]
    for _ in range(3):
        assert visitor.post(f"/en/join/{live.code}/").status_code == 403
    assert not visitor.cookies
    assert Session.objects.get().joined == 3
    run = visitor.get(f"/en/class/run/{links.trainer_link(live.key)}/")
    assert run.context["session"].joined == 3
    assert [phone.get(f"/en/join/{live.code}/").status_code for phone in phones] == [200] * 3


def test_a_class_holds_more_phones_than_any_room_and_not_many_more() -> None:
    assert 2000 <= session.MOST_SEATS <= 3000


def test_guessing_a_code_of_checks_counts_with_those_of_classes(visitor: Client, content: None) -> None:
    found: ClassCode = classcode.make(["LESSON-1"], CheckForm.A, timezone.now())
    for number in range(GUESS.burst):
        path = "join" if number % 2 else "check"
        assert visitor.get(f"/en/{path}/{codes.new_code()}/").status_code == 404
    assert visitor.get(f"/en/check/{found.code}/").status_code == 429
