"""A host adds rows of its own, by the rules of the content files, and readers see them at once."""

from datetime import date

import pytest
from django.core.management import call_command

from screening.choices import Origin
from screening.content import edition as editions
from screening.content.clock import CLOCK_IS_WRONG
from screening.content.entries import Palermo
from screening.content.publish import edition_faults
from screening.models import (
    Category,
    Citation,
    HelpLine,
    Indicator,
    Instrument,
    Passage,
    Place,
    Source,
    Translation,
)
from tests.admin.conftest import INDICATOR, LINE, address, errors, readers_see


def indicator(**changes):
    return {**INDICATOR, "category": Category.objects.get(code="DOC").pk, **changes}


def line(**changes):
    return {**LINE, "place": Place.objects.get(code="VN").pk, **changes}


def test_own_indicator_is_read_beside_the_official_ones(add):
    assert errors(add(Indicator, **indicator(title="  Someone   keeps the work card ", origin="official"))) == {}
    row = Indicator.objects.get(code="LOCAL-DOC-1")
    assert row.origin == Origin.LOCAL
    shown = readers_see().indicators["LOCAL-DOC-1"]
    assert shown.title.value == "Someone keeps the work card"
    assert [prompt.value for prompt in shown.prompts] == ["Where is your card?", "Could you get it today?"]
    assert shown.palermo == Palermo(("harbouring",), ("coercion",), ())
    assert shown.ilo11 == (3, 7)
    assert [(citation.source.code, citation.locator) for citation in shown.citations] == [
        ("S4", "page 7"),
        ("SEED", ""),
    ]
    assert [code for code in readers_see().indicators if code.startswith(("DOC", "LOCAL"))][-1] == "LOCAL-DOC-1"


def test_own_line_is_read_with_its_evidence(add):
    assert errors(add(HelpLine, **line())) == {}
    shown = readers_see().lines["LOCAL-HELP"]
    assert (shown.origin, shown.number, shown.languages) == (Origin.LOCAL, "024 3936 0000", ("vi", "en"))
    assert [passage.code for passage in shown.follows] == ["follows-asks-consent"]
    assert (shown.free, shown.mark, shown.known_wrong) == (None, "", False)


def test_every_kind_of_row_can_be_added(add):
    assert (
        errors(add(Source, code="LOCAL-S1", title="Our leaflet", url="https://example.org/", read="2026-11-20")) == {}
    )
    assert errors(add(Category, code="LOCAL-C", title="Ours", intro="What belongs here.")) == {}
    assert errors(add(Passage, code="LOCAL-P", group="do", title="Also", items="One\n\nTwo", sources="LOCAL-S1")) == {}
    assert errors(add(Passage, code="follows-LOCAL-F", group="follows", title="They call back", body="Later.")) == {}
    assert errors(add(Place, code="LOCAL-FI", name="Finland", neighbours=["DE", "EU"])) == {}
    assert (
        errors(add(Instrument, code="LOCAL-T", name="Four questions", setting="Clinic", prevalence=0, note="n")) == {}
    )
    shown = readers_see()
    assert [item.value for item in shown.passages["LOCAL-P"].items] == ["One", "Two"]
    assert shown.places["LOCAL-FI"].neighbours == ("DE", "EU")
    assert (shown.instruments["LOCAL-T"].prevalence, shown.instruments["LOCAL-T"].flagged) == (0, None)
    assert errors(add(HelpLine, **line(follows=["LOCAL-F", "unknown"]))) == {}
    assert len(readers_see().lines["LOCAL-HELP"].follows) == 2
    call_command("check_content")


