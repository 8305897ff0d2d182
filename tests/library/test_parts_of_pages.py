"""Parts of pages for trainers, one by one: published opinions with their place, slides apart from what is said."""

from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from screening.choices import DelphiStrength, QuestionKind, State
from screening.content.edition import get_edition
from screening.content.entries import AnswerOption, DelphiItem, IndicatorEntry, QuestionEntry, TermEntry
from screening.library import glossary
from screening.library.notes import Note, notes
from screening.library.slides import SlideKind, slides
from screening.library.views.training import SCALE
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db


def said(words: str) -> LocalText:
    return LocalText(words, "en", State.SOURCE)


def part(name: str, language: str = "en", **context: Any) -> html.HtmlElement:
    with translation.override(language):
        rendered = render_to_string(f"screening/library/{name}.html", {"language": language, **context})
    return html.fragment_fromstring(rendered, create_parent="main")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def fact(found: html.HtmlElement, name: str) -> str:
    (term,) = [row for row in found.xpath(".//dt") if words(row) == name]
    return words(term.getnext())


# What an indicator is mapped to


def indicator(**changes: Any) -> IndicatorEntry:
    row = get_edition("en").indicators["DOC-01"]
    empty = {"act": (), "means": (), "purpose": (), **changes.pop("palermo", {})}
    return replace(
        row, palermo=replace(row.palermo, **empty), **{"ilo11": (), "delphi": (), "citations": (), **changes}
    )


@pytest.mark.parametrize(
    ("palermo", "shown"),
    [
        ({}, ""),
        ({"act": ("transport", "transfer")}, "Act: transport · transfer"),
        ({"means": ("threat",), "purpose": ("servitude",)}, "Means: threat Purpose: servitude"),
    ],
)
def test_only_the_elements_of_the_definition_that_are_meant_are_named(palermo: dict[str, Any], shown: str) -> None:
    assert fact(part("_mapping", indicator=indicator(palermo=palermo)), "Palermo Protocol") == shown


def test_indicators_of_the_ilo_have_their_number_and_our_word() -> None:
    name = "ILO, eleven indicators"
    shown = fact(part("_mapping", indicator=indicator(ilo11=(3, 7))), name)
    assert shown == "3 Restriction of movement · 7 Keeping of identity documents"
    assert fact(part("_mapping", indicator=indicator()), name) == "none"


def test_an_item_of_the_expert_lists_stands_there_without_its_strength() -> None:
    item = DelphiItem("exploitation", "Long hours", *DelphiStrength)
    found = part("_mapping", indicator=indicator(delphi=(item,)))
    assert fact(found, "Expert lists of 2009") == "Exploitation: Long hours"
    assert found.xpath(".//span[@lang='en' and @dir='ltr']/text()") == ["Long hours"]


def test_words_of_the_first_text_are_a_quotation_with_their_place() -> None:
    row = get_edition("en").indicators["DOC-01"]
    found = part("_mapping", indicator=row)
    quoted = [citation for citation in row.citations if citation.phrase]
    assert quoted
    shown = [words(row) for row in found.xpath(".//p[@lang='en']")]
    assert shown == [f"{citation.phrase} ({citation.locator})" for citation in quoted]
    assert [row.text for row in found.xpath(".//q")] == [citation.phrase for citation in quoted]
    assert "Not in the starting text." not in words(found)
    assert "Not in the starting text." in words(part("_mapping", indicator=indicator()))


# A question and what is said about it


def question(kind: QuestionKind, *right: bool, example: str = "") -> QuestionEntry:
    row = next(iter(get_edition("en").questions.values()))
    options = tuple(AnswerOption(said(f"Option {number}"), answer) for number, answer in enumerate(right, 1))
    return replace(row, code="Q-1", kind=kind, options=options, example=said(example), answer=said("Because."))


def asked(row: QuestionEntry, language: str = "en") -> html.HtmlElement:
    return part("_question", language, question=row, number=3, scale=SCALE)


@pytest.mark.parametrize(("kind", "kinds_of_input"), [(QuestionKind.ONE, "radio"), (QuestionKind.SEVERAL, "checkbox")])
def test_one_answer_can_be_chosen_or_several(kind: QuestionKind, kinds_of_input: str) -> None:
    found = asked(question(kind, True, False, True))
    assert words(found.find_class("question-number")[0]) == "3"
    inputs = found.xpath(".//fieldset//input")
    assert [(row.get("type"), row.get("name"), row.get("value")) for row in inputs] == [
        (kinds_of_input, "Q-1", str(number)) for number in (1, 2, 3)
    ]


def test_a_scale_has_five_steps_and_says_what_its_ends_mean() -> None:
    found = asked(question(QuestionKind.SCALE))
    steps = found.xpath(".//div[@class='scale']//input")
    assert [row.get("value") for row in steps] == ["1", "2", "3", "4", "5"]
    described = [row.get("aria-describedby") for row in steps]
    assert described == ["Q-1-low", None, None, None, "Q-1-high"]
    assert [words(found.get_element_by_id(row)) for row in (described[0], described[-1])] == ["Not at all", "Very well"]
    assert "Nobody collects it." in words(found)


