"""What stands on the wall: in an order that gives nothing away, with pictures that say what the words say."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from screening import drawings
from screening.content.edition import Edition, get_edition
from screening.content.entries import LessonEntry
from screening.languages import LANGUAGES
from screening.library import base_rates, training
from screening.library.notes import notes
from screening.library.slides import Slide, SlideKind, slides
from screening.text.strings import every_text

pytestmark = pytest.mark.django_db

LESSONS = [f"LESSON-{number}" for number in range(1, 9)]
EVERY_LESSON = pytest.mark.parametrize("code", LESSONS)
CONTROL = "TERM-control-case"


def lesson(code: str, language: str = "en") -> tuple[Edition, LessonEntry]:
    edition = get_edition(language)
    return edition, edition.lessons[code]


def of_kind(rows: tuple[Slide, ...], kind: SlideKind) -> list[Slide]:
    return [row for row in rows if row.kind == kind]


def everywhere() -> Iterator[tuple[Edition, LessonEntry, tuple[Slide, ...]]]:
    for language in LANGUAGES:
        for code in LESSONS:
            edition, row = lesson(code, language.code)
            yield edition, row, slides(edition, row)


@EVERY_LESSON
def test_the_wall_shows_the_45_minutes_before_the_points_of_the_90_and_ends_with_no_verdict(code: str) -> None:
    edition, row = lesson(code)
    shown = slides(edition, row)
    first, further = training.points(row)
    assert [slide.number for slide in shown] == list(range(1, len(shown) + 1))
    kinds = ["title", "aims", *["point"] * len(first), *["case"] * len(row.cases), "activity", "steps", "debrief"]
    kinds += [*["point"] * len(further), "rule"]
    assert [slide.kind for slide in shown if slide.kind not in (SlideKind.SIGN, SlideKind.DOTS)] == kinds
    assert [slide.point for slide in of_kind(shown, SlideKind.POINT)] == [one.number for one in (*first, *further)]
    assert {slide.point for slide in shown if slide.further} == {one.number for one in further}
    assert [slide.code for slide in of_kind(shown, SlideKind.CASE)] == [case.code for case in row.cases]
    assert edition.rule is not None
    assert shown[-1].title == edition.rule.title


@EVERY_LESSON
def test_each_point_has_one_drawing_that_no_other_point_of_the_lesson_has(code: str) -> None:
    edition, row = lesson(code)
    drawn = [slide.drawing for slide in of_kind(slides(edition, row), SlideKind.POINT)]
    assert set(drawn) <= set(drawings.ALT)
    assert len(set(drawn)) == len(drawn) == len(row.points)


def test_a_sign_on_the_wall_has_both_its_sides_and_follows_its_point() -> None:
    found = 0
    for edition, row, shown in everywhere():
        for before, slide in pairwise(shown):
            if slide.kind == SlideKind.SIGN:
                found += 1
                sign = edition.indicators[slide.code]
                assert [side.text for side in slide.sides] == [sign.notice, sign.other]
                assert (before.kind, before.point) == (SlideKind.POINT, slide.point)
                assert row.points[slide.point - 1].indicator == sign.code
    assert found >= 10 * len(LANGUAGES)


@EVERY_LESSON
def test_no_sign_on_the_wall_tells_what_the_cases_of_the_lesson_hold(code: str) -> None:
    _, row = lesson(code)
    read = {one.indicator.code for case in row.cases for one in (*case.present, *case.explore, *case.tempting)}
    assert not read & {point.indicator for point in row.points}


def test_the_dots_are_those_of_the_page_with_the_slider() -> None:
    edition, row = lesson("LESSON-2")
    (slide,) = of_kind(slides(edition, row), SlideKind.DOTS)
    instrument = edition.instruments[row.points[slide.point - 1].instrument]
    picture = base_rates.picture(instrument.prevalence or 0, instrument)
    assert slide.dots is not None
    assert slide.dots.picture == picture
    assert [count.people for count in slide.dots.counts] == [14, 399, 14, 385, 0]
    assert picture.svg.count("<circle") == base_rates.PEOPLE
    assert {source.source.title for source in instrument.citations} <= {str(words) for words in slide.small}


def test_what_a_host_has_hidden_is_not_on_the_wall() -> None:
    edition, row = lesson("LESSON-2")
    bare = replace(edition, indicators={}, instruments={}, passages={})
    kinds = {slide.kind for slide in slides(bare, row)}
    assert not kinds & {SlideKind.SIGN, SlideKind.DOTS, SlideKind.RULE}
    assert len(notes(bare, row, slides(bare, row))) == len(slides(bare, row))


def test_nothing_that_is_for_the_trainer_stands_on_the_wall_in_any_language() -> None:
    for _, row, shown in everywhere():
        told = {text.value for text in every_text(shown)}
        plans = (*row.plan, *row.short, *row.long)
        own = (tuple(point.say for point in row.points), row.prepare, tuple(step.how for step in plans))
        readings = [(one.offer, one.known, one.unknown, one.present, one.explore, one.tempting) for one in row.cases]
        stories = {text.value for text in every_text([case.story for case in row.cases])}
        hidden = {text.value for text in every_text(own)} | ({text.value for text in every_text(readings)} - stories)
        assert not told & hidden, row.code


def test_nobody_reads_of_control_cases_before_the_cases_are_worked() -> None:
    for edition, row, shown in everywhere():
        name = edition.terms[CONTROL].term.value.casefold()
        steps = next(slide.number for slide in shown if slide.kind == SlideKind.STEPS)
        naming = [slide for slide in shown if name in " ".join(text.value for text in every_text(slide)).casefold()]
        assert all(slide.number > steps for slide in naming), (row.code, name)
        assert bool(naming) == (row.code == "LESSON-2")


def test_every_slide_has_a_note_under_its_number() -> None:
    for edition, row, shown in everywhere():
        said = notes(edition, row, shown)
        assert [note.slide for note in said] == list(shown)
        assert all(note.parts for note in said)
        assert [note.case for note in said if note.case] == list(row.cases)
