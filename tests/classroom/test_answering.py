"""One answer for a seat and a poll; counters after closing, and nothing else."""

import itertools
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from screening.choices import Meaning, PollKind, PollState
from screening.classroom import answering, links, session, tally
from screening.classroom.answering import Arrived, Outcome, Sent
from screening.models import Answer, Poll, Session
from tests.classroom.conftest import an_answer, show

pytestmark = pytest.mark.django_db
ANSWERED = [kind for kind in PollKind if kind != PollKind.TALK]


def send(phone: Client, live: Session, answer: dict[str, object]) -> int:
    return phone.post(f"/live/{live.code}", answer).status_code


@pytest.mark.parametrize("kind", ANSWERED)
def test_an_answer_is_counted_once_and_deleted(live: Session, join: Callable[[], Client], kind: str) -> None:
    poll = show(live, kind, "open")
    phone, other = join(), join()
    for _ in range(20):
        assert send(phone, live, an_answer(poll)) == 200
    assert send(other, live, an_answer(poll)) == 200
    assert Answer.objects.count() == 2
    poll = show(live, kind, "close")
    assert poll.people == 2
    assert not Answer.objects.exists()
    if kind != PollKind.ORDER:
        assert poll.counts == {option: 2 * (option == poll.options[0]) for option in poll.options}
    assert send(phone, live, an_answer(poll)) == 409


def test_a_changed_answer_counts_as_it_is_last(live: Session, join: Callable[[], Client]) -> None:
    poll = show(live, PollKind.CASE, "open")
    phone = join()
    send(phone, live, an_answer(poll))
    assert send(phone, live, {"poll": poll.position, "round": 1}) == 200  # nothing ticked is an answer
    poll = show(live, PollKind.CASE, "close")
    assert (poll.people, sum(poll.counts.values())) == (1, 0)


def test_what_a_phone_said_last_counts_in_whatever_order_it_arrives(live: Session, join: Callable[[], Client]) -> None:
    poll = show(live, PollKind.ONE, "open")
    phone = join()
    answers = [an_answer(poll) | {"chosen": option, "turn": turn} for turn, option in enumerate(poll.options, start=1)]
    assert send(phone, live, answers[2]) == 200
    assert send(phone, live, answers[1]) == 412
    assert send(phone, live, answers[2]) == 200  # sent again: it is the one that is there
    again = phone.post(f"/live/{live.code}", answers[0] | {"turn": 3})
    assert (again.status_code, again.content) == (412, b"3")
    assert Answer.objects.get().chosen == [poll.options[2]]
    assert send(phone, live, answers[0] | {"turn": 4}) == 200
    assert send(phone, live, answers[1] | {"turn": ""}) == 200  # a page without scripts counts nothing
    assert Answer.objects.get().chosen == [poll.options[1]]


def test_answers_that_come_at_once_are_judged_one_by_one(live: Session) -> None:
    """One transaction: of the same seat, of other polls, and what is none at all."""
    shown = show(live, PollKind.CASE, "open")
    other = live.polls.exclude(pk=shown.pk).first()
    now = timezone.now()
    rows = [
        (Sent(shown.position, 1, (shown.options[0],), 2), "a"),
        (Sent(shown.position, 1, (shown.options[1],), 1), "a"),
        (Sent(shown.position, 1, (), 0), "b"),
        (Sent(other.position, 1, (other.options[0],), 1), "c"),
        (Sent(99, 1, (), 1), "d"),
        (Sent(shown.position, 2, (), 1), "e"),
    ]
    outcomes = answering.write([Arrived(live, sent, key, now) for sent, key in rows])
    assert outcomes == ["received", "overtaken", "received", "closed", "unknown", "closed"]
    assert dict(Answer.objects.values_list("key", "chosen")) == {"a": [shown.options[0]], "b": []}


@pytest.mark.parametrize("kind", ANSWERED)
def test_what_is_no_answer_is_refused(live: Session, join: Callable[[], Client], kind: str) -> None:
    poll = show(live, kind, "open")
    phone = join()
    good = an_answer(poll)
    wrong = [
        good | {"poll": 99},
        good | {"poll": "x"},
        {"poll": poll.position, "round": 1, "chosen": ["NOPE-99"]},
        {"poll": poll.position, "round": 1, "chosen": [poll.options[0]] * 2},
    ]
    if kind == PollKind.ORDER:
        wrong.append({name: value if name in ("poll", "round") else 1 for name, value in good.items()})
    for answer in wrong:
        assert send(phone, live, answer) == 400, answer
    assert send(phone, live, good | {"round": 7}) == 409
    assert not Answer.objects.exists()


def test_nobody_answers_before_the_question_opens_after_it_or_without_a_seat(
    live: Session, join: Callable[[], Client], visitor: Client
) -> None:
    phone = join()
    poll = show(live, PollKind.CASE)
    assert send(phone, live, an_answer(poll)) == 409
    show(live, PollKind.CASE, "open")
    assert send(visitor, live, an_answer(poll)) == 404
    show(live, PollKind.ONE)  # to leave a poll closes it
    assert send(phone, live, an_answer(poll)) == 409
    assert not Answer.objects.exists()


