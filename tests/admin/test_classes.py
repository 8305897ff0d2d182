"""Classes of a staff account: found again, opened again, seen by nobody else, and gone after a day."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from screening.choices import PollKind, PollState
from screening.classroom import control, links, session
from screening.content import edition
from screening.languages import LANGUAGES
from screening.models import Answer, Session
from tests.admin.conftest import with_second_step
from tests.classroom.conftest import an_answer, every_kind, show
from tests.site.test_privacy import dump

TABLE = "/staff/classes/"
BEGIN = f"{TABLE}begin/"
PASSWORD = "a long enough password"
NAME = "somebody-who-teaches"


@pytest.fixture
def other(content, client: Client) -> Client:
    """Staff without a single right: enough for a class of one's own."""
    user = User.objects.create_user(NAME, password=PASSWORD, is_staff=True)
    client.force_login(user)
    return with_second_step(client, user)


@pytest.fixture
def mine(other: Client) -> Session:
    """A class of `other` with a poll of each kind."""
    made = session.make("LESSON-2", ["km", "en"], "VN", every_kind(), timezone.now())
    assert session.take(made.key, User.objects.get(username=NAME), timezone.now())
    return made


def ways(row: Session) -> list[str]:
    return [f"{TABLE}{row.pk}/{name}/" for name in ("open-again", "again")]


def join(live: Session) -> tuple[Client, int]:
    phone = Client(SERVER_NAME="localhost")
    return phone, phone.post(f"/en/join/{live.code}/").status_code


def test_a_class_is_begun_and_stands_in_the_list(other: Client) -> None:
    sent = {"lesson": "LESSON-1", "first": "km", "second": "vi", "place": "VN"}
    led = other.post(BEGIN, sent)
    made = Session.objects.get()
    assert led["Location"] == f"/km/class/run/{links.trainer_link(made.key)}/"
    assert (made.owner.username, made.lesson, made.languages, made.place) == (NAME, "LESSON-1", ["km", "vi"], "VN")
    page = other.get(TABLE)
    assert led["Location"] in page.content.decode()
    assert [row.session.pk for row in page.context["classes"]] == [made.pk]


def test_cases_stand_in_the_list_by_their_titles(other: Client) -> None:
    other.post(BEGIN, {"cases": ["CASE-01", "CASE-02"], "first": "en", "second": "en"})
    assert Session.objects.get().languages == ["en"]
    (row,) = other.get(TABLE).context["classes"]
    assert len(row.titles) == 2
    assert all(row.titles)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_the_form_is_that_of_readers_in_the_language_of_the_browser(other: Client, language) -> None:
    form = other.get(BEGIN, headers={"Accept-Language": language.code}).context["form"]
    assert set(form.fields) == {"lesson", "cases", "first", "second", "place"}
    assert form["first"].value() == language.code


def test_nothing_chosen_begins_nothing(other: Client) -> None:
    answer = other.post(BEGIN, {"first": "en"})
    assert answer.status_code == 400
    assert answer.context["form"].errors["lesson"]
    assert not Session.objects.exists()


def test_everybody_sees_their_own_and_a_superuser_no_more(other: Client, mine: Session, staff: Client) -> None:
    control.act(mine.key, "end", timezone.now())
    assert [row.session for row in other.get(TABLE).context["classes"]] == [mine]
    page = staff.get(TABLE)
    assert page.context["classes"] == []
    assert mine.code not in page.content.decode()
    for way in ways(mine):
        assert staff.post(way).status_code == 404
    assert Session.objects.get().ended


def test_who_is_not_staff_or_has_given_no_code_gets_no_further_than_the_sign_in(content, mine: Session) -> None:
    reader = User.objects.create_user("reader", password=PASSWORD)
    teacher = User.objects.get(username=NAME)
    addresses = [TABLE, BEGIN, f"{TABLE}take/", *ways(mine)]
    before = dump()
    for account in (None, reader, teacher):
        browser = Client()
        if account:
            browser.force_login(account)
            before = dump()
        for address in addresses:
            for answer in (browser.get(address), browser.post(address, {"lesson": "LESSON-1", "first": "en"})):
                assert answer.status_code == 302
                assert answer["Location"].startswith(reverse("admin:login"))
        assert dump() == before


def test_forms_need_their_token(other: Client, mine: Session) -> None:
    other.handler.enforce_csrf_checks = True
    for address in (BEGIN, f"{TABLE}take/", *ways(mine)):
        assert other.post(address, {"lesson": "LESSON-1", "first": "en"}).status_code == 403
    assert Session.objects.count() == 1


def test_a_link_alone_leads_to_the_list_and_does_nothing(other: Client, mine: Session) -> None:
    before = dump()
    for address in (f"{TABLE}take/", *ways(mine)):
        assert other.get(address)["Location"] == TABLE
    assert dump() == before


