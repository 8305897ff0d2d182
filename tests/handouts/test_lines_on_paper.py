"""What may stand beside a number on paper, on every kind of handout with a place, for every place."""

from functools import cache

import pytest

from screening.choices import LineKind, Serves
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.handouts import kinds
from screening.handouts.kinds.contacts import contacts
from screening.handouts.kinds.shape import HandoutType, Option
from screening.handouts.sheets import document, sheet
from screening.referral import helplines, phone

pytestmark = pytest.mark.django_db

DAY = RELEASED
WITH_PLACE = [kind for kind in kinds.KINDS if Option.PLACE in kind.choices]
NEEDED = {Option.OTHER: "km", Option.CATEGORY: "CRI", Option.CASE: "CASE-01", Option.WORK: "health"}


@pytest.fixture
def english(content) -> Edition:
    return get_edition("en")


@cache  # the content is the same for every test of this file
def printed(kind: HandoutType, place: str) -> str:
    codes = [place if option == Option.PLACE else NEEDED[option] for option in kind.options]
    chosen = codes if Option.PLACE in kind.options else [*codes, place]
    return document(sheet(kinds.wanted(kind.code, chosen, kind.papers[0], "en"), DAY, "https://x.example/en/")).html


@pytest.mark.parametrize("kind", WITH_PLACE, ids=lambda kind: kind.code)
def test_no_paper_of_a_place_holds_a_line_for_its_citizens_abroad(english: Edition, kind: HandoutType) -> None:
    abroad = [line for line in english.lines.values() if line.serves == Serves.CITIZENS_ABROAD]
    assert abroad
    for place in english.places:
        page = printed(kind, place)
        found = [line.code for line in abroad if line.place.code == place and line.number in page]
        assert not found, place


def numbers_on(page: str, english: Edition, place: str) -> list[helplines.ShownLine]:
    """The lines of a place whose number stands on its paper."""
    there = [line for line in english.lines.values() if line.place.code == place and phone.may_print(line, DAY)]
    shown = [helplines.shown(english, line, DAY) for line in there]
    return [row for row in shown if f">{row.number.shown}<" in page]


@pytest.mark.parametrize("kind", WITH_PLACE, ids=lambda kind: kind.code)
def test_paper_says_beside_police_and_officials_that_papers_may_come_up(english: Edition, kind: HandoutType) -> None:
    said = {helplines.PAPERS, helplines.IMMIGRATION_ANSWERS}
    titles = {code: english.passages[code].title.value for code in said}
    for place in english.places:
        page = printed(kind, place)
        for row in numbers_on(page, english, place):
            codes = said & {passage.code for passage in row.follows}
            assert codes or row.line.kind not in helplines.ASKING_ABOUT_PAPERS, row.line.code
            assert all(titles[code] in page for code in codes), row.line.code


@pytest.mark.parametrize("kind", WITH_PLACE, ids=lambda kind: kind.code)
def test_paper_with_nobody_who_helps_says_so_and_leaves_room_for_a_local_number(
    english: Edition, kind: HandoutType
) -> None:
    for place in english.places:
        page = printed(kind, place)
        if any(helplines.helps(row.line) for row in numbers_on(page, english, place)):
            continue
        assert "This does not mean that there is no" in page, place
        assert "ruled-line" in page, place


def test_the_outside_of_a_pocket_card_says_nothing(english: Edition) -> None:
    for place in english.places:
        outside, _, inside = printed(kinds.BY_KIND["card"], place).partition('class="face inside"')
        assert inside
        assert 'class="phone"' not in outside
        assert english.places[place].name.value not in outside.partition("<body")[2].partition('class="face"')[2]


def test_a_number_on_small_paper_says_what_it_is_for_and_who_answers(english: Edition) -> None:
    for place in english.places.values():
        for contact in contacts(english, place, DAY, 3).listed:
            alone = {"Police", "Emergency, police", "Ambulance"}
            assert contact.purposes or str(contact.who) in alone, place.code


def test_an_ambulance_stands_before_the_police(english: Edition) -> None:
    for place in english.places.values():
        found = [row.line.kind for row in helplines.referral(english, place, DAY).emergency]
        assert found == sorted(found, key=[LineKind.MEDICAL, LineKind.EMERGENCY].index), place.code


@pytest.mark.parametrize(("kind", "copies"), [("card", 8), ("strip", 11)])
def test_small_paper_says_of_each_number_how_old_its_page_is(english: Edition, kind: str, copies: int) -> None:
    """On each card and each strip, for they are cut apart; once for numbers of one age."""
    for code, place in english.places.items():
        found = contacts(english, place, DAY, 2)
        page = printed(kinds.BY_KIND[kind], code)
        for contact in (found.check,) if found.check else found.shown:
            year = contact.source_date[:4]
            said = "Page without a date, read" if contact.source_date == "undated" else f"Page of {year}, read"
            assert page.count(said) >= copies, code
