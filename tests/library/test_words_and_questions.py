"""The glossary and the knowledge check: words of others are quoted, nothing is sent, nothing is added up."""

import re
from dataclasses import replace
from itertools import chain

import pytest
from django.test import Client
from lxml import html

from screening.choices import QuestionKind, State
from screening.content.edition import get_edition
from screening.languages import LANGUAGES
from screening.library import glossary, training
from screening.text.strings import LocalText

pytestmark = pytest.mark.django_db

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
# Nothing that looks like a mark for an answer.
MARKS = re.compile(r"\b(?:correct|incorrect|wrong|points?|mark|grade|total|passed|failed)\b|[✓✔✗✘☑]", re.IGNORECASE)


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


@EVERY_LANGUAGE
def test_every_term_stands_under_its_letter_once(visitor: Client, language) -> None:
    current = get_edition(language.code)
    letters = glossary.letters(current)
    codes = [word.term.code for letter in letters for word in letter.words]
    assert sorted(codes) == sorted(current.terms)
    assert [row.letter for row in letters] == sorted({row.letter for row in letters})
    assert sorted(page(visitor, f"/{language.code}/glossary/").xpath("//article/@id")) == sorted(current.terms)


@pytest.mark.parametrize(
    ("terms", "letters"),
    [
        (["债务", "贩运", "同意"], [("", ["债务", "贩运", "同意"])]),
        (["đồng ý", "Ép buộc", "Du lịch"], [("D", ["đồng ý", "Du lịch"]), ("E", ["Ép buộc"])]),
        (["បំណុល", "ការយល់ព្រម", "កុមារ"], [("ក", ["ការយល់ព្រម", "កុមារ"]), ("ប", ["បំណុល"])]),
    ],
    ids=["zh-hans", "vi", "km"],
)
def test_words_of_every_script_are_found(terms: list[str], letters: list[tuple[str, list[str]]]) -> None:
    """By letter where the script has letters; without a letter, in the order of the content, where it has none."""
    current = get_edition("en")
    rows = zip(terms, current.terms.items(), strict=False)
    renamed = {code: replace(term, term=LocalText(name, "en", State.DRAFT)) for name, (code, term) in rows}
    found = glossary.letters(replace(current, terms=renamed))
    assert [(row.letter, [word.term.term.value for word in row.words]) for row in found] == letters


def test_letters_lead_to_the_words_below_them(visitor: Client) -> None:
    found = page(visitor, "/en/glossary/")
    letters = found.xpath("//ul[@class='numbers']//a")
    assert [letter.text for letter in letters] == [row.letter for row in glossary.letters(get_edition("en"))]
    for letter in letters:
        assert found.get_element_by_id(letter.get("href")[1:]).text_content() == letter.text


@EVERY_LANGUAGE
def test_words_that_we_do_not_say_are_quoted(visitor: Client, language) -> None:
    found = page(visitor, f"/{language.code}/glossary/")
    for term in get_edition(language.code).terms.values():
        article = found.get_element_by_id(term.code)
        assert [row.text_content() for row in article.xpath(".//dd/q")] == [row.value for row in term.avoid]
        assert not term.note or term.note.value in article.text_content()


def test_an_indicator_leads_to_the_words_that_name_it(visitor: Client) -> None:
    current = get_edition("en")
    named = set(chain.from_iterable(term.indicators for term in current.terms.values()))
    assert named
    for code in current.indicators:
        links = page(visitor, f"/en/indicators/{code}/").xpath("//main//a[contains(@href, '/glossary/')]/@href")
        assert links == [f"/en/glossary/#{term.code}" for term in glossary.for_indicator(current, code)]
        assert bool(links) == (code in named)


@EVERY_LANGUAGE
def test_there_is_nowhere_to_send_an_answer_to(visitor: Client, language) -> None:
    main = page(visitor, f"/{language.code}/knowledge-check/").xpath("//main")[0]
    assert not main.xpath(".//form | .//button | .//textarea | .//input[not(@type='radio' or @type='checkbox')]")
    assert set(main.xpath(".//input/@autocomplete")) == {"off"}


@EVERY_LANGUAGE
def test_every_question_has_its_options_and_an_explanation_that_waits(visitor: Client, language) -> None:
    current = get_edition(language.code)
    found = page(visitor, f"/{language.code}/knowledge-check/")
    assert len(found.xpath("//article")) == len(current.questions)
    for code, question in current.questions.items():
        article = found.get_element_by_id(code)
        (details,) = article.xpath("./details")
        assert details.get("open") is None
        assert question.answer.value in details.text_content()
        types = article.xpath(".//fieldset//input/@type")
        expected = {
            QuestionKind.ONE: ["radio"] * len(question.options),
            QuestionKind.SEVERAL: ["checkbox"] * len(question.options),
            QuestionKind.SCALE: ["radio"] * 5,
            QuestionKind.OPEN: [],
        }
        assert types == expected[QuestionKind(question.kind)]
        assert not types or question.question.value in article.xpath(".//legend")[0].text_content()
        assert [row.text_content().strip() for row in details.xpath("./ul[not(@class)]/li")] == [
            option.text.value for option in question.options if option.right
        ]


def test_before_the_explanation_all_options_look_the_same(visitor: Client) -> None:
    for label in page(visitor, "/en/knowledge-check/").xpath("//fieldset/label"):
        assert [child.tag for child in label] == ["input", "span"]
        assert set(label[0].attrib) == {"type", "name", "value", "autocomplete"}
        assert not label.get("class")


def test_the_words_about_a_choice_are_kind_and_give_no_marks(visitor: Client) -> None:
    found = page(visitor, "/en/knowledge-check/")
    remarks = found.xpath("//*[@data-chosen]")
    assert all("hidden" in remark.attrib for remark in remarks)
    for remark in remarks:
        for quoted in remark.xpath(".//q"):
            quoted.drop_tree()
        assert not MARKS.search(remark.text_content())
        assert not remark.get("class")


def test_words_of_others_are_a_quotation(visitor: Client) -> None:
    found = page(visitor, "/en/knowledge-check/")
    examples = [question.example.value for question in get_edition("en").questions.values() if question.example]
    assert examples
    assert sorted(found.xpath("//p[@class='others-words']/q/text()")) == sorted(examples)


@EVERY_LANGUAGE
def test_later_questions_have_a_section_of_their_own_at_the_end(visitor: Client, language) -> None:
    current = get_edition(language.code)
    later = [code for code, question in current.questions.items() if question.later]
    sections = page(visitor, f"/{language.code}/knowledge-check/").xpath("//main/section")
    assert sections[-1].xpath(".//article/@id") == later
    assert not set(later) & {code for section in sections[:-1] for code in section.xpath(".//article/@id")}


def test_a_lesson_has_its_own_questions_numbered_from_one() -> None:
    current = get_edition("en")
    for lesson in current.lessons.values():
        check = training.check(current, [lesson])
        rows = [*(row for group in check.groups for row in group.asked), *check.later]
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert {row.question.code for row in rows} == {
            code for code, question in current.questions.items() if question.lesson == lesson.code
        }
