"""Sheets for a class: what a facilitator gets holds every answer, and where it comes from."""

import re
from itertools import pairwise

import pytest
from django.utils import translation

from screening.content.edition import get_edition
from screening.content.entries import PassageEntry
from screening.handouts import kinds
from screening.handouts.kinds.shape import EVERY_QUESTION
from screening.text.strings import every_text
from tests.handouts.training import (
    LESSONS,
    answers_of,
    holds,
    in_every_language,
    of_every_lesson,
    page,
    plain,
    readings_of,
    said,
)

pytestmark = pytest.mark.django_db


@in_every_language
@of_every_lesson
def test_a_guide_holds_everything_of_its_lesson(language: str, lesson: str) -> None:
    tree = page(language, f"guide/{lesson}")
    content = get_edition(language)
    row = content.lessons[lesson]
    own = (row.title, row.summary, row.aims, row.prepare, row.points, row.activity, row.steps, row.debrief)
    holds(tree, list(every_text((*own, row.plan, row.short, row.long))))
    for case in row.cases:
        holds(tree, [case.title, *case.story, *case.ask, *readings_of(case)])
    for question in content.questions.values():
        if question.lesson == lesson:
            holds(tree, [question.question, question.answer, *answers_of(question)])
    for code in ("care-room", "care-grounding"):
        passage: PassageEntry = content.passages[code]
        holds(tree, [passage.title, passage.body, *passage.items])


@of_every_lesson
def test_a_guide_says_which_points_need_the_long_plan(lesson: str) -> None:
    row = get_edition("en").lessons[lesson]
    shown = {number for step in row.plan for number in step.points}
    heads = page("en", f"guide/{lesson}").xpath("//table[@class='points']//td[h3]")
    marked = ["For the 90-minute plan" in said(head) for head in heads]
    assert marked == [number not in shown for number in range(1, len(row.points) + 1)]


@of_every_lesson
def test_a_guide_names_each_source_once_with_its_date(lesson: str) -> None:
    tree = page("en", f"guide/{lesson}")
    content = get_edition("en")
    row = content.lessons[lesson]
    cited = [row, *row.cases, *(one for one in content.questions.values() if one.lesson == lesson)]
    titles = {citation.source.title for one in cited for citation in one.citations}
    found = [plain(item.text_content()) for item in tree.xpath("//ul[@class='sources']/li")]
    for title in titles:
        assert sum(item.startswith(f"{plain(title)}. Read on ") for item in found) == 1
    assert len(found) == len(set(found))


@of_every_lesson
def test_a_plan_leaves_no_minute_out(lesson: str) -> None:
    tree = page("en", f"guide/{lesson}")
    plans = tree.xpath("//table[@class='plan']")
    assert len(plans) == 3
    for plan, minutes in zip(plans, (10, 45, 90), strict=True):
        stages = [tuple(map(int, re.findall(r"\d+", cell.text_content()))) for cell in plan.xpath("./tbody/tr/td[1]")]
        assert (stages[0][0], stages[-1][1]) == (0, minutes)
        assert all(before[1] == after[0] for before, after in pairwise(stages))


@of_every_lesson
def test_the_three_readings_of_a_case_are_columns_of_one_table(lesson: str) -> None:
    for table, case in zip(
        page("en", f"guide/{lesson}").xpath("//table[@class='readings']"),
        get_edition("en").lessons[lesson].cases,
        strict=True,
    ):
        for column, readings in ((1, case.present), (2, case.explore), (3, case.tempting)):
            text = plain(" ".join(cell.text_content() for cell in table.xpath(f"./tbody/tr/td[{column}]")))
            assert [row.indicator.code for row in readings if plain(row.reason.value) in text] == [
                row.indicator.code for row in readings
            ]
        assert not table.xpath(".//@style | .//col")


def test_a_guide_says_which_cases_are_control_cases() -> None:
    for lesson in LESSONS:
        count = said(page("en", f"guide/{lesson}")).count("This is a control case")
        assert count == sum(case.control for case in get_edition("en").lessons[lesson].cases)


@of_every_lesson
def test_a_guide_lists_what_to_print(lesson: str) -> None:
    text = said(page("en", f"guide/{lesson}"))
    row = get_edition("en").lessons[lesson]
    with translation.override("en"):
        titles = [str(kinds.BY_KIND[code].title) for code in row.handouts]
    for title in titles:
        assert title in text
    for one in (*row.cases, *row.categories):
        assert f"{one.code} {one.title}" in text


@in_every_language
@pytest.mark.parametrize("code", [*LESSONS, EVERY_QUESTION])
def test_answers_hold_every_reason_and_mark_what_is_right(language: str, code: str) -> None:
    tree = page(language, f"answers/{code}")
    asked = [row for row in get_edition(language).questions.values() if code in (row.lesson, EVERY_QUESTION)]
    holds(
        tree, list(every_text([(row.question, row.answer, [option.text for option in row.options]) for row in asked]))
    )
    full = tree.xpath("//li[span[@class='box full']]")
    assert len(full) == sum(len(answers_of(row)) for row in asked)
    right = {plain(text.value) for row in asked for text in answers_of(row)}
    for option in full:
        assert any(plain(option.text_content()).endswith(text) for text in right)
        assert option.xpath("./b")


@pytest.mark.parametrize("code", [*LESSONS, EVERY_QUESTION])
def test_check_and_answers_have_the_same_numbers(code: str) -> None:
    check, answers = (
        [plain(heading.text_content()) for heading in page("en", f"{kind}/{code}").find_class("question-title")]
        for kind in ("check", "answers")
    )
    assert check == answers
    assert [int(heading.partition(" ")[0]) for heading in check] == list(range(1, len(check) + 1))