def test_after_asking_again_an_old_page_cannot_answer(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    before = show(live, PollKind.CASE, "open")
    send(phone, live, an_answer(before))
    after = show(live, PollKind.CASE, "reset", "open")
    assert not Answer.objects.exists()
    assert send(phone, live, an_answer(before)) == 409
    assert send(phone, live, an_answer(after)) == 200


def test_the_timer_forgives_what_is_on_its_way(live: Session) -> None:
    poll = show(live, PollKind.CASE, "minute")
    assert poll.ends
    seat = links.new_seat(live.code)
    sent = Sent(poll.position, 1, ())
    assert answering.answer(live, seat, sent, poll.ends + timedelta(seconds=2)) == Outcome.RECEIVED
    assert answering.answer(live, seat, sent, poll.ends + timedelta(seconds=4)) == Outcome.CLOSED


def test_the_same_seat_in_two_polls_has_nothing_in_common(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    keys = set()
    for kind in (PollKind.ONE, PollKind.SURE):
        poll = show(live, kind, "open")
        send(phone, live, an_answer(poll))
        keys.add(Answer.objects.get().key)
    assert len(keys) == 2
    seat = phone.cookies[f"seat-{live.code}"].value
    assert not [key for key in keys if key in seat or seat.partition(".")[0] in key]


def test_the_room_is_seen_from_two_sides() -> None:
    meaning = {"DOC-01": Meaning.SUPPORTED, "DOC-02": Meaning.EXPLORE, "DOC-03": Meaning.TEMPTING}
    poll = Poll(kind=PollKind.CASE, options=list(meaning), meaning=meaning)
    seen = tally.overview(poll, tally.Counted(10, {"DOC-01": 7, "DOC-02": 2, "DOC-03": 6}))
    assert (seen.found, seen.missed, seen.over_read, seen.left) == (7, 3, 6, 4)
    assert seen.says_yes_to_all
    better = tally.overview(poll, tally.Counted(10, {"DOC-01": 7, "DOC-02": 2, "DOC-03": 1}))
    assert not better.says_yes_to_all


@pytest.mark.parametrize("people", [1, 4, 5])
def test_a_room_of_fewer_than_five_is_not_broken_down(
    live: Session, join: Callable[[], Client], people: int, visitor: Client
) -> None:
    poll = show(live, PollKind.CASE, "open")
    for _ in range(people):
        send(join(), live, an_answer(poll))
    show(live, PollKind.CASE, "reveal")
    wall = visitor.get(f"/en/class/wall/{links.wall_link(live.key)}/").content.decode()
    report = visitor.get(f"/en/class/run/{links.trainer_link(live.key)}/report/").content.decode()
    table = visitor.get(f"/en/class/run/{links.trainer_link(live.key)}/report.csv").content.decode()
    shown = people >= tally.FEWEST
    assert ("<meter" in wall, "<meter" in report) == (shown, shown)
    assert (len(table.splitlines()) > 2) == shown


def test_a_session_is_gone_after_a_day(live: Session, join: Callable[[], Client]) -> None:
    poll = show(live, PollKind.CASE, "open")
    send(join(), live, an_answer(poll))
    later = timezone.now() + session.LIFE
    assert session.by_code(live.code, later) is None
    assert session.by_key(live.key, later) is None
    assert session.sweep(later - timedelta(minutes=1)) == 0
    assert session.sweep(later + timedelta(minutes=1)) == 1
    assert not Session.objects.exists()
    assert not Poll.objects.exists()
    assert not Answer.objects.exists()


def test_the_command_and_a_new_session_delete_old_ones(live: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    Session.objects.update(expires=timezone.now() - timedelta(minutes=1))
    call_command("delete_old_sessions")
    assert not Session.objects.exists()
    monkeypatch.setattr(session, "_swept", 0.0)
    session.make("", ["en"], "", [], timezone.now() - timedelta(days=2))
    monkeypatch.setattr(session, "_swept", 0.0)
    session.make("", ["en"], "", [], timezone.now())
    assert Session.objects.count() == 1


def test_after_the_end_there_are_counters_alone(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    for kind in itertools.islice(ANSWERED, 3):
        send(phone, live, an_answer(show(live, kind, "open")))
    show(live, PollKind.CASE, "end")
    assert not Answer.objects.exists()
    assert phone.get(f"/en/join/{live.code}/").status_code == 404


def test_the_same_class_again_has_its_questions_a_new_code_and_no_answers(
    live: Session, join: Callable[[], Client], visitor: Client
) -> None:
    show(live, PollKind.CASE, "open")
    poll = live.polls.get(kind=PollKind.CASE)
    join().post(f"/en/join/{live.code}/answer/", an_answer(poll))
    answer = visitor.post(f"/en/class/run/{links.trainer_link(live.key)}/again/")
    assert answer.status_code == 302
    [new] = Session.objects.exclude(pk=live.pk)
    assert answer.url == f"/en/class/run/{links.trainer_link(new.key)}/"
    assert (new.lesson, new.languages, new.place) == (live.lesson, live.languages, live.place)
    assert (new.joined, new.shown, new.ended) == (0, 0, False)
    assert new.code != live.code
    asked = ("position", "kind", "code", "options", "meaning", "words")
    assert list(new.polls.values(*asked)) == list(live.polls.values(*asked))
    assert set(new.polls.values_list("state", "people", "round")) == {(PollState.WAITING, 0, 1)}
    assert not Answer.objects.filter(poll__session=new).exists()
    assert live.polls.get(kind=PollKind.CASE).answers.count() == 1
