"""Sheets for a class: what a learner gets holds no answer, and nothing tells a control case."""

import re
from itertools import pairwise

import pytest
from lxml import html

from screening.choices import HandoutKind, State
from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.handouts.kinds.shape import EVERY_QUESTION, Option
from screening.languages import BY_CODE
from screening.text.strings import every_text
from screening.text.wording import verdict_words
from tests.handouts.training import (
    CASES,
    DAY,
    LESSONS,
    SITE,
    holds,
    in_every_language,
    lacks,
    of_every_case,
    of_every_lesson,
    page,
    plain,
    readings_of,
    said,
)

KINDS = (
    HandoutKind.GUIDE,
    HandoutKind.SLIDES,
    HandoutKind.CASE,
    HandoutKind.DECK,
    HandoutKind.TALLY,
    HandoutKind.CHECK,
    HandoutKind.ANSWERS,
    HandoutKind.GLOSSARY,
    HandoutKind.AGENDA,
    HandoutKind.OFFICE,
    HandoutKind.NEARBY,
    HandoutKind.EVALUATION,
    HandoutKind.CERTIFICATE,
)

pytestmark = pytest.mark.django_db


def skeleton(tree: html.HtmlElement) -> list[tuple[str, str | None]]:
    return [(element.tag, element.get("class")) for element in tree.iter() if isinstance(element.tag, str)]


def test_every_lesson_and_case_is_looked_at_here(content: None) -> None:
    assert list(get_edition("en").lessons) == LESSONS
    assert list(get_edition("en").cases) == CASES


def test_the_kinds_for_a_class_come_last_and_in_this_order() -> None:
    assert tuple(kind.code for kind in kinds.KINDS[-len(KINDS) :]) == KINDS


@pytest.mark.parametrize("kind", [kinds.BY_KIND[code] for code in KINDS], ids=lambda kind: kind.code)
def test_unknown_codes_are_key_errors(kind: kinds.HandoutType) -> None:
    if set(kind.options) & {Option.LESSON, Option.CASE, Option.QUESTIONS}:
        wanted = kinds.wanted(kind.code, ["NONE-99"], kind.papers[0], "en")
        with pytest.raises(KeyError):
            kind.build(wanted, get_edition("en"), DAY)


@in_every_language
@of_every_case
def test_a_case_sheet_tells_the_story_and_no_reading(language: str, case: str) -> None:
    tree = page(language, f"case/{case}")
    row = get_edition(language).cases[case]
    holds(tree, [row.title, *row.story, *row.ask])
    assert case in said(tree)  # lessons speak of cases by code
    lacks(tree, readings_of(row))
    assert not any(sign.code in said(tree) for sign in get_edition(language).indicators.values())


@in_every_language
def test_case_sheets_are_built_the_same_way_so_nothing_tells_a_control_case(language: str) -> None:
    shapes: dict[State, set[str]] = {}  # a sheet that waits for its translation says so
    for case in CASES:
        tree = page(language, f"case/{case}")
        for element in tree.xpath("//*[@class='story' or @class='asked']/* | //h1/* | //title"):
            element.drop_tree()
        for word in ("control", "present", "explore", "tempting"):
            assert word not in " ".join((said(tree), *tree.xpath("//@class | //@id | //@title"))).casefold()
        shapes.setdefault(get_edition(language).cases[case].state, set()).add(str(skeleton(tree)))
    assert [len(built) for built in shapes.values()] == [1] * len(shapes)


@of_every_case
def test_a_control_case_is_not_told_from_others_by_what_is_given_to_its_template(content: None, case: str) -> None:
    wanted = kinds.wanted("case", [case], "a4", "en")
    row = get_edition("en").cases[case]
    printed = {text.value for text in every_text(wanted.kind.build(wanted, get_edition("en"), DAY))}
    assert printed == {text.value for text in (row.title, *row.story, *row.ask)}


@in_every_language
@pytest.mark.parametrize("code", [*LESSONS, EVERY_QUESTION])
def test_a_check_asks_everything_and_answers_nothing(language: str, code: str) -> None:
    tree = page(language, f"check/{code}")
    edition = get_edition(language)
    asked = [row for row in edition.questions.values() if code in (row.lesson, EVERY_QUESTION)]
    offered = code == EVERY_QUESTION or {"check", "answers"} <= set(edition.lessons[code].handouts)
    assert bool(asked) == offered
    holds(
        tree, list(every_text([(row.question, row.example, [option.text for option in row.options]) for row in asked]))
    )
    lacks(tree, [row.answer for row in asked])
    options = tree.xpath("//ul[@class='options']/li")
    assert len(options) == sum(len(row.options) for row in asked)
    for option in options:
        span = option.xpath("./span[@lang]")
        assert [(child.tag, child.get("class")) for child in option if child not in span] == [("span", "box")]
        assert option.get("class") is None


def test_a_check_says_that_nobody_is_graded() -> None:
    text = said(page("en", "check/ALL"))
    assert "Nobody is graded, and nobody collects it." in text
    assert "Write no names, not even your own." in text


@pytest.mark.parametrize("kind", ["check", "answers"])
def test_a_question_for_later_is_marked(content: None, kind: str) -> None:
    tree = page("en", f"{kind}/ALL")
    later = {row.question.value for row in get_edition("en").questions.values() if row.later}
    marked = tree.xpath("//*[@class='question'][p[contains(., 'some weeks after the course')]]/h3")
    assert later
    assert {plain(heading.text_content()).partition(" ")[2] for heading in marked} == later


