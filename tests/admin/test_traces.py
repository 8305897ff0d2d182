"""What is done to many rows at once leaves a line in the history of each, and can be undone."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from lxml import html

from screening.admin.losses import losses
from screening.models import ITEMS, Category, HelpLine, HelpLineCheck, Indicator, Passage, Place, Source
from screening.needed import NEEDS
from tests.admin.conftest import address, readers_see, with_second_step

CHECK_ACTIONS = [
    f"{outcome}_{method}" for outcome in ("right", "wrong") for method in ("called", "operator_page", "written")
]


def history(staff, row):
    """The page "History" of a row, as text."""
    return html.document_fromstring(staff.get(address(type(row), "history", row.pk)).content.decode()).text_content()


def way_back(model):
    """The page that undoes the last action."""
    code = LogEntry.objects.filter(change_message__endswith=")").latest("pk").change_message[-9:-1]
    return reverse(f"admin:screening_{model._meta.model_name}_undo", args=[code])


def hide(act, *rows):
    return act("hide", *rows, sure="yes")


@pytest.mark.parametrize("model", ITEMS)
def test_hiding_is_in_the_history_of_every_row(staff, act, model):
    rows = list(model.objects.all()[:3])
    hide(act, *rows)
    assert LogEntry.objects.count() == len(rows)
    for row in rows:
        assert "Hidden from readers." in history(staff, row)
        assert "admin" in history(staff, row)


def test_every_line_hidden_at_once_is_seen_and_brought_back(staff, act):
    before = readers_see().version
    rows = list(HelpLine.objects.all())
    page = html.document_fromstring(staff.get(hide(act, *rows)["Location"]).content.decode())
    assert not readers_see().lines
    assert LogEntry.objects.count() == len(rows) == 177
    [way] = page.xpath("//ul[@class='messagelist']//a[text()='Undo']/@href")
    assert way == way_back(HelpLine)
    assert rows[0].name in staff.get(way).content.decode()
    assert staff.post(way).status_code == 302
    assert readers_see().version == before
    assert "Undone: Hidden from readers." in history(staff, rows[-1])


def test_hiding_asks_first_and_says_what_readers_lose(staff, act):
    place = Place.objects.get(code="VN")
    rows = list(place.lines.all())
    before = readers_see().version
    page = act("hide", *rows)
    assert page.status_code == 200
    text = " ".join(html.document_fromstring(page.content.decode()).text_content().split())
    assert "Viet Nam (VN) has no help line left." in text
    assert all(row.name in text for row in rows)
    assert readers_see().version == before
    assert not LogEntry.objects.exists()
    form = html.document_fromstring(page.content.decode()).xpath("//form[.//input[@name='action']]")[0]
    sent = {**dict(form.form_values()), "_selected_action": form.xpath(".//input[@name='_selected_action']/@value")}
    assert staff.post(address(HelpLine, "changelist"), {**sent, "sure": "yes"}).status_code == 302
    assert not [code for code, line in readers_see().lines.items() if line.place == "VN"]


def test_what_readers_lose(content):
    place, category = Place.objects.get(code="VN"), Category.objects.get(code="DOC")
    lines = list(place.lines.filter(hidden=False))
    assert losses([place]) == [f"Viet Nam (VN) goes with {len(lines)} help lines."]
    assert losses(lines[1:]) == []
    assert losses(lines) == ["Viet Nam (VN) has no help line left."]
    signs = list(category.indicators.all() if hasattr(category, "indicators") else category.indicator_set.all())
    assert losses(signs) == [f"{category.title} (DOC) has no indicator left."]
    HelpLine.objects.filter(pk__in=[line.pk for line in lines[1:]]).update(hidden=True)
    assert losses(lines[:1]) == ["Viet Nam (VN) has no help line left."]
    assert losses([place]) == ["Viet Nam (VN) goes with 1 help line."]


def test_a_form_that_hides_the_last_line_says_so(staff, change):
    first, *others = Place.objects.get(code="VN").lines.filter(hidden=False)
    HelpLine.objects.filter(pk__in=[line.pk for line in others]).update(hidden=True)
    page = staff.get(change(first, hidden="on")["Location"]).content.decode()
    assert "Viet Nam (VN) has no help line left." in page
    assert "Changed Hidden" in history(staff, first)


def text_of(page) -> str:
    return " ".join(html.document_fromstring(page.content.decode()).text_content().split())


def beside_the_box(staff, row) -> str:
    page = html.document_fromstring(staff.get(address(type(row), "change", row.pk)).content.decode())
    [box] = page.xpath("//div[contains(@class, 'field-hidden')]")
    return " ".join(box.text_content().split())


CARD_CALL = "Before you call (card-call) takes along: Pocket card, Strips to tear off, A number to remember."


def test_a_form_says_what_goes_with_a_row_before_it_is_hidden(staff, change):
    """A passage that handouts need, one that a page shows, the last of its group, and a place with its lines."""
    for row, said in (
        (Passage.objects.get(code="card-call"), CARD_CALL),
        (Passage.objects.get(code="referral-how"), "is left out of: pages of places."),
        (Passage.objects.get(code="do-now"), "The group Do has no passage left."),
        (Place.objects.get(code="VN"), "Viet Nam (VN) goes with"),
    ):
        assert said in beside_the_box(staff, row)
        change(row, hidden="on")
        assert said not in beside_the_box(staff, row)


def test_a_form_of_a_row_that_nothing_needs_says_nothing(staff):
    row = Passage.objects.get(code="cue-venue")
    assert "If it is hidden" not in text_of(staff.get(address(Passage, "change", row.pk)))


def test_an_action_says_what_goes_with_passages_before_it_is_done(staff, act):
    rows = list(Passage.objects.filter(code__in=["card-call", "rule-no-proof", "talk-end"]))
    said = text_of(act("hide", *rows))
    assert CARD_CALL in said
    assert "is left out of: pages and sheets with indicators, checklist." in said
    assert "takes along: A safe conversation in eight steps." in said
    assert not Passage.objects.filter(hidden=True).exists()


def test_who_may_only_look_sees_a_row_that_handouts_need(content, client):
    user = User.objects.create_user("reader", password="a long enough password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_passage"))
    client.force_login(user)
    with_second_step(client, user)
    page = client.get(address(Passage, "change", Passage.objects.get(code="card-call").pk))
    assert page.status_code == 200


@pytest.mark.parametrize("code", sorted({need.code for need in NEEDS}))
def test_whatever_code_asks_for_is_said_to_be_lost(content, code):
    sentences = losses([Passage.objects.get(code=code)])
    for need in NEEDS:
        if need.code == code:
            words = "takes along: " if need.vital else "is left out of: "
            assert any(words in sentence and str(need.who) in sentence for sentence in sentences)


def test_undo_touches_what_the_action_changed_and_nothing_else(staff, act):
    first, second, third = Indicator.objects.all()[:3]
    hide(act, first)
    hide(act, first, second)
    way = way_back(Indicator)
    hide(act, third)
    staff.post(way)
    assert set(Indicator.objects.filter(hidden=True)) == {first, third}


def test_showing_can_be_undone(staff, act):
    place = Place.objects.get(code="VN")
    hide(act, place)
    act("show", place)
    assert "Viet Nam" in readers_see().places["VN"].name.value
    staff.post(way_back(Place))
    assert "VN" not in readers_see().places


def test_undoing_what_was_shown_says_what_readers_lose(staff, act):
    place = Place.objects.get(code="VN")
    hide(act, place)
    act("show", place)
    assert "goes with" in staff.get(way_back(Place)).content.decode()


@pytest.mark.parametrize("action", CHECK_ACTIONS)
def test_a_check_is_in_the_history_and_can_be_withdrawn(staff, act, action):
    first, second = HelpLine.objects.filter(place__code="VN")[:2]
    before = readers_see().version
    act("right_called", second)
    between = readers_see().version
    act(action, first, second)
    assert HelpLineCheck.objects.count() == 3
    assert "Checked today" in history(staff, first)
    staff.post(way_back(HelpLine))
    assert HelpLineCheck.objects.count() == 1
    assert readers_see().version == between != before
    assert "Undone: Checked today" in history(staff, first)


def test_nothing_is_undone_twice(staff, act):
    row = Source.objects.first()
    hide(act, row)
    way = way_back(Source)
    staff.post(way)
    hide(act, row)
    assert "undone already" in staff.get(way).content.decode()
    staff.post(way)
    row.refresh_from_db()
    assert row.hidden


def test_the_list_of_actions_leads_back_later(staff, act):
    row = Source.objects.first()
    assert "No action" in staff.get(reverse("admin:screening_source_traces")).content.decode()
    hide(act, row)
    assert "Undo an action" in staff.get(address(Source, "changelist")).content.decode()
    page = html.document_fromstring(staff.get(reverse("admin:screening_source_traces")).content.decode())
    [way] = page.xpath("//main//td/a/@href")
    staff.post(way)
    row.refresh_from_db()
    assert not row.hidden
    assert "undone" in staff.get(reverse("admin:screening_source_traces")).content.decode()


def test_only_who_may_change_may_undo(act, client):
    row = Source.objects.first()
    hide(act, row)
    undo = way_back(Source)
    user = User.objects.create_user("reader", password="a long enough password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_source"))
    client.force_login(user)
    with_second_step(client, user)
    for way in (reverse("admin:screening_source_traces"), undo):
        assert client.get(way).status_code == 403
        assert client.post(way).status_code == 403
    row.refresh_from_db()
    assert row.hidden


def test_an_unknown_action_is_not_there(staff):
    assert staff.get(reverse("admin:screening_source_undo", args=["0badc0de"])).status_code == 404


def test_what_was_hidden_already_is_not_hidden_again(staff, act):
    row = Source.objects.first()
    hide(act, row)
    hide(act, row)
    assert LogEntry.objects.count() == 1


def test_no_check_is_recorded_by_a_clock_that_is_wrong(staff, act, monkeypatch):
    line = HelpLine.objects.get(code="VN-111")
    monkeypatch.setattr("screening.admin.referral.clock_is_wrong", lambda today: True)
    response = act("right_called", line)
    assert not HelpLineCheck.objects.exists()
    assert "The clock of this computer is wrong" in staff.get(response["Location"]).content.decode()