REFUSED_INDICATORS = {
    "a script": ("title", "<script>alert(1)</script>", "must be plain text without < or >"),
    "a script in a list": ("prompts", "Fine?\n<img src=x onerror=alert(1)>", "must be plain text without < or >"),
    "a turned direction": (
        "notice",
        "The \u202eperson has no card to show here.",
        "has the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE)",
    ),
    "too much text": ("why", "long " * 300, "is 1499 characters long, 1000 at most"),
    "a verdict": ("why", "This person is likely affected.", "'likely': this site gives no verdict"),
    "a verdict in a list": ("prompts", "Fine?\nWhat is the score?", "'score': this site gives no verdict"),
    "origin": ("notice", "Thai women have no card to show there.", "'Thai': origin is never a trait"),
    "a replaced word": ("trainer_note", "The victim waits.", "'victim': write 'person, person affected'"),
    "one side only": ("other", "", "This field is required."),
    "a thin other side": ("other", "Or not.", "give both sides about the same room"),
    "an official code": ("code", "DOC-01", "Begin with LOCAL- and go on with your own code."),
    "a code that may become official": ("code", "DOC-99", "Begin with LOCAL- and go on with your own code."),
    "no code": ("code", "LOCAL-", "Begin with LOCAL- and go on with your own code."),
    "a malformed code": ("code", "LOCAL-a/../b", "Use letters, digits and hyphens only."),
    "no source": ("sources", "", "This field is required."),
    "an unknown source": ("sources", "S4\nS4000", "There is no source 'S4000'. Add it under Sources first."),
    "only the article": ("sources", "SEED | page 1", "At least one source needs a web address."),
    "a quotation": ("sources", "SEED | Victims | raped", "write one source as SOURCE-CODE | locator"),
    "a script in a locator": ("sources", "S4 | <script>", "S4: locator must be plain text without < or >"),
    "an unknown setting": ("settings", ["moon"], "Select a valid choice. moon is not one of the available choices."),
    "an unknown element": ("palermo", ["means:magic"], "Select a valid choice. means:magic is not one of"),
    "a number outside the list": ("ilo11", ["12"], "Select a valid choice. 12 is not one of the available choices."),
}


@pytest.mark.parametrize("case", REFUSED_INDICATORS)
def test_indicator_is_refused(add, case):
    field, value, message = REFUSED_INDICATORS[case]
    before = readers_see().version
    found = errors(add(Indicator, **indicator(**{field: value})))
    assert list(found) == [field]
    assert message in " ".join(found[field])
    assert not Indicator.objects.filter(origin=Origin.LOCAL).exists()
    assert readers_see().version == before


REFUSED_LINES = {
    "a script as an address": ("website", "javascript:alert(1)", "is not a web address"),
    "a script as evidence": ("source_url", "javascript:alert(1)", "is not a web address"),
    "no address of the source": ("source_url", "", "This field is required."),
    "a vague date": ("source_date", "last year", "must be a date such as 2025-03-31"),
    "words in a number": ("number", "call 024", "is not in the expected form"),
    "a number that cannot exist": ("dial", "+8424", "is not a number that can exist"),
    "another number behind it": ("dial", "+19005551234", "must be the same number as '024 3936 0000'"),
    "Arabic digits": ("dial", "+٨٤٢٤٣٩٣٦٠٠٠٠", "is not in the expected form"),
    "Khmer digits": ("number", "០២៤ ៣៩៣៦ ០០០០", "is not in the expected form"),
    "full-width digits": ("number", "０２４ 3936 0000", "has U+FF10 (FULLWIDTH DIGIT ZERO), which looks like '0'"),
    "mathematical digits": ("dial", "+8𝟒2439360000", "which looks like '4'"),
    "full-width digits of a year": ("source_date", "２０２６", "must be a date such as 2025-03-31"),
    "a user before the host": ("website", "https://good.org@evil.example/", "nobody before an @"),
    "a turned slash": ("source_url", "https://good.org\\@evil.example/", "is not a web address"),
    "a host of look-alikes": ("website", "https://gооd.org/", "two alphabets in one word"),
    "a check that is still to come": ("checked", "2099-01-01", "2099-01-01 is still to come: today is "),
    "a mark of direction": ("name", "Hope\u061c line", "has the invisible character U+061C (ARABIC LETTER MARK)"),
    "a filler": ("number_note", "Free\u3164", "has the invisible character U+3164 (HANGUL FILLER)"),
    "markup in a number": ("dial", '110"><b>', "must be plain text without < or >"),
    "no consequence": ("follows", [], "This field is required."),
    "an unknown consequence": ("follows", ["magic"], "Select a valid choice. magic is not one of"),
    "a sentence as a language": ("languages", "vi\nwe speak all", "is not in the expected form"),
    "an unknown kind": ("kind", "magic", "Select a valid choice. magic is not one of the available choices."),
}


