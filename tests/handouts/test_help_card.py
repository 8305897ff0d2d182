"""Which help lines go on paper, and what stands beside them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from screening import fonts
from screening.choices import LineKind, Mark
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.handouts import kinds
from screening.handouts.documents import document
from screening.handouts.kinds.contacts import Contacts, contacts
from screening.handouts.kinds.help_lines import HelpCard, help_card
from screening.handouts.sheets import sheet
from screening.referral import helplines, phone

DAY = RELEASED


def card(place: str, content: Edition, day: date = DAY) -> HelpCard:
    return help_card(kinds.wanted("help", [place], "a4", "en"), content, day)


@pytest.fixture
def english(content: None) -> Edition:
    return get_edition("en")


def lines(found: HelpCard) -> list:
    return [line for group in found.groups for line in group.lines]


def test_every_line_is_due_120_days_after_its_check(english: Edition) -> None:
    for line in lines(card("KR", english)):
        assert line.due - line.checked == timedelta(days=120)


def test_a_place_without_any_line_says_what_one_can_do(place_without_lines: str) -> None:
    found = card(place_without_lines, get_edition("en"))
    assert found.groups == ()
    assert found.no_line is not None
    assert found.withheld is None
    assert found.neighbours
    assert found.citizens
    assert all(line.from_abroad for line in found.from_abroad)


def test_old_lines_stay_off_the_paper_and_emergency_numbers_stay_on_it(english: Edition) -> None:
    found = card("KR", english, DAY + timedelta(days=phone.FRESH_DAYS + 1))
    assert [group.kind for group in found.groups] == [LineKind.MEDICAL, LineKind.EMERGENCY]
    assert not any(line.fresh for line in lines(found))
    assert found.no_line is None
    assert found.withheld is not None
    assert found.not_printed


def test_a_line_known_to_be_wrong_is_never_printed(english: Edition) -> None:
    wrong = {code: replace(line, known_wrong=True) for code, line in english.lines.items()}
    assert card("KR", replace(english, lines=wrong)).groups == ()


def test_poor_evidence_is_never_printed(english: Edition) -> None:
    stale = {code: replace(line, mark=Mark.STALE) for code, line in english.lines.items()}
    found = card("KR", replace(english, lines=stale))
    assert found.groups == ()
    assert found.no_line is not None
    assert found.not_printed


def test_a_native_name_without_a_font_is_left_out(english: Edition) -> None:
    strange = {code: replace(line, native_language="chr", name_native="ᏣᎳᎩ") for code, line in english.lines.items()}
    assert not any(line.name_native for line in lines(card("KR", replace(english, lines=strange))))


def test_every_native_name_of_the_content_has_a_font(english: Edition) -> None:
    assert {line.native_language for line in english.lines.values() if line.name_native} <= fonts.FAMILIES.keys()


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("", ", read on"),
        ("called", "Somebody called it on"),
        ("operator-page", "Read on the page of the people who answer on"),
        ("written", "The people who answer confirmed it in writing on"),
    ],
)
def test_each_way_of_checking_has_its_sentence(english: Edition, monkeypatch, method: str, words: str) -> None:
    checked = {code: replace(line, check_method=method) for code, line in english.lines.items()}
    monkeypatch.setattr("screening.handouts.sheets.get_editions", lambda *codes: [replace(english, lines=checked)])
    found = document(sheet(kinds.wanted("help", ["VN"], "a4", "en"), DAY, "https://x.example/en/"))
    assert words in found.html
    assert ("Nobody has dialled it" in found.html) is (method != "called")


def test_old_evidence_is_said_beside_an_emergency_number(english: Edition) -> None:
    late = DAY + timedelta(days=200)
    found = document(sheet(kinds.wanted("help", ["VN"], "a4", "en"), late, "https://x.example/en/"))
    assert "Not recently checked" in found.html
    assert "No help line of this place may be printed now" in found.html
    assert "This does not mean that there is no help" in found.html


def numbers(found: Contacts) -> set[str]:
    return {contact.number.shown for contact in (*found.listed, *found.emergency)}


def few(place: str, content: Edition, day: date = DAY) -> Contacts:
    return contacts(content, content.places[place], day, 3)


def test_small_paper_holds_numbers_that_the_full_sheet_holds_too(english: Edition) -> None:
    for code in english.places:
        full = card(code, english)
        allowed = {line.number.shown for line in (*lines(full), *full.from_abroad)}
        found = few(code, english)
        numbers = [contact.number.shown for contact in (*found.listed, *found.emergency)]
        assert set(numbers) <= allowed
        assert len(set(numbers)) == len(numbers)


def test_small_paper_has_a_number_or_says_what_one_can_do(english: Edition) -> None:
    for code in english.places:
        found = few(code, english)
        helped = any(helplines.helps(line) for line in english.lines.values() if line.number in numbers(found))
        assert helped or (found.ask and (found.no_line or found.withheld)), code


def test_police_are_on_small_paper_only_where_nobody_helps(english: Edition) -> None:
    reporting = {LineKind.TIPS, LineKind.POLICE, LineKind.POLICE_SPECIALIST}
    helping = {line.number for line in english.lines.values() if helplines.helps(line)}
    reports = {line.number for line in english.lines.values() if line.kind in reporting}
    immigration = {line.number for line in english.lines.values() if line.kind == LineKind.IMMIGRATION}
    for code in english.places:
        shown = {contact.number.shown for contact in few(code, english).lines}
        assert not shown & helping or not shown & reports
        assert not shown & immigration
    assert [contact.number.shown for contact in few("US", english).lines] == ["1-888-373-7888"]


def test_on_small_paper_old_lines_give_way_to_the_emergency_number(english: Edition) -> None:
    found = few("KR", english, DAY + timedelta(days=phone.FRESH_DAYS + 1))
    assert found.lines == ()
    assert found.withheld
    assert found.ask is not None
    assert found.emergency


def test_on_small_paper_two_lines_that_look_alike_are_told_apart_by_their_languages(english: Edition) -> None:
    assert [contact.languages for contact in few("TH", english).lines] == [("my",), ("km",), ("lo", "th")]
    assert not any(contact.languages for contact in few("VN", english).lines)
    strip = document(sheet(kinds.wanted("strip", ["TH"], "a4", "en"), DAY, "https://x.example/en/")).html
    assert "Burmese" in strip
    assert "Khmer" in strip


def test_of_lines_that_look_alike_the_one_in_the_readers_language_comes_first(content: None) -> None:
    for language in ("my", "km"):
        edition = replace(get_edition("en"), language=language)
        assert few("TH", edition).lines[0].languages == (language,)
    assert [contact.languages for contact in few("TH", get_edition("vi")).lines] == [("my",), ("km",), ("lo", "th")]


def test_a_number_of_two_lines_stands_once_on_small_paper(content) -> None:
    edition = get_edition("en")
    line = edition.lines["VN-111"]
    twin = replace(line, code="LOCAL-TWIN")
    both = replace(edition, lines={line.code: line, twin.code: twin})
    found = contacts(both, edition.places["VN"], line.checked, 4)
    assert len(found.lines) == 1
