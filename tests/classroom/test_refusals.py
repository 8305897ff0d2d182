"""Whoever is refused reads why, or what to do, in a sentence of their own language; and what they chose is not lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override
from lxml import html

from screening.choices import PollKind, RoundKind
from screening.classroom import answering, codes, control, limits, links, session
from screening.classroom.answering import Outcome
from screening.classroom.overtime import classcode, rounds
from screening.classroom.views.phone import STATUS
from screening.languages import LANGUAGES, Language
from screening.models import Answer, Poll, Session
from tests.classroom.conftest import an_answer, show
from tests.classroom.overtime.conftest import answers, opened

pytestmark = pytest.mark.django_db
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
SCRIPT = Path(answering.__file__).parents[1] / "static/screening/classroom/live.js"


@dataclass
class Room:
    """A live class, and a phone in it, whose pages are in one language."""

    live: Session
    phone: Client
    language: str

    def join(self, code: str, client: Client) -> HttpResponse:
        return client.post(f"/{self.language}/join/{code}/")

    def answer(self, sent: dict[str, object], client: Client | None = None) -> HttpResponse:
        """By a browser without scripts, which reads the page that comes back."""
        return (client or self.phone).post(f"/{self.language}/join/{self.live.code}/answer/", sent)


def stranger() -> Client:
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def slip(room: Room) -> HttpResponse:
    return stranger().get(f"/{room.language}/join/?code=12")


def wrong_code(room: Room) -> HttpResponse:
    return room.join(codes.new_code(), stranger())


def too_many_guesses(room: Room) -> HttpResponse:
    for _ in range(limits.GUESS.burst):
        wrong_code(room)
    return wrong_code(room)


def locked(room: Room) -> HttpResponse:
    control.act(room.live.key, "lock", timezone.now())
    return room.join(room.live.code, stranger())


def full(room: Room) -> HttpResponse:
    Session.objects.update(joined=session.MOST_SEATS)
    return room.join(room.live.code, stranger())


def without_a_seat(room: Room) -> HttpResponse:
    return room.answer(an_answer(show(room.live, PollKind.CASE, "open")), stranger())


def closed(room: Room) -> HttpResponse:
    return room.answer(an_answer(show(room.live, PollKind.CASE, "open", "close")))


def asked_again(room: Room) -> HttpResponse:
    before = show(room.live, PollKind.CASE, "open")
    show(room.live, PollKind.CASE, "reset", "open")
    return room.answer(an_answer(before))


def left(room: Room) -> HttpResponse:
    before = show(room.live, PollKind.CASE, "open")
    show(room.live, PollKind.ONE, "open")
    return room.answer(an_answer(before))


def nothing_chosen(room: Room) -> HttpResponse:
    poll = show(room.live, PollKind.ONE, "open")
    return room.answer({"poll": poll.position, "round": poll.round})


def foreign_choice(room: Room) -> HttpResponse:
    return room.answer(an_answer(show(room.live, PollKind.CASE, "open")) | {"chosen": "NOPE-99"})


def two_in_one_place(room: Room) -> HttpResponse:
    return room.answer(no_order(show(room.live, PollKind.ORDER, "open")))


def class_over(room: Room) -> HttpResponse:
    control.act(room.live.key, "end", timezone.now())
    return room.phone.get(f"/{room.language}/join/{room.live.code}/")


def answer_after_the_class(room: Room) -> HttpResponse:
    poll = show(room.live, PollKind.CASE, "open", "end")
    return room.answer(an_answer(poll))


LATE = "The question closed before your answer arrived. It was not counted."
CHOOSE = "Choose an answer first, then send it."
NO_CLASS = "This code opens no class now. Look at the wall again, or ask your trainer."
OVER = "Thank you. This class is over."
SHUT = "Nobody else can join right now. Ask your trainer to open the door."
REFUSED: dict[Callable[[Room], HttpResponse], tuple[int, *tuple[str, ...]]] = {
    slip: (400, "This cannot be a code. It has nine letters and digits. Please look at the wall again."),
    wrong_code: (404, NO_CLASS),
    too_many_guesses: (429, "Please wait a moment"),
    locked: (403, SHUT),
    full: (403, SHUT),
    without_a_seat: (404, NO_CLASS),
    closed: (409, LATE),
    asked_again: (409, LATE),
    left: (409, LATE),
    nothing_chosen: (400, CHOOSE),
    foreign_choice: (400, CHOOSE),
    two_in_one_place: (400, "Give each step a number of its own, then send again."),
    class_over: (404, OVER),
    answer_after_the_class: (404, OVER, LATE),
}


def no_order(poll: Poll) -> dict[str, object]:
    """Two steps have been given the first place."""
    places = dict.fromkeys(poll.options, 1) | {poll.options[0]: 3}
    return {"poll": poll.position, "round": poll.round} | {f"step-{step}": place for step, place in places.items()}


def shown_words(response: HttpResponse) -> str:
    """What stands on the page and is not hidden."""
    page = html.document_fromstring(response.content.decode())
    for row in page.xpath("//*[@hidden] | //head"):
        row.drop_tree()
    return " ".join(page.text_content().split())


def in_language(words: str, language: Language) -> str:
    with override(language.code):
        said = gettext(words)
    assert language.code == "en" or said != words
    return said


@EVERY_LANGUAGE
@pytest.mark.parametrize("refusal", REFUSED, ids=lambda row: row.__name__)
def test_every_refusal_is_a_sentence_in_the_language_of_the_phone(
    live: Session, join: Callable[[], Client], language: Language, refusal: Callable[[Room], HttpResponse]
) -> None:
    status, *words = REFUSED[refusal]
    response = refusal(Room(live, join(), language.code))
    assert response.status_code == status
    said = shown_words(response)
    sentences = {row for _, *rows in REFUSED.values() for row in rows}
    assert {row for row in sentences if in_language(row, language) in said} == set(words)
    assert not Answer.objects.exists()
    assert not response.cookies
    assert int(response.headers["Retry-After"]) > 0 if status == 429 else "Retry-After" not in response.headers


@EVERY_LANGUAGE
def test_every_refusal_of_a_check_is_a_sentence_in_the_language_of_the_phone(content: None, language: Language) -> None:
    found = classcode.make(["LESSON-1"], "A", timezone.now())
    row, phone = opened(found, RoundKind.BEFORE), stranger()
    page = f"/{language.code}/check/{found.code}/"
    phone.post(page)
    sent = answers(row)
    expected = {
        "This cannot be a code. It has nine letters and digits. Please look at the message again.": (
            stranger().get(f"/{language.code}/check/?code=12")
        ),
        "This code opens no check. Look at the message again, or ask your trainer.": (
            stranger().get(f"/{language.code}/check/{codes.new_code()}/")
        ),
        CHOOSE: phone.post(f"{page}answer/", sent | {"q4": []}),
    }
    rounds.close_round(found, RoundKind.BEFORE, timezone.now())
    expected |= {
        "Your answers came after it had closed. They were not counted, and nothing of them is kept.": (
            phone.post(f"{page}answer/", sent)
        ),
        "The code is right. Keep this address: your trainer will tell you when the next check opens.": (
            stranger().get(page)
        ),
    }
    assert [response.status_code for response in expected.values()] == [400, 404, 400, 409, 200]
    for words, response in expected.items():
        assert in_language(words, language) in shown_words(response), words


def test_every_outcome_of_an_answer_has_a_status_that_the_script_knows() -> None:
    assert set(STATUS) == set(Outcome)
    assert len(set(STATUS.values())) == len(Outcome)
    script = SCRIPT.read_text()
    for status in STATUS.values():
        assert f"answer.status === {status}" in script


@EVERY_LANGUAGE
def test_what_the_script_says_stands_on_the_page_in_the_language_of_the_phone(
    live: Session, join: Callable[[], Client], language: Language
) -> None:
    phone = join()
    calls = " ".join(re.findall(r"said\(([^)]*)\)", SCRIPT.read_text()))
    said = set(re.findall(r'"(\w+)"', calls))
    assert len(said) == 5
    for kind in PollKind:
        show(live, kind, "open")
        pages = [
            html.document_fromstring(phone.get(f"/{code}/join/{live.code}/").content.decode())
            for code in (language.code, "en" if language.code != "en" else "km")
        ]
        words, others = (
            {row.get("data-said"): row.text_content().strip() for row in page.xpath("//p[@data-said]")}
            for page in pages
        )
        assert set(words) == said
        assert all(words[name] and words[name] != others[name] for name in said)


def test_numbers_that_are_no_order_come_back_as_they_were_given(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    poll = show(live, PollKind.ORDER, "open")
    room = Room(live, phone, "km")
    for before in (None, an_answer(poll)):
        if before:
            assert room.answer(before).status_code == 200
        page = html.document_fromstring(room.answer(no_order(poll)).content.decode())
        given = {
            row.get("name").removeprefix("step-"): int(row.xpath("option[@selected]")[0].text)
            for row in page.xpath("//select")
        }
        assert given == dict.fromkeys(poll.options, 1) | {poll.options[0]: 3}
        said = page.xpath("//p[@data-said and not(@hidden)]/@data-said")
        assert said == ["unknown"]
        assert not page.xpath("//noscript/meta")  # it must not be loaded again under the fingers
    assert Answer.objects.get().chosen == list(reversed(poll.options))


def test_a_refused_answer_leaves_the_one_before(live: Session, join: Callable[[], Client]) -> None:
    room = Room(live, join(), "en")
    poll = show(live, PollKind.ONE, "open")
    assert room.answer(an_answer(poll)).status_code == 200
    for wrong in ({"chosen": []}, {"chosen": "NOPE"}, {"round": 7}, {"poll": 99}):
        page = room.answer(an_answer(poll) | wrong)
        assert page.status_code in {400, 409}
        checked = html.document_fromstring(page.content.decode()).xpath("//input[@checked]/@value")
        assert checked == [poll.options[0]]
    assert show(live, PollKind.ONE, "close").people == 1


def test_a_link_to_the_trainers_screen_is_no_seat(live: Session) -> None:
    for link in (links.trainer_link(live.key), links.wall_link(live.key)):
        client = stranger()
        client.cookies[f"seat-{live.code}"] = link
        assert client.post(f"/live/{live.code}", {"poll": 1, "round": 1}).status_code == 404