@pytest.mark.parametrize("case", REFUSED_LINES)
def test_line_is_refused(add, case):
    field, value, message = REFUSED_LINES[case]
    found = errors(add(HelpLine, **line(**{field: value})))
    assert list(found) == [field]
    assert message in " ".join(found[field])
    assert not HelpLine.objects.filter(origin=Origin.LOCAL).exists()


def test_line_is_refused_by_a_clock_that_is_wrong(add, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2010, 1, 1))
    assert errors(add(HelpLine, **line())) == {"checked": [CLOCK_IS_WRONG]}


def test_joiners_of_a_script_are_saved_as_they_are(add):
    name = "خط کمک می\u200cخواهم"
    assert errors(add(HelpLine, **line(name_native=name, native_language="fa"))) == {}
    assert HelpLine.objects.get(code="LOCAL-HELP").name_native == name


def test_source_with_a_script_as_its_address_is_refused(add):
    found = errors(add(Source, code="LOCAL-S1", title="Ours", url="javascript:alert(1)", read="2026-11-20"))
    assert list(found) == ["url"]


def test_code_is_used_once(add):
    add(Indicator, **indicator())
    assert list(errors(add(Indicator, **indicator()))) == ["code"]


def test_own_row_is_changed_but_keeps_its_code(add, change):
    add(Indicator, **indicator())
    row = Indicator.objects.get(code="LOCAL-DOC-1")
    assert errors(change(row, title="Another title", code="LOCAL-2", sources="S5")) == {}
    shown = readers_see().indicators["LOCAL-DOC-1"]
    assert shown.title.value == "Another title"
    assert [citation.source.code for citation in shown.citations] == ["S5"]
    assert list(errors(change(row, title="<b>"))) == ["title"]
    assert readers_see().indicators["LOCAL-DOC-1"].title.value == "Another title"


@pytest.mark.parametrize("way", ["page", "list"])
def test_own_row_is_deleted_with_what_belongs_to_it(staff, add, act, way):
    before = readers_see().version
    add(Indicator, **indicator())
    row = Indicator.objects.get(code="LOCAL-DOC-1")
    Translation.objects.create(key=f"{row.key}.title", language="vi", text="Của chúng tôi")
    if way == "page":
        staff.post(address(Indicator, "delete", row.pk), {"post": "yes"})
    else:
        act("delete_selected", row, post="yes")
    assert not Indicator.objects.filter(pk=row.pk).exists()
    assert not Citation.objects.filter(key=row.key).exists()
    assert not Translation.objects.filter(key__startswith=row.key).exists()
    assert readers_see().version == before


def test_own_source_in_use_is_kept(staff, add):
    add(Source, code="LOCAL-S1", title="Our leaflet", url="https://example.org/", read="2026-11-20")
    add(Indicator, **indicator(sources="LOCAL-S1"))
    row = Source.objects.get(code="LOCAL-S1")
    response = staff.post(address(Source, "delete", row.pk), {"post": "yes"})
    assert response.status_code == 200
    assert Source.objects.filter(pk=row.pk).exists()


def test_change_that_could_not_be_published_is_said_and_published_by_the_next(add, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("screening.content.publish.transaction.on_commit", lambda done: None)
        add(Indicator, **indicator())
    assert "LOCAL-DOC-1" not in readers_see().indicators
    assert ["not published" in fault for fault in edition_faults()] == [True]
    add(HelpLine, **line())
    assert "LOCAL-DOC-1" in readers_see().indicators
    assert edition_faults() == []


def test_change_is_seen_at_the_next_page(add):
    editions.get_edition("en")
    add(Indicator, **indicator())
    assert "LOCAL-DOC-1" in editions.get_edition("en").indicators


def test_official_content_is_loaded_again_beside_own_rows(add, capsys):
    add(Indicator, **indicator())
    add(HelpLine, **line())
    call_command("load_content")
    assert "0 added, 0 changed, 0 removed" in capsys.readouterr().out
    assert "LOCAL-DOC-1" in readers_see().indicators
    call_command("check_content")
