"""What may stand beside a number on paper, on every kind of handout with a place, for every place."""

import re
from functools import cache

import pytest

from screening.choices import LineKind, Serves
from screening.content.clock import RELEASED
from screening.content.edition import Edition, get_edition
from screening.handouts import kinds
from screening.handouts.documents import document
from screening.handouts.kinds.contacts import contacts
from screening.handouts.kinds.shape import HandoutType, Option
from screening.handouts.sheets import sheet
from screening.languages import LANGUAGES
from screening.referral import helplines, phone

pytestmark = pytest.mark.django_db

DAY = RELEASED
WITH_PLACE = [kind for kind in kinds.KINDS if Option.PLACE in kind.choices]
NEEDED = {Option.CATEGORY: "CRI", Option.SIGNS: "CRI", Option.CASE: "CASE-01", Option.WORK: "health"}
# A number in groups: a part of it is no number.
IN_GROUPS = re.compile(r'<table class="(?:said|boxes)".*?</table>', re.DOTALL)


# English has every place, the others take turns; the words and the rules are the same for all of them.
in_turns = pytest.mark.parametrize(
    ("kind", "language"),
    [(kind, language.code) for kind in WITH_PLACE for language in LANGUAGES],
    ids=lambda value: getattr(value, "code", value),
)


def places_of(language: str, english: Edition) -> list[str]:
    codes = [row.code for row in LANGUAGES]
    return list(english.places) if language == "en" else list(english.places)[codes.index(language) :: len(codes)]


@pytest.fixture
def english(content) -> Edition:
    return get_edition("en")


@cache  # the content is the same for every test of this file
def printed(kind: HandoutType, place: str, language: str = "en") -> str:
    needed = {**NEEDED, Option.OTHER: "km" if language == "en" else "en", Option.PLACE: place}
    codes = [needed[option] for option in kind.options]
    chosen = codes if Option.PLACE in kind.options else [*codes, place]
    wanted = kinds.wanted(kind.code, chosen, kind.papers[0], language)
    return IN_GROUPS.sub("", document(sheet(wanted, DAY, "https://x.example")).html.replace("\u200b", ""))


@in_turns
def test_no_paper_of_a_place_holds_a_line_for_its_citizens_abroad(
    english: Edition, kind: HandoutType, language: str
) -> None:
    abroad = [line for line in english.lines.values() if line.serves == Serves.CITIZENS_ABROAD]
    assert abroad
    for place in places_of(language, english):
        page = printed(kind, place, language)
        found = [line.code for line in abroad if line.place.code == place and line.number in page]
        assert not found, place


def numbers_on(page: str, english: Edition, place: str) -> list[helplines.ShownLine]:
    """The lines of a place whose number stands on its paper."""
    there = [line for line in english.lines.values() if line.place.code == place and phone.may_print(line, DAY)]
    shown = [helplines.shown(english, line, DAY) for line in there]
    return [row for row in shown if f">{row.number.shown}<" in page]


@in_turns
def test_paper_says_beside_police_and_officials_that_papers_may_come_up(
    english: Edition, kind: HandoutType, language: str
) -> None:
    said = {helplines.PAPERS, helplines.IMMIGRATION_ANSWERS}
    titles = {code: get_edition(language).passages[code].title.value for code in said}
    for place in places_of(language, english):
        page = printed(kind, place, language)
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


@in_turns
def test_an_ambulance_stands_before_the_police_on_paper(english: Edition, kind: HandoutType, language: str) -> None:
    """Where both do, and nobody who helps stands before them."""
    for place in places_of(language, english):
        page = printed(kind, place, language)
        emergency = [row for row in numbers_on(page, english, place) if row.line.kind in phone.EMERGENCY]
        where = {
            kind: [page.index(f">{row.number.shown}<") for row in emergency if row.line.kind == kind]
            for kind in LineKind
        }
        assert max(where[LineKind.MEDICAL], default=0) <= min(where[LineKind.EMERGENCY], default=len(page)), place


def test_a_sheet_of_signs_shows_two_lines_at_most_and_says_when_each_was_checked(english: Edition) -> None:
    ends_in_it = [kind for kind in WITH_PLACE if Option.PLACE in kind.optional]
    assert len(ends_in_it) > 5
    for kind in ends_in_it:
        for place in english.places:
            box = printed(kind, place).partition('class="help-here"')[2]
            lines = [row for row in numbers_on(box, english, place) if row.line.kind not in phone.EMERGENCY]
            assert len(lines) <= 2, (kind.code, place)
            assert box.count("read on ") + box.count("read 20") >= box.count('class="phone"'), (kind.code, place)


def test_without_a_place_a_sheet_of_signs_has_room_for_a_local_number(english: Edition) -> None:
    for kind in WITH_PLACE:
        if Option.PLACE in kind.optional:
            codes = [{**NEEDED, Option.OTHER: "km"}[option] for option in kind.options]
            page = document(sheet(kinds.wanted(kind.code, codes, kind.papers[0], "en"), DAY, "")).html
            assert 'class="local-number"' in page, kind.code
            assert 'class="phone"' not in page, kind.code


def test_a_poster_with_nobody_who_helps_says_that_the_site_shows_more(english: Edition) -> None:
    said = "The website shows more lines for this place."
    without = {code: contacts(english, place, DAY, 3, named=True) for code, place in english.places.items()}
    assert any(found.more for found in without.values())
    for code, found in without.items():
        assert (said in printed(kinds.BY_KIND["poster"], code)) is found.more
        assert found.ask or not found.more, code


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
