"""What a class works with: slides, plans, questions and words, also where content is not what it usually is."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from screening.choices import State
from screening.content.edition import Edition, get_edition
from screening.content.entries import LessonEntry, PassageEntry, QuestionEntry, TermEntry
from screening.library import glossary, training
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(words: str) -> LocalText:
    return LocalText(words, "en", State.SOURCE)


def lesson(
    code: str = "LESSON-1", short: tuple[int, ...] = (), minutes: tuple[int, ...] = (), long: tuple[int, ...] = ()
) -> LessonEntry:
    row = get_edition("en").lessons["LESSON-1"]
    step = row.plan[0]
    return replace(
        row,
        code=code,
        plan=tuple(replace(step, minutes=count) for count in minutes),
        short=tuple(replace(step, minutes=count) for count in short),
        long=tuple(replace(step, minutes=count) for count in long),
    )


def question(code: str, of: str, *, later: bool = False) -> QuestionEntry:
    row = next(iter(get_edition("en").questions.values()))
    return replace(row, code=code, lesson=of, later=later)


def asking(*rows: QuestionEntry) -> Edition:
    return replace(get_edition("en"), questions={row.code: row for row in rows})


STEPS = st.lists(st.integers(1, 45), max_size=8)


@given(STEPS, STEPS, STEPS)
@EXAMPLES
def test_a_plan_has_no_gap_and_no_overlap(short: list[int], full: list[int], long: list[int]) -> None:
    found = training.plans(lesson("A", tuple(short), tuple(full), tuple(long)))
    for plan, minutes in zip(found, (short, full, long), strict=True):
        assert plan.minutes == sum(minutes)
        assert [stage.end - stage.begin for stage in plan.stages] == minutes
        assert [stage.begin for stage in plan.stages] == [0, *(stage.end for stage in plan.stages)][: len(minutes)]


def test_the_shortest_plan_comes_first() -> None:
    assert [plan.minutes for plan in training.plans(lesson("A", (4, 6), (20, 25), (45, 45)))] == [10, 45, 90]


def test_a_lesson_of_a_host_has_the_common_drawing_and_an_official_one_its_own() -> None:
    current = get_edition("en")
    own = lesson("LOCAL-1", (10,), (45,), (45, 45))
    listed = training.listed(replace(current, lessons={**current.lessons, "LOCAL-1": own}))
    drawings = {row.lesson.code: row.drawing for row in listed}
    assert drawings.pop("LOCAL-1") == training.COMMON_DRAWING
    assert training.COMMON_DRAWING not in drawings.values()
    assert len(set(drawings.values())) == len(drawings)
    assert [(row.short, row.full, row.long) for row in listed if row.lesson is own] == [(10, 45, 90)]


def test_questions_stand_under_their_lesson_in_the_order_in_which_lessons_were_chosen() -> None:
    current = asking(question("Q-1", "A"), question("Q-2", "B"), question("Q-3", "A"), question("Q-4", "C"))
    found = training.check(current, [lesson("B"), lesson("A")])
    assert [(group.lesson.code, [row.question.code for row in group.asked]) for group in found.groups] == [
        ("B", ["Q-2"]),
        ("A", ["Q-1", "Q-3"]),
    ]


def test_questions_are_numbered_through_and_those_for_later_come_last() -> None:
    current = asking(question("Q-1", "A", later=True), question("Q-2", "A"), question("Q-3", "B"))
    found = training.check(current, [lesson("A"), lesson("B")])
    numbers = {row.question.code: row.number for group in found.groups for row in group.asked}
    assert numbers == {"Q-2": 1, "Q-3": 2}
    assert [(row.number, row.question.code) for row in found.later] == [(3, "Q-1")]


def test_a_lesson_without_questions_for_the_class_has_no_empty_heading() -> None:
    current = asking(question("Q-1", "A", later=True), question("Q-2", "B"))
    found = training.check(current, [lesson("A"), lesson("B"), lesson("C")])
    assert [group.lesson.code for group in found.groups] == ["B"]
    assert training.check(current, []) == training.KnowledgeCheck((), ())


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.booleans()), max_size=12), st.permutations("ABCD"))
@EXAMPLES
def test_every_question_of_the_chosen_lessons_is_asked_once(drawn: list[tuple[str, bool]], order: list[str]) -> None:
    rows = [question(f"Q-{number}", of, later=later) for number, (of, later) in enumerate(drawn)]
    chosen = order[:3]
    found = training.check(asking(*rows), [lesson(code) for code in chosen])
    asked = [*(row for group in found.groups for row in group.asked), *found.later]
    assert [row.number for row in asked] == list(range(1, len(asked) + 1))
    assert sorted(row.question.code for row in asked) == sorted(row.code for row in rows if row.lesson in chosen)
    assert all(row.question.later for row in found.later)


def passage(code: str, *read: date) -> PassageEntry:
    cited = next(row for row in get_edition("en").passages.values() if row.citations)
    one = cited.citations[0]
    sources = tuple(replace(one, source=replace(one.source, read=day)) for day in read)
    return replace(cited, code=code, citations=sources)


def test_a_passage_is_as_old_as_the_oldest_of_its_sources() -> None:
    old, new = date(2024, 2, 29), date(2026, 11, 1)
    rows = training.dated([passage("A", new, old, new), passage("B", new), passage("C")])
    assert [(row.passage.code, row.read) for row in rows] == [("A", old), ("B", new), ("C", None)]


def term(code: str, words: str, indicators: tuple[str, ...] = (), lessons: tuple[str, ...] = ()) -> TermEntry:
    row = next(iter(get_edition("en").terms.values()))
    return replace(row, code=code, term=said(words), indicators=indicators, lessons=lessons)


def terms(*rows: TermEntry) -> Edition:
    return replace(get_edition("en"), terms={row.code: row for row in rows})


def test_a_word_leads_to_what_it_helps_to_read_and_not_to_what_a_host_has_hidden() -> None:
    current = terms(term("T-1", "debt", ("DEB-01", "GONE-1", "DOC-01"), ("LESSON-2", "GONE-2")))
    ((word,),) = [letter.words for letter in glossary.letters(current)]
    assert [row.code for row in word.indicators] == ["DEB-01", "DOC-01"]
    assert [row.code for row in word.lessons] == ["LESSON-2"]


def test_capitals_and_accents_make_no_letter_of_their_own() -> None:
    current = terms(term("T-1", "Élan"), term("T-2", "earnings"), term("T-3", "Debt"), term("T-4", "Ende"))
    found = [(row.letter, [word.term.code for word in row.words]) for row in glossary.letters(current)]
    assert found == [("D", ["T-3"]), ("E", ["T-2", "T-1", "T-4"])]


def test_an_indicator_and_a_lesson_name_their_words_in_the_order_of_the_content() -> None:
    rows = (term("T-2", "b", ("DOC-01",)), term("T-1", "a", ("DOC-01",), ("LESSON-1",)), term("T-3", "c", ("DEB-01",)))
    current = terms(*rows)
    assert [row.code for row in glossary.for_indicator(current, "DOC-01")] == ["T-2", "T-1"]
    assert [row.code for row in glossary.for_lesson(current, "LESSON-1")] == ["T-1"]
    assert glossary.for_lesson(current, "LESSON-9") == []


def test_a_practice_case_names_the_lessons_that_use_it(visitor: Client) -> None:
    current = get_edition("en")
    for code in list(current.cases)[:4]:
        found = html.document_fromstring(visitor.get(f"/en/cases/{code}/").content.decode())
        links = found.xpath("//main//a[contains(@href, '/lessons/')]/@href")
        using = [row.code for row in current.lessons.values() if code in {case.code for case in row.cases}]
        assert links == [f"/en/lessons/{row}/" for row in using]