def test_opened_again_it_lets_in_a_phone_with_its_seat_and_a_new_one(other: Client, mine: Session) -> None:
    (seated, _), (open_again, _again) = join(mine), ways(mine)
    poll = show(mine, PollKind.ONE, "open")
    assert seated.post(f"/live/{mine.code}", an_answer(poll)).status_code == 200
    control.act(mine.key, "end", timezone.now())
    assert (seated.get(f"/en/join/{mine.code}/").status_code, join(mine)[1]) == (404, 404)

    assert other.post(open_again)["Location"] == f"/km/class/run/{links.trainer_link(mine.key)}/"
    assert seated.get(f"/en/join/{mine.code}/").status_code == 200
    assert join(mine)[1] == 302
    again = Session.objects.get(pk=mine.pk)
    assert (again.ended, again.joined, again.expires) == (False, 2, mine.expires)
    closed = again.polls.get(pk=poll.pk)
    assert (closed.state, closed.people) == (PollState.CLOSED, 1)
    assert seated.post(f"/live/{mine.code}", an_answer(poll)).status_code == 409
    assert not Answer.objects.exists()
    nearer = show(mine, PollKind.SURE, "open")
    assert seated.post(f"/live/{mine.code}", an_answer(nearer)).status_code == 200


def test_opening_an_open_class_again_changes_nothing(other: Client, mine: Session) -> None:
    before = Session.objects.values().get()
    assert other.post(ways(mine)[0]).status_code == 302
    assert Session.objects.values().get() == before


def test_the_link_alone_opens_nothing_again(client: Client, mine: Session) -> None:
    control.act(mine.key, "end", timezone.now())
    act = f"/en/class/run/{links.trainer_link(mine.key)}/act/"
    for name in (*control.ACTIONS, "open_again", "open-again"):
        Client().post(act, {"do": name})
        assert Session.objects.get().ended, name


def test_the_same_class_again_is_ones_own_too_and_by_the_link_alone_nobodys(other: Client, mine: Session) -> None:
    other.post(ways(mine)[1])
    assert [row.owner_id for row in Session.objects.order_by("pk")] == [mine_owner()] * 2
    Client().post(f"/en/class/run/{links.trainer_link(mine.key)}/again/")
    assert Session.objects.order_by("pk").last().owner is None


def mine_owner() -> int:
    return User.objects.get(username=NAME).pk


def test_a_class_of_nobody_can_be_taken_by_the_address_of_its_trainer(other: Client, staff: Client) -> None:
    made = session.make("LESSON-2", ["en"], "", every_kind(), timezone.now())
    wall = f"http://localhost/en/class/wall/{links.wall_link(made.key)}/"
    address = f" http://localhost/en/class/run/{links.trainer_link(made.key)}/report/ "
    for wrong in ("", wall, made.key, made.code, address.replace(made.key[:4], "0000"), "x" * 600):
        assert other.post(f"{TABLE}take/", {"address": wrong}).status_code == 400
    assert other.post(f"{TABLE}take/", {"address": address}).status_code == 302
    assert staff.post(f"{TABLE}take/", {"address": address}).status_code == 400
    assert Session.objects.get().owner_id == mine_owner()


@pytest.mark.parametrize("removed", ["in passing", "by the command"])
def test_after_a_day_there_is_nothing_to_find_and_nothing_left(other: Client, mine: Session, removed: str) -> None:
    other.get(TABLE)
    other.post(ways(mine)[0])
    control.act(mine.key, "end", timezone.now())
    late = timezone.now() - timedelta(minutes=1)
    Session.objects.update(expires=late)
    assert other.get(TABLE).context["classes"] == []
    for way in ways(mine):
        assert other.post(way).status_code == 404
    address = f"/en/class/run/{links.trainer_link(mine.key)}/"
    assert other.post(f"{TABLE}take/", {"address": address}).status_code == 400
    session.sweep(timezone.now())
    stored = dump()
    assert not Session.objects.exists()
    assert mine.code not in stored
    assert mine.key not in stored
    assert not LogEntry.objects.exists()


def test_a_class_goes_on_without_its_account(other: Client, mine: Session) -> None:
    User.objects.get(username=NAME).delete()
    assert Session.objects.get().owner is None
    assert join(mine)[1] == 302


def test_no_screen_of_a_class_says_whose_it_is(other: Client, mine: Session) -> None:
    phone, _ = join(mine)
    show(mine, PollKind.CASE, "open", "reveal")
    trainer, wall = links.trainer_link(mine.key), links.wall_link(mine.key)
    run = f"class/run/{trainer}/"
    for path in (f"join/{mine.code}/", run, f"{run}report/", f"{run}report.csv", f"class/wall/{wall}/"):
        answer = phone.get(f"/en/{path}")
        assert answer.status_code == 200
        assert NAME not in answer.content.decode()
        assert not answer.cookies


def test_the_list_takes_seven_queries_however_long_it_is(
    other: Client, mine: Session, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "VERSION_SECONDS", 3600.0)  # a slow machine looks up the version no more often
    other.get(TABLE)
    # The cookie, the account, its second step, rights of it and of its groups, the classes, their questions.
    with django_assert_num_queries(7):
        other.get(TABLE)
    for _time in range(3):
        other.post(ways(mine)[1])
    with django_assert_num_queries(7):
        assert len(other.get(TABLE).context["classes"]) == 4


def test_every_control_says_which_class_it_is_for(other: Client, mine: Session) -> None:
    control.act(mine.key, "end", timezone.now())
    page = html.document_fromstring(other.get(TABLE).content.decode())
    for control_of in page.xpath("//ul[@class='classes']//*[self::a or @type='submit']"):
        for name in control_of.get("aria-describedby").split():
            assert page.get_element_by_id(name).text_content().strip()
