"""Reading a sheet for a class as a person does: its words, without marks for line breaks."""

import pytest
from lxml import html

from screening.content.clock import RELEASED
from screening.content.entries import PracticeCaseEntry, QuestionEntry
from screening.handouts import documents, kinds, sheets
from screening.languages import BY_CODE
from screening.text.strings import LocalText, every_text

DAY = RELEASED
SITE = "https://look-twice.example"
LESSONS = [f"LESSON-{number}" for number in range(1, 9)]
CASES = [f"CASE-{number:02}" for number in range(1, 37)]

in_every_language = pytest.mark.parametrize("language", BY_CODE)
of_every_lesson = pytest.mark.parametrize("lesson", LESSONS)
of_every_case = pytest.mark.parametrize("case", CASES)


def page(language: str, path: str) -> html.HtmlElement:
    kind, *values = path.split("/")
    paper = kinds.BY_KIND[kind].papers[0]
    wanted = kinds.wanted(kind, values, paper, language)
    return html.document_fromstring(documents.document(sheets.sheet(wanted, DAY, SITE)).html)


def plain(words: str) -> str:
    return " ".join(words.replace("\u200b", "").split())


def said(tree: html.HtmlElement) -> str:
    return plain(tree.text_content())


def holds(tree: html.HtmlElement, texts: list[LocalText]) -> None:
    text = said(tree)
    for one in texts:
        assert plain(one.value) in text, one.value


def lacks(tree: html.HtmlElement, texts: list[LocalText]) -> None:
    text = said(tree)
    for one in texts:
        assert plain(one.value) not in text, one.value


def readings_of(case: PracticeCaseEntry) -> list[LocalText]:
    """What only a facilitator may know before the groups have talked."""
    told = " ".join(text.value for text in case.story)  # a fact that is known may be a sentence of the story
    readings = (*case.present, *case.explore, *case.tempting)
    own = every_text([[row.reason for row in readings], case.offer, case.known, case.unknown])
    return [text for text in own if text.value not in told]


def answers_of(question: QuestionEntry) -> list[LocalText]:
    return [option.text for option in question.options if option.right]
