"""The form of a row explains itself, keeps what is right, and touches no row beside its own."""

import pytest
from django.contrib.messages import get_messages

from screening.choices import CheckMethod, Origin
from screening.models import Category, Citation, HelpLine, HelpLineCheck, Indicator, Passage, Source, Term, Translation
from tests.admin.conftest import INDICATOR, LINE, address, errors, readers_see


def indicator(**changes):
    return {**INDICATOR, "category": Category.objects.get(code="DOC").pk, **changes}


def form_of(staff, model, *arguments):
    return staff.get(address(model, "change" if arguments else "add", *arguments)).context["adminform"].form


@pytest.mark.parametrize("model", [Indicator, HelpLine, Passage, Source, Term])
def test_a_new_row_begins_behind_the_official_ones_with_the_code_of_a_site(staff, model):
    form = form_of(staff, model)
    assert (form.initial["code"], form.initial["position"]) == ("LOCAL-", 1000)
    assert "later" in str(form.fields["code"].help_text)
    assert not form.fields["code"].disabled


def test_an_own_row_keeps_its_code_and_may_be_changed_otherwise(staff, add):
    add(Indicator, **indicator())
    form = form_of(staff, Indicator, Indicator.objects.get(code="LOCAL-DOC-1").pk)
    assert [name for name, field in form.fields.items() if field.disabled] == ["code"]


def test_an_official_row_says_that_it_can_only_be_hidden(staff):
    form = form_of(staff, Indicator, Indicator.objects.get(code="DOC-01").pk)
    assert [name for name, field in form.fields.items() if not field.disabled] == ["hidden"]
    assert "nothing else" in str(form.fields["hidden"].help_text)


def test_beside_a_category_nothing_leads_to_changing_or_deleting_it(staff):
    widget = form_of(staff, Indicator).fields["category"].widget
    assert not widget.can_change_related
    assert not widget.can_delete_related


@pytest.mark.parametrize(
    ("group", "code", "message"),
    [
        ("follows", "LOCAL-1", "Begin with follows-LOCAL-"),
        ("follows", "follows-LOCAL-", "Begin with follows-LOCAL-"),
        ("follows", "follows-LOCAL-1", ""),
        ("safety", "follows-LOCAL-1", "Begin with LOCAL-"),
        ("safety", "LOCAL-1", ""),
    ],
)
def test_what_may_follow_from_a_call_has_a_code_of_its_own_kind(add, group, code, message):
    found = errors(add(Passage, code=code, group=group, title="They ask first", body="Nobody comes unasked."))
    assert found == {} if not message else message in found["code"][0]
    assert Passage.objects.filter(code=code).exists() == (not message)


def test_an_own_consequence_can_be_chosen_for_a_line_and_is_read_on_it(add):
    add(Passage, code="follows-LOCAL-1", group="follows", title="They ask first", body="Nobody comes unasked.")
    place = HelpLine.objects.get(code="VN-111").place.pk
    assert errors(add(HelpLine, **{**LINE, "place": place, "follows": ["LOCAL-1"]})) == {}
    assert [row.code for row in readers_see().lines["LOCAL-HELP"].follows] == ["follows-LOCAL-1"]


def test_words_are_kept_as_a_content_file_would_keep_them(add):
    add(Indicator, **indicator(title="  Someone \r\n keeps   the card ", sources="S4 |  page   7 "))
    row = Indicator.objects.get(code="LOCAL-DOC-1")
    assert row.title == "Someone keeps the card"
    assert Citation.objects.get(key=row.key).locator == "page 7"


def test_sources_keep_the_order_in_which_they_were_typed(add):
    add(Indicator, **indicator(sources="S5\nSEED\nS4 | page 1"))
    shown = readers_see().indicators["LOCAL-DOC-1"]
    assert [row.source.code for row in shown.citations] == ["S5", "SEED", "S4"]


def test_a_fault_is_told_once_and_beside_its_field(add):
    found = errors(add(Indicator, **indicator(title="<b>", prompts="A victim?")))
    assert set(found) == {"title", "prompts"}
    assert all(len(messages) == 1 for messages in found.values())


def test_deleting_a_row_leaves_what_belongs_to_one_with_a_longer_code(staff, add):
    for code in ("LOCAL-A", "LOCAL-AB"):
        add(Indicator, **indicator(code=code))
        Translation.objects.create(key=f"indicator.{code}.title", language="vi", text="Lời")
    row = Indicator.objects.get(code="LOCAL-A")
    staff.post(address(Indicator, "delete", row.pk), {"post": "yes"})
    assert [row.key for row in Translation.objects.filter(key__contains="LOCAL-A")] == ["indicator.LOCAL-AB.title"]
    assert {row.key for row in Citation.objects.filter(key__contains="LOCAL-A")} == {"indicator.LOCAL-AB"}


def test_a_changed_own_row_stays_the_sites_own(add, change):
    add(Indicator, **indicator())
    row = Indicator.objects.get(code="LOCAL-DOC-1")
    change(row, title="Another title", origin=Origin.OFFICIAL)
    assert Indicator.objects.get(pk=row.pk).origin == Origin.LOCAL


@pytest.mark.parametrize("action", ["hide", "show"])
def test_an_action_that_changes_nothing_says_so_and_leaves_no_trace(act, action):
    row = Indicator.objects.get(code="DOC-01")
    Indicator.objects.filter(pk=row.pk).update(hidden=action == "hide")
    response = act(action, row, sure="yes")
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Nothing was changed."]


def test_an_action_counts_what_it_changed(act):
    rows = list(Indicator.objects.all()[:3])
    Indicator.objects.filter(pk=rows[0].pk).update(hidden=True)
    response = act("hide", *rows, sure="yes")
    (message,) = [str(message) for message in get_messages(response.wsgi_request)]
    assert message.startswith("Hidden from readers. 2:")
    assert not {row.code for row in rows} & set(readers_see().indicators)


@pytest.mark.parametrize("value", ["", "nothing", "fresh' OR 1=1"])
def test_a_state_that_is_none_narrows_nothing(staff, value):
    shown = staff.get(address(HelpLine, "changelist"), {"state": value}).context["cl"]
    assert shown.result_count == HelpLine.objects.count()


def test_undoing_a_check_takes_the_newest_of_its_kind_and_leaves_the_others_of_the_day(staff, act):
    line = HelpLine.objects.get(code="VN-111")
    for action in ("right_called", "right_operator_page"):
        act(action, line)
    response = act("right_called", line)
    kept = list(HelpLineCheck.objects.filter(line=line).order_by("pk"))[:2]
    message = [str(message) for message in get_messages(response.wsgi_request)][-1]
    staff.post(message.partition('href="')[2].partition('"')[0])
    assert list(HelpLineCheck.objects.filter(line=line).order_by("pk")) == kept
    assert [row.method for row in kept] == [CheckMethod.CALLED, CheckMethod.OPERATOR_PAGE]


def test_undoing_that_a_line_is_wrong_makes_it_a_link_again(staff, act):
    line = HelpLine.objects.get(code="VN-111")
    response = act("wrong_written", line)
    assert readers_see().lines["VN-111"].known_wrong
    message = [str(message) for message in get_messages(response.wsgi_request)][-1]
    staff.post(message.partition('href="')[2].partition('"')[0])
    assert not readers_see().lines["VN-111"].known_wrong
