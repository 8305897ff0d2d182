"""Every screen of a live class, in every language and every state, keeps what every page of the site keeps."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone, translation
from lxml import html

from screening.choices import PollKind
from screening.classroom import codes, control, limits, links
from screening.languages import LANGUAGES, Language
from screening.models import Session
from tests.classroom.conftest import an_answer, show
from tests.site.test_pages import CHECKS

pytestmark = pytest.mark.django_db
STATES = {
    "not open": (),
    "open": ("open",),
    "with a timer": ("minute",),
    "closed": ("open", "close"),
    "revealed": ("open", "reveal"),
    "paused": ("pause",),
}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)


def screens(live: Session, language: Language) -> list[str]:
    trainer, wall = links.trainer_link(live.key), links.wall_link(live.key)
    paths = (f"join/{live.code}/", f"class/run/{trainer}/", f"class/wall/{wall}/", f"class/run/{trainer}/report/")
    return [f"/{language.code}/{path}" for path in paths]


def check(client: Client, path: str, language: Language) -> None:
    response = client.get(path)
    assert response.status_code == 200, path
    assert not response.cookies, path
    assert response.headers["Cache-Control"].find("no-store") >= 0, path
    page = html.document_fromstring(response.content.decode())
    with translation.override(language.code):
        for promise in CHECKS:
            assert promise(page, language.code), f"{path}: {promise.__name__}"


@EVERY_LANGUAGE
@pytest.mark.parametrize("state", STATES)
def test_every_screen_keeps_every_promise(
    live: Session, join: Callable[[], Client], language: Language, state: str
) -> None:
    phone = join()
    for path in screens(live, language):
        check(phone, path, language)
    for kind in PollKind:
        show(live, kind, *STATES[state])
        for path in screens(live, language):
            check(phone, path, language)
        if state == "paused":
            control.act(live.key, "pause", timezone.now())


@EVERY_LANGUAGE
def test_a_revealed_room_of_some_size_keeps_every_promise(
    live: Session, join: Callable[[], Client], language: Language
) -> None:
    phones = [join() for _ in range(6)]
    for kind in PollKind:
        poll = show(live, kind, "open")
        if kind != PollKind.TALK:
            for phone in phones:
                phone.post(f"/live/{live.code}", an_answer(poll))
        show(live, kind, "reveal")
        for path in screens(live, language):
            check(phones[0], path, language)


@EVERY_LANGUAGE
def test_the_door_asks_nothing_and_sets_nothing(visitor: Client, live: Session, language: Language) -> None:
    check(visitor, f"/{language.code}/join/{live.code}/", language)
    assert Session.objects.get().joined == 0


def test_english_says_in_forty_words_what_is_kept(visitor: Client, live: Session) -> None:
    page = html.document_fromstring(visitor.get(f"/en/join/{live.code}/").content.decode())
    assert len(page.xpath("//main/p")[0].text_content().split()) <= 40


def test_nothing_is_shown_before_it_is_revealed(visitor: Client, live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    poll = show(live, PollKind.CASE, "open")
    for path in (f"/en/join/{live.code}/", f"/en/class/wall/{links.wall_link(live.key)}/"):
        for client in (phone, visitor) if "wall" in path else (phone,):
            body = client.get(path).content.decode()
            assert "<meter" not in body
            assert "The text supports" not in body
            assert "Tempting" not in body
    assert poll.code not in phone.get(f"/en/join/{live.code}/").content.decode()


def test_a_seat_comes_back_to_its_answer_and_a_second_tab_is_the_same_seat(
    live: Session, join: Callable[[], Client]
) -> None:
    phone = join()
    poll = show(live, PollKind.ONE, "open")
    phone.post(f"/live/{live.code}", an_answer(poll))
    for language in ("en", "km"):
        page = html.document_fromstring(phone.get(f"/{language}/join/{live.code}/").content.decode())
        assert page.xpath("//input[@checked]/@value") == [poll.options[0]]
        assert not page.xpath("//p[@data-said='received']/@hidden")
    assert Session.objects.get().joined == 1


def test_without_scripts_the_page_says_what_became_of_an_answer(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    poll = show(live, PollKind.CASE, "open")

    def said() -> list[str]:
        page = phone.post(f"/km/join/{live.code}/answer/", an_answer(poll))
        shown = html.document_fromstring(page.content.decode()).xpath("//p[@data-said and not(@hidden)]/@data-said")
        return [str(page.status_code), *shown]

    assert said() == ["200", "received"]
    show(live, PollKind.CASE, "close")
    assert said() == ["409", "closed"]


def test_two_sessions_of_one_phone_share_nothing(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    Session.objects.create(code=codes.new_code(), key="other", expires=live.expires, acted=live.acted)
    other = Session.objects.get(key="other")
    phone.post(f"/en/join/{other.code}/")
    first, second = (phone.cookies[f"seat-{row.code}"] for row in (live, other))
    assert not set(first.value.split(".")) & set(second.value.split("."))
    for cookie in (first, second):
        assert cookie["httponly"]
        assert 0 < cookie["max-age"] <= 24 * 60 * 60


def test_in_a_room_without_internet_the_trainer_reads_how_many_phones_a_wi_fi_carries(
    settings, visitor: Client, live: Session
) -> None:
    page = f"/en/class/run/{links.trainer_link(live.key)}/"
    assert "A Wi-Fi carries only so many phones" not in visitor.get(page).content.decode()
    settings.SCREENING_LAN = True
    assert "A Wi-Fi carries only so many phones" in visitor.get(page).content.decode()


def test_a_locked_room_lets_nobody_in_who_is_not_in(live: Session, join: Callable[[], Client], visitor: Client) -> None:
    phone = join()
    control.act(live.key, "lock", timezone.now())
    assert visitor.post(f"/en/join/{live.code}/").status_code == 403
    assert not visitor.cookies
    assert phone.get(f"/en/join/{live.code}/").status_code == 200


def test_wrong_ended_and_expired_codes_have_one_answer(visitor: Client, live: Session) -> None:
    ended = Session.objects.create(
        code=codes.new_code(), key="ended", expires=live.expires, acted=live.acted, ended=True
    )
    expired = Session.objects.create(code=codes.new_code(), key="expired", expires=timezone.now(), acted=live.acted)
    answers = [visitor.get(f"/km/join/{code}/") for code in (codes.new_code(), ended.code, expired.code, "nonsense")]
    assert {answer.status_code for answer in answers} == {404}
    # The language menu leads to the same address in each language, and so names the code.
    codes_asked = [answer.wsgi_request.path.split("/")[3].encode() for answer in answers]
    assert len({answer.content.replace(code, b"") for code, answer in zip(codes_asked, answers, strict=True)}) == 1


def test_guessing_is_slow_and_a_right_code_is_never_refused_to_a_class(
    visitor: Client, live: Session, join: Callable[[], Client]
) -> None:
    for _ in range(limits.GUESS.burst + 30):
        join()
    refused = [visitor.get(f"/en/join/{codes.new_code()}/").status_code for _ in range(limits.GUESS.burst + 5)]
    assert refused == [404] * limits.GUESS.burst + [429] * 5
    assert visitor.get(f"/en/join/{live.code}/").status_code == 429  # or it could be guessed at any rate
    assert join_was_not_needed(live)


def join_was_not_needed(live: Session) -> bool:
    """A phone with a seat goes on, whatever its network has tried."""
    phone = Client(SERVER_NAME="localhost")
    phone.cookies[f"seat-{live.code}"] = links.new_seat(live.code)
    return phone.get(f"/en/join/{live.code}/").status_code == 200


def test_no_address_is_kept_of_those_who_guess(visitor: Client) -> None:
    visitor.get(f"/en/join/{codes.new_code()}/", REMOTE_ADDR="203.0.113.77")
    assert "203.0.113" not in repr(limits.TRIES._buckets)


def test_only_our_own_proxy_is_believed(settings, visitor: Client) -> None:
    def guesses(**headers: str) -> list[int]:
        limits.TRIES.forget()
        path = f"/en/join/{codes.new_code()}/"
        made_up = [headers | {"x-network": f"198.51.{number}"} for number in range(limits.GUESS.burst + 1)]
        return [visitor.get(path, headers=row).status_code for row in made_up]

    assert guesses()[-1] == 429
    settings.BEHIND_PROXY = True
    assert 429 not in guesses(**{"x-forwarded-proto": "http"})


def test_who_guesses_behind_the_proxy_shuts_the_door_for_no_other_network(
    settings, visitor: Client, live: Session
) -> None:
    settings.BEHIND_PROXY = True

    def seen(code: str, network: str) -> int:
        headers = {"x-network": network, "x-forwarded-proto": "http"}
        return visitor.get(f"/en/join/{code}/", headers=headers).status_code

    assert [seen(codes.new_code(), "192.0.2") for _ in range(limits.GUESS.burst + 1)][-1] == 429
    assert seen(live.code, "192.0.2") == 429
    assert seen(live.code, "198.51.100") == 200


@pytest.mark.parametrize("link", ["nonsense", "a.b", "x" * 300])
@pytest.mark.parametrize("path", ["class/run/{}/", "class/wall/{}/", "class/run/{}/report/", "class/run/{}/report.csv"])
def test_a_link_that_is_not_ours_opens_nothing(visitor: Client, path: str, link: str) -> None:
    assert visitor.get(f"/en/{path.format(link)}").status_code == 404
    assert visitor.post(f"/en/class/run/{link}/act/", {"do": "next"}).status_code == 404


def test_a_phone_in_its_seat_is_told_that_the_class_is_over(live: Session, join: Callable[[], Client]) -> None:
    phone = join()
    control.act(live.key, "end", timezone.now())
    page = phone.get(f"/en/join/{live.code}/")
    assert page.status_code == 404
    assert "This class is over" in page.content.decode()
    assert phone.get(f"/live/{live.code}").status_code == 404


def test_a_class_begins_from_a_lesson_or_from_cases(visitor: Client, content: None) -> None:
    for choice in ({"lesson": "LESSON-1"}, {"cases": ["CASE-01", "CASE-03"], "second": "km", "place": "VN"}):
        answer = visitor.post("/en/class/", choice)
        assert answer.status_code == 302
        assert not answer.cookies
        assert visitor.get(answer.headers["Location"]).status_code == 200
    first, second = Session.objects.order_by("pk")
    assert [poll.kind for poll in first.polls.all()][:2] == [PollKind.WELL, PollKind.CASE]
    assert [poll.code for poll in second.polls.all()] == ["", "CASE-01", "CASE-03"]
    assert (second.languages, second.place) == (["en", "km"], "VN")


@pytest.mark.parametrize("choice", [{}, {"lesson": "NOPE"}, {"cases": ["NOPE"]}, {"lesson": "LESSON-1", "place": "XX"}])
def test_a_choice_with_faults_comes_back_with_them(visitor: Client, content: None, choice: dict[str, object]) -> None:
    answer = visitor.post("/km/class/", choice)
    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()
    assert not Session.objects.exists()


def test_nobody_fills_the_disk_with_classes(visitor: Client, content: None) -> None:
    answers = [visitor.post("/en/class/", {"lesson": "LESSON-1"}).status_code for _ in range(limits.START.burst + 1)]
    assert answers == [302] * limits.START.burst + [429]


def test_any_indicator_or_case_can_be_asked_on_the_spot(visitor: Client, live: Session) -> None:
    act = f"/en/class/run/{links.trainer_link(live.key)}/act/"
    for choice in ("case:CASE-07", "sure:DOC-01", "order:"):
        assert visitor.post(act, {"do": "ask", "poll": choice}).status_code == 302
    live.refresh_from_db()
    assert live.polls.get(position=live.shown).kind == PollKind.ORDER
    for wrong in ("case:NOPE", "nothing", "", "talk:LESSON-1"):
        assert visitor.post(act, {"do": "ask", "poll": wrong}).status_code == 404
    assert visitor.post(act, {"do": "nothing"}).status_code == 404


def test_nobody_sees_counts_grow_not_even_the_trainer(
    visitor: Client, live: Session, join: Callable[[], Client]
) -> None:
    """From one count to the next it would be known what the last phone answered."""
    trainer = links.trainer_link(live.key)
    for actions in (("reset", "open"), ("reset", "reveal", "open")):
        poll = show(live, PollKind.CASE, *actions)
        for _ in range(6):
            join().post(f"/live/{live.code}", an_answer(poll))
        for path in (f"run/{trainer}/", f"run/{trainer}/report/", f"wall/{links.wall_link(live.key)}/"):
            assert "<meter" not in visitor.get(f"/en/class/{path}").content.decode()
