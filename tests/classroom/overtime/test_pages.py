"""Every page of a class code, in every language and state; and every refusal, kindly and alike."""

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from lxml import html

from screening.choices import CheckForm, Meaning, RoundKind
from screening.classroom import codes, limits
from screening.classroom.overtime import change, classcode, rounds
from screening.languages import LANGUAGES, Language
from screening.models import ClassCode
from tests.classroom.overtime.conftest import answer, answers, opened
from tests.classroom.test_screens import check

pytestmark = pytest.mark.django_db
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)


@EVERY_LANGUAGE
def test_every_page_keeps_every_promise(found: ClassCode, phone: Callable[[], Client], language: Language) -> None:
    run = f"/{language.code}/over-time/run/{classcode.link(found)}/"
    learner, client = f"/{language.code}/check/{found.code}/", Client(SERVER_NAME="localhost")
    check(client, learner, language)  # not open
    for kind, people, meanings in (
        (RoundKind.BEFORE, 11, [Meaning.SUPPORTED]),
        (RoundKind.AFTER, 10, [Meaning.SUPPORTED, Meaning.TEMPTING, Meaning.RIGHT]),
        (RoundKind.WEEK, 6, [Meaning.TEMPTING]),
        (RoundKind.MONTH, 2, []),
    ):
        row = opened(found, kind)
        for number in range(people):
            client = phone()
            if not number:
                check(client, learner, language)  # the questions
            answer(found, client, answers(row, *meanings))
        check(client, learner, language)  # received
        check(Client(SERVER_NAME="localhost"), learner, language)  # the door
        for path in (run, f"{run}report/"):
            check(client, path, language)
        rounds.close_round(found, kind, timezone.now())
        for path in (run, f"{run}report/"):
            check(client, path, language)


@EVERY_LANGUAGE
@pytest.mark.parametrize("words", change.Said)
def test_every_sentence_stands_in_every_language(visitor: Client, language: Language, words: change.Said) -> None:
    with translation.override(language.code):
        mine = render_to_string("screening/classroom/overtime/_said.html", {"said": words})
        others = {
            render_to_string("screening/classroom/overtime/_said.html", {"said": other}).strip()
            for other in change.Said
            if other != words
        }
    assert mine.strip()
    assert mine.strip() not in others


def test_what_is_not_whole_comes_back_with_all_that_was_chosen(found: ClassCode, phone: Callable[[], Client]) -> None:
    row = opened(found, RoundKind.BEFORE)
    client, sent = phone(), answers(row, Meaning.SUPPORTED, Meaning.RIGHT)
    missing = "q4"
    del sent[missing]
    page = client.post(f"/km/check/{found.code}/answer/", sent)
    assert page.status_code == 400
    body = page.content.decode()
    assert body.count(" checked") == sum(map(len, sent.values())) - 1
    assert f'href="#{missing}"' in body
    row.refresh_from_db()
    assert row.people == 0


@pytest.mark.parametrize("wrong", [["NOPE-01"], ["0", "1"], ["0", "0"], [""]])
def test_what_no_page_sends_is_not_counted(found: ClassCode, phone: Callable[[], Client], wrong: list[str]) -> None:
    row = opened(found, RoundKind.BEFORE)
    assert answer(found, phone(), answers(row) | {"q4": wrong}) == 400
    row.refresh_from_db()
    assert row.people == 0


def test_nobody_answers_without_a_seat_of_this_check(found: ClassCode, phone: Callable[[], Client]) -> None:
    first = opened(found, RoundKind.BEFORE)
    client = phone()
    second = opened(found, RoundKind.AFTER)
    assert answer(found, client, answers(first)) == 409
    assert answer(found, client, answers(second)) == 409
    assert answer(found, Client(SERVER_NAME="localhost"), answers(second)) == 404