def test_a_question_in_ones_own_words_has_nowhere_to_write() -> None:
    found = asked(question(QuestionKind.OPEN))
    assert not found.xpath(".//input | .//textarea | .//fieldset")
    assert "There is no field to write in." in words(found)
    assert "Because." in words(found.find(".//details"))


def test_what_is_said_about_a_choice_fits_that_choice_and_waits_for_it() -> None:
    found = asked(question(QuestionKind.ONE, False, True))
    remarks = found.xpath(".//*[@data-chosen]")
    assert [row.get("data-chosen") for row in remarks] == ["", "1", "2"]
    assert all("hidden" in row.attrib for row in remarks)
    assert "That is fine." in words(remarks[0])
    assert words(remarks[1]) == "Option 1 You chose this. The explanation sees it in another way."
    assert words(remarks[2]) == "Option 2 You chose this. The explanation supports it."


def test_the_explanation_names_what_it_supports_and_nothing_else() -> None:
    found = asked(question(QuestionKind.SEVERAL, True, False, True))
    supported = [row for row in found.xpath(".//details/ul") if not row.get("class")]
    assert [words(row) for row in supported[0]] == ["Option 1", "Option 3"]
    assert len(supported) == 1


@pytest.mark.parametrize("example", ["", "She is a slave."])
def test_words_of_others_are_marked_before_anybody_reads_them(example: str) -> None:
    found = asked(question(QuestionKind.ONE, True, False, example=example))
    shown = [words(row) for row in found.find_class("others-words")]
    assert shown == ([f"Words of others: {example}"] if example else [])
    assert found.xpath(".//q[text()='She is a slave.']") or not example


# A word of the glossary


def word(**changes: Any) -> html.HtmlElement:
    row: TermEntry = next(iter(get_edition("en").terms.values()))
    empty = {"use": (), "avoid": (), "note": said(""), "citations": (), "indicators": (), "lessons": ()}
    current = replace(get_edition("en"), terms={"T-1": replace(row, code="T-1", **{**empty, **changes})})
    ((only,),) = [letter.words for letter in glossary.letters(current)]
    return part("_word", word=only)


def test_a_word_without_more_to_say_has_no_empty_rows() -> None:
    found = word()
    assert not found.xpath(".//dt | .//details")
    assert found.xpath("./article[@id='T-1']/h3")


def test_a_word_says_what_we_say_what_we_do_not_say_and_why() -> None:
    found = word(use=(said("person"), said("worker")), avoid=(said("slave"),), note=said("It sticks."))
    assert fact(found, "We say") == "person · worker"
    assert fact(found, "We do not say") == "slave"
    assert found.xpath(".//dd/q/text()") == ["slave"]
    assert fact(found, "Note") == "It sticks."


def test_a_word_leads_to_the_pages_that_it_explains() -> None:
    found = word(indicators=("DOC-01", "DEB-01"), lessons=("LESSON-2",))
    assert found.xpath(".//dd//a/@href") == [
        "/en/indicators/DOC-01/",
        "/en/indicators/DEB-01/",
        "/en/lessons/LESSON-2/",
    ]


# Slides and notes of one number


def at(kind: SlideKind) -> Note:
    current = get_edition("en")
    lesson = current.lessons["LESSON-2"]
    return next(row for row in notes(current, lesson, slides(current, lesson)) if row.slide.kind == kind)


@pytest.mark.parametrize("kind", SlideKind)
def test_the_wall_and_the_notes_have_the_same_title_at_every_number(kind: SlideKind) -> None:
    lesson, note = get_edition("en").lessons["LESSON-2"], at(kind)
    wall = part("_slide", slide=note.slide, lesson=lesson)
    titles = [
        words(shown.get_element_by_id(f"title-{note.slide.number}"))
        for shown in (wall, part("_note", note=note, lesson=lesson))
    ]
    assert titles[0] == titles[1] != ""


def test_the_notes_of_a_point_say_its_number_in_the_plan_and_what_to_say() -> None:
    current = get_edition("en")
    lesson = current.lessons["LESSON-2"]
    for note in notes(current, lesson, slides(current, lesson)):
        if note.slide.kind == SlideKind.POINT:
            shown = words(part("_note", note=note, lesson=lesson))
            assert f"Point {note.slide.point} of the plan" in shown
            assert " ".join(lesson.points[note.slide.point - 1].say.value.split()) in shown


def test_the_story_is_on_the_wall_and_what_it_supports_is_in_the_notes_alone() -> None:
    lesson, note = get_edition("en").lessons["LESSON-2"], at(SlideKind.CASE)
    assert note.case is not None
    wall = words(part("_slide", slide=note.slide, lesson=lesson))
    said = words(part("_note", note=note, lesson=lesson))
    assert all(" ".join(row.value.split()) in wall for row in note.case.story)
    assert "Everybody in this story is invented." in wall
    assert "What we do not know" in said
    assert "What we do not know" not in wall
