"""Hands before and after tell no control case and add nothing up; a certificate has no name and says what it is not."""

import pytest
from django.utils import translation

from screening.content.edition import get_edition
from tests.handouts.training import LESSONS, holds, in_every_language, lacks, of_every_lesson, page, readings_of, said

pytestmark = pytest.mark.django_db

READINGS = ("The text supports", "Partly in the text, still open", "Tempting, but the text does not support it")


@in_every_language
@of_every_lesson
def test_each_case_of_a_lesson_has_a_page_without_its_readings(language: str, lesson: str) -> None:
    tree, content = page(language, f"tally/{lesson}"), get_edition(language)
    pages = tree.find_class("counted")
    for one, case in zip(pages, content.lessons[lesson].cases, strict=True):
        holds(one, [case.title])
        lacks(one, readings_of(case))
    assert not any(sign.code in said(tree) for sign in content.indicators.values())


@of_every_lesson
def test_nothing_tells_a_control_case_from_others(content: None, lesson: str) -> None:
    """The same table for all: its signs are written in by hand, for a case with few of them is a control case."""
    shapes = set()
    for one in page("en", f"tally/{lesson}").find_class("counted"):
        for heading in one.xpath(".//h1 | .//h2 | .//*[contains(@class, 'again')]"):
            heading.drop_tree()
        shapes.add(said(one) + str([cell.get("class") for cell in one.iter("td", "th")]))
    assert len(shapes) == 1


@in_every_language
def test_found_and_over_read_have_the_same_room_and_there_is_no_sum(language: str) -> None:
    tree = page(language, "tally")
    rows = tree.xpath("//table[@class='counts']/tbody/tr")
    assert {len(row.xpath("./td")) for row in rows} == {6}
    assert not any(letter.isdigit() for row in rows for letter in said(row))
    with translation.override(language):
        heads = [said(cell) for cell in tree.xpath("//table[@class='counts']//th")]
        assert heads[3:] == [translation.gettext(words) for words in READINGS]
    found, over_read = tree.xpath("//table[contains(@class, 'talked')]//td")
    assert len(found.find_class("ruled-line")) == len(over_read.find_class("ruled-line")) > 0
    assert not tree.xpath("//tfoot")


@in_every_language
@pytest.mark.parametrize("path", ["certificate", *(f"certificate/{lesson}" for lesson in LESSONS)])
def test_a_certificate_has_a_line_for_each_thing_that_a_hand_writes(language: str, path: str) -> None:
    tree = page(language, path)
    _kind, _slash, lesson = path.partition("/")
    assert len(tree.find_class("written")) == (1 if lesson else 2)  # the name; without a lesson its title too
    assert len(tree.xpath("//table[@class='fields']//td")) == len(tree.xpath("//table[@class='fields']//th")) == 3
    if lesson:
        holds(tree, [get_edition(language).lessons[lesson].title])


def test_a_certificate_says_what_it_is_not(content: None) -> None:
    text = said(page("en", "certificate"))
    assert "It is no licence to decide who is trafficked" in text
    assert "Nobody was tested or graded." in text