def test_wrong_deleted_and_expired_codes_have_one_answer(visitor: Client, found: ClassCode) -> None:
    expired = classcode.make(["LESSON-1"], CheckForm.A, timezone.now())
    ClassCode.objects.filter(pk=expired.pk).update(expires=timezone.now())
    gone = found.code
    found.delete()
    pages = [(code, visitor.get(f"/km/check/{code}/")) for code in (codes.new_code(), expired.code, gone, "nonsense")]
    assert {page.status_code for _, page in pages} == {404}
    assert len({page.content.replace(code.encode(), b"") for code, page in pages}) == 1


def test_each_refusal_costs_one_query(visitor: Client, found: ClassCode, django_assert_num_queries) -> None:
    expired = classcode.make(["LESSON-1"], CheckForm.A, timezone.now())
    ClassCode.objects.filter(pk=expired.pk).update(expires=timezone.now())
    visitor.get("/en/check/")
    for code in (codes.new_code(), expired.code, "nonsense"):
        with django_assert_num_queries(1):
            visitor.get(f"/en/check/{code}/")


def test_guessing_is_slow_and_a_right_code_does_not_count(visitor: Client, found: ClassCode) -> None:
    for _ in range(limits.GUESS.burst + 5):
        assert visitor.get(f"/en/check/{found.code}/").status_code == 200
    refused = [visitor.get(f"/en/check/{codes.new_code()}/").status_code for _ in range(limits.GUESS.burst + 2)]
    assert refused == [404] * limits.GUESS.burst + [429] * 2


def test_a_seat_of_one_class_opens_no_guesses_at_others(found: ClassCode, phone: Callable[[], Client]) -> None:
    opened(found, RoundKind.BEFORE)
    client = phone()
    refused = [client.get(f"/en/check/{codes.new_code()}/").status_code for _ in range(limits.GUESS.burst + 1)]
    assert refused[-1] == 429
    assert client.get(f"/en/check/{found.code}/").status_code == 200


def test_a_class_code_is_made_of_lessons(visitor: Client, content: None) -> None:
    made = visitor.post("/vi/over-time/", {"lessons": ["LESSON-1", "LESSON-4"], "first": "B"})
    assert made.status_code == 302
    assert not made.cookies
    page = visitor.get(made.headers["Location"])
    found = ClassCode.objects.get()
    assert (found.lessons, found.first) == (["LESSON-1", "LESSON-4"], "B")
    assert f"/check/{found.code}/" in page.content.decode()
    assert visitor.post("/vi/over-time/", {"first": "C"}).status_code == 400


def test_nobody_fills_the_disk_with_class_codes(visitor: Client, content: None) -> None:
    sent = [
        visitor.post("/en/over-time/", {"lessons": ["LESSON-1"], "first": "A"}).status_code
        for _ in range(limits.START.burst + 1)
    ]
    assert sent == [302] * limits.START.burst + [429]


@pytest.mark.parametrize("link", ["nonsense", "a.b", "x" * 300])
def test_a_link_that_is_not_ours_opens_nothing(visitor: Client, link: str) -> None:
    for path in (f"{link}/", f"{link}/report/", f"{link}/report.csv"):
        assert visitor.get(f"/en/over-time/run/{path}").status_code == 404
    assert visitor.post(f"/en/over-time/run/{link}/act/", {"do": "open", "kind": "before"}).status_code == 404


def test_a_trainer_can_begin_a_check_again_and_delete_all(visitor: Client, found: ClassCode, phone) -> None:
    act = f"/en/over-time/run/{classcode.link(found)}/act/"
    for name in ("open", "throw-away", "open", "close"):
        assert visitor.post(act, {"do": name, "kind": "before"}).status_code == 302
    for wrong in ({"do": "open", "kind": "never"}, {"do": "nothing", "kind": "before"}, {}):
        assert visitor.post(act, wrong).status_code == 404
    assert visitor.post(act, {"do": "delete"}).status_code == 302
    assert not ClassCode.objects.exists()


def test_english_says_in_forty_words_what_is_kept(visitor: Client, found: ClassCode) -> None:
    opened(found, RoundKind.BEFORE)
    page = html.document_fromstring(visitor.get(f"/en/check/{found.code}/").content.decode())
    assert len(page.xpath("//main/p")[1].text_content().split()) <= 40
