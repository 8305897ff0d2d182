"""A line that loses, delays and overtakes: what a phone says became of an answer is true, and an answer counts once.

Phones are played as `live.js` plays them, on a clock of the test's own: one minute without any line, three times, takes
no time here. `SCHEDULES=1000 ./test tests/classroom/test_bad_line.py` plays as many as you like.
"""

import heapq
import itertools
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.utils import timezone

from screening.choices import PollKind
from screening.classroom import control
from screening.classroom.answering import chosen_before
from screening.models import Poll, Session
from tests.classroom.conftest import show

pytestmark = pytest.mark.django_db
SCHEDULES = int(os.environ.get("SCHEDULES", "80"))
REACH, LONGEST, DEAD = 3.0, 20.0, 60.0  # seconds: a request is given up; a packet is under way; there is no line
CLOSES, ENDS = 300.0, 420.0
LOST, MUTE, LATE = (
    0.10,
    0.10,
    0.05,
)  # of the requests: never arrives; arrives unanswered; arrives after the phone gave up


@dataclass
class Phone:
    client: Client
    seat: str
    number: int
    taps: list[tuple[float, str]]
    said: str = ""
    choice: str = ""
    turn: int = 0
    unsure: bool = False
    pause: float = 1.0
    sent: list[str] = field(default_factory=list)


class Room:
    """What happens, in the order of its time. Ties are broken by the order in which it was planned."""

    def __init__(self, live: Session, poll: Poll, phones: list[Phone], chance: random.Random) -> None:
        self.live, self.poll, self.phones, self.chance = live, poll, phones, chance
        self.dead = [chance.uniform(0, CLOSES) for _ in range(3)]
        self.stored: dict[int, list[str] | None] = {}
        self._planned: list[tuple[float, int, Callable[[float], None]]] = []
        self._number = itertools.count()
        for phone in phones:
            for when, choice in phone.taps:
                self.plan(when, lambda now, phone=phone, choice=choice: self.tap(now, phone, choice))
        self.plan(CLOSES, self.close)

    def plan(self, when: float, what: Callable[[float], None]) -> None:
        heapq.heappush(self._planned, (when, next(self._number), what))

    def play(self) -> None:
        while self._planned:
            when, _, what = heapq.heappop(self._planned)
            what(when)

    def close(self, now: float) -> None:
        self.stored = {row.number: chosen_before(self.live, self.poll, row.seat) for row in self.phones}
        control.act(self.live.key, "close", timezone.now())

    def tap(self, now: float, phone: Phone, choice: str) -> None:
        phone.turn += 1
        phone.choice, phone.said, phone.unsure, phone.pause = choice, "waiting", False, 1.0
        phone.sent.append(choice)
        self.attempt(now, phone, choice)

    def attempt(self, now: float, phone: Phone, choice: str) -> None:
        """One request, with whatever the line does to it. A later tap has put an end to earlier ones."""
        if choice != phone.choice or now > ENDS:
            return
        form = {"poll": self.poll.position, "round": self.poll.round, "chosen": choice, "turn": phone.turn}
        fate, delay = self.chance.random(), self.chance.uniform(0.15, 0.8)
        no_line = any(start <= now < start + DEAD for start in self.dead)
        if no_line or fate < LOST:
            self.plan(now + REACH, lambda then: self.given_up(then, phone, choice))
        elif fate < LOST + MUTE + LATE:
            late = self.chance.uniform(REACH, LONGEST) if fate < LOST + LATE else delay
            self.plan(now + late, lambda _: self.deliver(phone, form))
            self.plan(now + REACH, lambda then: self.given_up(then, phone, choice))
        else:
            self.plan(now + delay, lambda then: self.answered(then, phone, choice, form))

    def deliver(self, phone: Phone, form: dict[str, object]) -> tuple[int, str]:
        answer = phone.client.post(f"/live/{self.live.code}", form)
        return answer.status_code, answer.content.decode()

    def answered(self, now: float, phone: Phone, choice: str, form: dict[str, object]) -> None:
        status, text = self.deliver(phone, form)
        if choice != phone.choice:
            return
        if status == 200:
            phone.said = "received"
        elif status == 409:
            phone.said = "unsure" if phone.unsure else "closed"
        else:
            assert status == 412
            phone.turn = int(text) + 1
            self.again(now, phone, choice)

    def given_up(self, now: float, phone: Phone, choice: str) -> None:
        if choice == phone.choice:
            phone.unsure = True
            self.again(now, phone, choice)

    def again(self, now: float, phone: Phone, choice: str) -> None:
        wait = phone.pause * self.chance.uniform(0.9, 1.1)
        phone.pause = min(phone.pause * 2, 2.0)
        self.plan(now + wait, lambda then: self.attempt(then, phone, choice))


def a_room(live: Session, join: Callable[[], Client], seed: int) -> Room:
    chance = random.Random(seed)
    show(live, PollKind.CASE, "reset")
    poll = show(live, PollKind.CASE, "open")
    phones = []
    for number in range(3):
        client = join()
        [cookie] = client.cookies.values()
        choices = chance.sample(poll.options, chance.randint(1, 4))  # each once: a choice names its tap
        times = sorted(chance.uniform(0, CLOSES + 5) for _ in choices)
        phones.append(Phone(client, cookie.value, number, list(zip(times, choices, strict=True))))
    return Room(live, poll, phones, chance)


@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_what_a_phone_says_is_true_and_an_answer_counts_once(
    live: Session, join: Callable[[], Client], seed: int
) -> None:
    room = a_room(live, join, seed)
    room.play()
    closed = live.polls.get(kind=PollKind.CASE)
    counted = [chosen for chosen in room.stored.values() if chosen is not None]
    assert closed.people == len(counted)
    assert {code: n for code, n in closed.counts.items() if n} == Counter(code for row in counted for code in row)
    assert not closed.answers.exists()
    for phone in room.phones:
        chosen = room.stored[phone.number]
        assert chosen is None or set(chosen) <= set(phone.sent)
        match phone.said:
            case "received":
                assert chosen == [phone.choice]
            case "closed":
                assert chosen != [phone.choice]
            case _:  # nothing definite came back: then no definite word is said
                assert phone.said == "unsure"


def test_every_word_is_said_in_some_schedule(live: Session, join: Callable[[], Client]) -> None:
    said = set()
    for seed in range(40):
        room = a_room(live, join, seed)
        room.play()
        said |= {phone.said for phone in room.phones}
        if said == {"received", "closed", "unsure"}:
            return
    pytest.fail(f"Only {said}")