@in_every_language
def test_an_agenda_holds_each_day_and_all_that_a_refresher_needs(language: str) -> None:
    tree = page(language, "agenda")
    content = get_edition(language)
    for day, row in zip(tree.find_class("day"), content.agendas.values(), strict=True):
        lessons = [content.lessons[part.lesson].title for part in row.parts if part.lesson]
        holds(day, [row.title, row.for_whom, *lessons, *(part.title for part in row.parts if part.title)])
        minutes = [map(int, re.findall(r"\d+", said(cell))) for cell in day.xpath(".//tbody/tr/td[1]")]
        assert [end - begin for begin, end in minutes] == [part.minutes for part in row.parts]
    for refresher, told in zip(tree.find_class("refresher"), content.refreshers.values(), strict=True):
        holds(refresher, list(every_text((told.title, told.plan))))
        holds(refresher, [text for question in told.questions for text in (question.question, question.answer)])
        for case in told.cases:
            read = [text for row in (*case.explore, *case.tempting) for text in (row.indicator.title, row.reason)]
            holds(refresher, [case.title, *case.story, *read, case.offer, *case.ask])


@in_every_language
@of_every_lesson
def test_slides_show_the_lesson_and_no_answer(language: str, lesson: str) -> None:
    tree = page(language, f"slides/{lesson}")
    content = get_edition(language)
    row = content.lessons[lesson]
    shown = (row.title, row.summary, row.aims, row.activity, row.steps, row.debrief)
    holds(tree, list(every_text(shown)))
    holds(tree, [text for point in row.points for text in (point.title, *point.lines)])
    holds(tree, [text for case in row.cases for text in (case.title, *case.story)])
    lacks(tree, [*(point.say for point in row.points), *row.prepare])
    lacks(tree, [step.how for step in (*row.plan, *row.short, *row.long)])
    lacks(tree, [text for case in row.cases for text in readings_of(case)])
    lacks(tree, [question.answer for question in content.questions.values()])


@in_every_language
def test_slides_end_with_no_verdict_and_the_address(language: str) -> None:
    tree = page(language, "slides/LESSON-1")
    last = tree.xpath("//*[contains(@class, 'slide')]")[-1]
    rule = get_edition(language).passages["rule-no-proof"]
    holds(last, [rule.title, rule.body])
    assert f"{SITE}/{language}/lessons/LESSON-1/" in said(last)
    assert last.xpath(".//img/@src") == ["app:code.svg"]


@in_every_language
def test_the_glossary_holds_every_term_in_both_languages_and_in_order(language: str) -> None:
    other = "km" if language == "en" else "en"
    tree = page(language, f"glossary/{other}")
    for column, code in enumerate((language, other)):
        terms = get_edition(code).terms.values()
        titles = [row.xpath("./tr[1]/td")[column] for row in tree.xpath("//table[contains(@class, 'terms')]/tbody")]
        assert [said(title) for title in titles] == [plain(term.term.value) for term in terms]
        assert {title.get("lang") for title in titles} == {BY_CODE[code].tag}
        holds(tree, list(every_text([(term.definition, term.use, term.avoid, term.note) for term in terms])))
    assert tree.xpath("count(//thead)") == 1


def test_words_that_we_do_not_use_stand_only_where_that_is_said(content: None) -> None:
    tree = page("en", "glossary/km")
    avoided = {plain(text.value) for term in get_edition("en").terms.values() for text in term.avoid}
    lines = [plain(line.text_content()) for line in tree.xpath("//td[@lang='en']//p[@class='avoid']")]
    assert avoided
    assert all(line.startswith("Do not say ") for line in lines)
    assert {word for line in lines for word in line.removeprefix("Do not say ").split(" · ")} == avoided


@in_every_language
def test_four_slips_with_nothing_to_add_up(language: str) -> None:
    tree = page(language, "evaluation")
    content = get_edition(language)
    slips = tree.xpath("//td[@class='slip']")
    assert len(slips) == 4
    for slip in slips:
        for code in ("evaluation-slip", "evaluation-open"):
            passage = content.passages[code]
            holds(slip, [passage.title, passage.body, *passage.items])
        rows = slip.xpath(".//table[@class='statements']/tbody/tr")
        assert len(rows) == len(content.passages["evaluation-slip"].items)
        assert all(len(row.find_class("box")) == 3 for row in rows)
        assert not any(letter.isdigit() for letter in said(slip.find_class("statements")[0]))


EVERYTHING = [
    *(f"{kind}/{lesson}" for kind in ("guide", "slides", "check", "answers") for lesson in LESSONS),
    *(f"{kind}/{EVERY_QUESTION}" for kind in ("check", "answers")),
    *(f"case/{case}" for case in CASES),
    "glossary/vi",
    "deck/DOC",
    "deck",
    "tally",
    "certificate",
    *(f"{kind}/{lesson}" for kind in ("tally", "certificate") for lesson in LESSONS),
    "agenda",
    "office",
    "nearby",
    "evaluation",
]


@pytest.mark.parametrize("path", EVERYTHING)
def test_a_sheet_for_a_class_gives_no_verdict(path: str) -> None:
    tree = page("en", path)
    # Words of others, and words that we do not use, are shown as such.
    for element in tree.xpath("//*[@class='example' or @class='avoid' or @class='sources']"):
        element.drop_tree()
    assert list(verdict_words(said(tree))) == []


@pytest.mark.parametrize("path", EVERYTHING)
def test_headings_lead_through_a_sheet_for_a_class(path: str) -> None:
    levels = [int(heading.tag[1]) for heading in page("en", path).xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == (2 if path.startswith("glossary") else 1)  # one for each language
    assert all(after - before <= 1 for before, after in pairwise(levels))
