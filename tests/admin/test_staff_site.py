"""Who comes in, what is there, and that no form asks for a person."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from screening.admin.site import StaffSite
from screening.models import (
    ITEMS,
    Agenda,
    Flag,
    HelpLine,
    Indicator,
    Lesson,
    PracticeCase,
    Question,
    Refresher,
    Review,
    Translation,
)
from tests.admin.conftest import address, with_second_step

# Every field that a form of the staff site may have. Think of promise 3 before adding one.
FIELDS = {
    "code", "position", "hidden", "title", "url", "read", "note", "intro", "category", "notice", "other", "why",
    "prompts", "trainer_note", "palermo", "ilo11", "populations", "settings", "audiences", "work", "opens_safety",
    "sources",
    "group", "body", "items", "name", "setting", "prevalence", "sensitivity", "specificity", "flagged",
    "flagged_affected", "neighbours", "status_risk", "place", "name_native", "native_language", "number", "dial",
    "number_note", "channels", "operator", "kind", "serves", "purposes", "hours", "free", "from_abroad",
    "without_speaking", "languages", "follows", "summary", "control", "lesson", "question", "answer", "term",
    "definition", "use", "avoid", "indicators", "lessons", "caution", "website", "source_title", "source_url",
    "source_date", "evidence", "confidence", "mark", "checked", "form", "pair", "typed", "region",
}  # fmt: skip


def test_site_has_a_neutral_name(staff):
    page = staff.get(reverse("admin:index")).content.decode()
    assert "Look Twice" in page
    assert "Django" not in page


def test_tables_of_the_site():
    assert isinstance(admin.site._wrapped, StaffSite)
    assert set(admin.site._registry) == {*ITEMS, Translation, Review, Flag, User, Group}


FIXED = (Lesson, PracticeCase, Question, Refresher, Agenda)


@pytest.mark.parametrize("model", FIXED)
def test_training_content_is_written_in_files(staff, model):
    assert staff.get(address(model, "add")).status_code == 403
    row = model.objects.all()[0]
    assert set(staff.get(address(model, "change", row.pk)).context["adminform"].form.fields) <= FIELDS


@pytest.mark.parametrize("model", [model for model in ITEMS if model not in FIXED])
def test_no_field_for_a_person(staff, model):
    page = staff.get(address(model, "add"))
    assert set(page.context["adminform"].form.fields) <= FIELDS


@pytest.mark.parametrize("model", [*ITEMS, Translation, Review, User, Group])
def test_lists_open(staff, model):
    assert staff.get(address(model, "changelist")).status_code == 200


def test_visitor_is_asked_to_log_in(content, client):
    response = client.get(address(Indicator, "changelist"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.fixture
def reader(content, client):
    """Staff who may look at help lines and indicators and change nothing."""
    user = User.objects.create_user("reader", password="a long enough password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_helpline", "view_indicator"]))
    client.force_login(user)
    return with_second_step(client, user)


@pytest.mark.parametrize("model", [HelpLine, Indicator])
def test_who_may_only_look_changes_nothing(reader, model):
    row = model.objects.first()
    assert reader.get(address(model, "change", row.pk)).status_code == 200
    assert reader.post(address(model, "change", row.pk), {"hidden": "on"}).status_code == 403
    assert reader.get(address(model, "add")).status_code == 403
    for action in ("hide", "right_called"):
        reader.post(address(model, "changelist"), {"action": action, "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert not row.hidden
    assert not getattr(row, "checks", HelpLine.objects.none()).exists()


def test_pages_need_nothing_that_the_policy_forbids(staff):
    for page in (reverse("admin:index"), address(Indicator, "add"), address(HelpLine, "changelist")):
        text = staff.get(page).content.decode()
        assert "style=" not in text
        assert " onclick=" not in text
        assert "<style" not in text


def test_cookies_go_when_the_browser_closes(content, client):
    User.objects.create_superuser("host", password="a long enough password")
    client.get(reverse("admin:login"))
    client.post(reverse("admin:login"), {"username": "host", "password": "a long enough password"})
    assert set(client.cookies) == {"csrf", "staff"}
    for cookie in client.cookies.values():
        assert (cookie["max-age"], cookie["expires"]) == ("", "")
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


def test_form_of_a_browser_is_accepted(content):
    """Under `no-referrer` a browser names no origin, and no form would pass: these pages have a policy of their own."""
    browser = Client(enforce_csrf_checks=True)
    User.objects.create_superuser("host", password="a long enough password")
    page = browser.get(reverse("admin:login"))
    assert page["Referrer-Policy"] == "same-origin"
    sent = {"username": "host", "password": "a long enough password", "csrfmiddlewaretoken": page.context["csrf_token"]}
    assert browser.post(reverse("admin:login"), sent, headers={"Origin": "null"}).status_code == 403
    assert browser.post(reverse("admin:login"), sent, headers={"Origin": "http://testserver"}).status_code == 302
    assert browser.get(reverse("admin:set-up"))["Referrer-Policy"] == "same-origin"
