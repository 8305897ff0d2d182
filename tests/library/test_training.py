"""Lessons with slides and notes apart, practice cases that give nothing away, passages with their day."""

import re
from itertools import chain

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from screening.choices import State
from screening.content.edition import get_edition
from screening.languages import LANGUAGES, Language
from screening.library import law, training
from screening.library.slides import SlideKind
from screening.library.slides import slides as slides_of
from screening.text.strings import every_text

pytestmark = pytest.mark.django_db

LESSONS = [f"LESSON-{number}" for number in range(1, 9)]
CASES = [f"CASE-{number:02}" for number in range(1, 37)]
# Only some practice cases rest on sources.
OF_SOURCES = {("ul", "citations"), ("span", "state"), ("p", "quiet")}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)


def page(visitor: Client, path: str) -> html.HtmlElement:
    return html.document_fromstring(visitor.get(path).content.decode())


def words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


def main(found: html.HtmlElement) -> html.HtmlElement:
    return found.xpath("//main")[0]


def skeleton(element: html.HtmlElement) -> list[tuple[str, str]]:
    return [(row.tag, row.get("class", "")) for row in element.iter() if isinstance(row.tag, str)]


def test_every_lesson_and_case_of_the_content_is_tested_here() -> None:
    assert list(get_edition("en").lessons) == LESSONS
    assert list(get_edition("en").cases) == CASES


@EVERY_LANGUAGE
def test_the_list_offers_every_lesson_with_its_time_and_a_drawing(visitor: Client, language) -> None:
    doors = page(visitor, f"/{language.code}/lessons/").xpath("//li[@class='door']")
    assert len(doors) == len(LESSONS)
    for door, code in zip(doors, LESSONS, strict=True):
        assert door.xpath(f".//h2/a[contains(@href, '/lessons/{code}/')]")
        assert door.xpath(".//*[contains(@class, 'drawing')]")
        assert {"10", "45", "90"} <= set(re.findall(r"\d+", words(door.find_class("time")[0])))


@EVERY_LANGUAGE
@pytest.mark.parametrize("code", LESSONS)
def test_a_lesson_shows_all_that_a_trainer_needs(visitor: Client, language, code: str) -> None:
    lesson = get_edition(language.code).lessons[code]
    shown = words(main(page(visitor, f"/{language.code}/lessons/{code}/")))
    own = (lesson.title, lesson.summary, lesson.aims, lesson.prepare, lesson.points, lesson.activity, lesson.steps)
    for text in every_text((*own, lesson.debrief, lesson.plan, lesson.short, lesson.long)):
        assert words(html.fromstring(f"<p>{text.value.replace('&', '&amp;').replace('<', '&lt;')}</p>")) in shown


@pytest.mark.parametrize("code", LESSONS)
def test_a_lesson_leads_to_its_slides_notes_cases_words_questions_and_paper(visitor: Client, code: str) -> None:
    current = get_edition("en")
    lesson = current.lessons[code]
    links = set(main(page(visitor, f"/en/lessons/{code}/")).xpath(".//a/@href"))
    wanted = {f"/en/lessons/{code}/slides/", f"/en/lessons/{code}/speaker/", f"/en/knowledge-check/{code}/"}
    wanted |= {f"/en/cases/{row.code}/" for row in lesson.cases}
    wanted |= {f"/en/handouts/{kind}/?lesson={code}&questions={code}" for kind in lesson.handouts}
    wanted.add(f"/en/kit/?lesson={code}")
    wanted |= {f"/en/glossary/#{row.code}" for row in current.terms.values() if code in row.lessons}
    assert wanted <= links


@pytest.mark.parametrize("code", LESSONS)
def test_a_lesson_says_which_points_need_the_long_plan(visitor: Client, code: str) -> None:
    lesson = get_edition("en").lessons[code]
    shown = {number for step in lesson.plan for number in step.points}
    points = page(visitor, f"/en/lessons/{code}/").xpath("//ol[@class='points']/li")
    marked = ["For the 90-minute plan" in words(point) for point in points]
    assert marked == [number not in shown for number in range(1, len(lesson.points) + 1)]


def test_plans_run_from_the_first_minute_to_the_last() -> None:
    for lesson in get_edition("en").lessons.values():
        for plan, steps in zip(training.plans(lesson), (lesson.short, lesson.plan, lesson.long), strict=True):
            ends = [0, *(stage.end for stage in plan.stages)]
            assert [stage.begin for stage in plan.stages] == ends[:-1]
            assert plan.minutes == ends[-1] == sum(step.minutes for step in steps)


@EVERY_LANGUAGE
@pytest.mark.parametrize("code", LESSONS)
def test_slides_show_nothing_that_only_the_trainer_says(visitor: Client, language, code: str) -> None:
    lesson = get_edition(language.code).lessons[code]
    shown = words(main(page(visitor, f"/{language.code}/lessons/{code}/slides/")))
    steps = (*lesson.plan, *lesson.short, *lesson.long)
    for text in every_text((tuple(row.say for row in lesson.points), lesson.prepare, tuple(row.how for row in steps))):
        assert text.value not in shown
    for case in lesson.cases:
        assert case.offer.value not in shown
        assert not [row for row in (*case.present, *case.explore, *case.tempting) if row.reason.value in shown]


@pytest.mark.parametrize("code", LESSONS)
def test_notes_have_the_numbers_and_titles_of_the_slides(visitor: Client, code: str) -> None:
    slides = page(visitor, f"/en/lessons/{code}/slides/").xpath("//section[@data-slide]")
    notes = page(visitor, f"/en/lessons/{code}/speaker/").xpath("//section[@data-slide]")
    lesson = get_edition("en").lessons[code]
    # The title, aims, exercise, its steps, the talk and the rule; and what a point shows besides.
    besides = sum(bool(point.indicator) + bool(point.instrument) for point in lesson.points)
    assert len(slides) == 6 + len(lesson.points) + len(lesson.cases) + besides

    def named(rows: list[html.HtmlElement]) -> list[tuple[str, str, str]]:
        return [
            (
                row.get("id"),
                words(row.find_class("slide-number")[0]),
                words(row.get_element_by_id(row.get("aria-labelledby"))).strip(),
            )
            for row in rows
        ]

    assert named(slides) == named(notes)
    said = [words(row) for row in notes]
    for slide in slides_of(get_edition("en"), lesson):
        if slide.kind == SlideKind.POINT:
            say = lesson.points[slide.point - 1].say
            assert words(html.fromstring(f"<p>{say}</p>")) in said[slide.number - 1]


@pytest.mark.parametrize("code", LESSONS)
def test_slides_are_a_chain_of_links(visitor: Client, code: str) -> None:
    slides = page(visitor, f"/en/lessons/{code}/slides/").xpath("//section[@data-slide]")
    ids = [f"#{slide.get('id')}" for slide in slides]
    for number, slide in enumerate(slides):
        neighbours = [*ids[max(number - 1, 0) : number], *ids[number + 1 : number + 2]]
        assert slide.xpath(".//div[@class='slide-links']//a/@href") == neighbours
        assert slide.get("tabindex") == "-1"


@EVERY_LANGUAGE
def test_nothing_outside_the_details_tells_which_cases_are_control_cases(visitor: Client, language) -> None:
    listed = page(visitor, f"/{language.code}/cases/").xpath("//li[@class='door']")
    assert len(listed) == len(CASES)
    # A case that waits for its translation says so.
    doors: dict[State, set[str]] = {}
    looks: dict[State, set[object]] = {}
    for row, case in zip(listed, get_edition(language.code).cases.values(), strict=True):
        doors.setdefault(case.state, set()).add(str(skeleton(row)))
    supports = set()
    for code in CASES:
        found = main(page(visitor, f"/{language.code}/cases/{code}/"))
        (reading,) = found.find_class("reading")
        assert reading.get("open") is None
        case = get_edition(language.code).cases[code]
        inside = [row.indicator.code for row in (*case.present, *case.explore, *case.tempting)]
        supports.add((case.control, reading.xpath(".//section[@class='side'][1]//li[1]/p")[0].text_content().strip()))
        reading.drop_tree()
        assert "control" not in " ".join(chain.from_iterable(row.attrib.values() for row in found.iter()))
        looks.setdefault(case.state, set()).add(frozenset(skeleton(found)) - OF_SOURCES)
        assert not [indicator for indicator in inside if indicator in words(found)]
    assert [len(seen) for seen in (*doors.values(), *looks.values())] == [1] * (len(doors) + len(looks))
    control = {text for is_control, text in supports if is_control}
    assert len(control) == 1
    assert not control & {text for is_control, text in supports if not is_control}


@EVERY_LANGUAGE
@pytest.mark.parametrize("code", CASES)
def test_each_reason_stands_beside_its_indicator_in_one_of_three_equal_lists(
    visitor: Client, language, code: str
) -> None:
    case = get_edition(language.code).cases[code]
    sides = page(visitor, f"/{language.code}/cases/{code}/").xpath("//details//section[@class='side']")
    assert [[child.tag for child in side] for side in sides] == [["h2", "ul"]] * 3
    for side, readings in zip(sides, (case.present, case.explore, case.tempting), strict=True):
        rows = [row for row in side.xpath(".//li") if row.xpath("./a")]
        assert len(rows) == len(readings)
        for row, reading in zip(rows, readings, strict=True):
            assert row.xpath("./a/@href") == [f"/{language.code}/indicators/{reading.indicator.code}/"]
            assert words(row.xpath("./p")[0]).strip() == words(html.fromstring(f"<p>{reading.reason}</p>")).strip()


@pytest.mark.parametrize("address", ["law", "trainers/context", "trainers/care"])
def test_every_passage_of_a_group_is_shown_with_its_day(visitor: Client, address: str) -> None:
    group = address.rpartition("/")[2]
    found = main(page(visitor, f"/en/{address}/"))
    assert sorted(found.xpath(".//section[@class='passage']/@id")) == sorted(
        passage.code for passage in get_edition("en").group(group)
    )
    for row in training.dated(get_edition("en").group(group)):
        assert (row.read is None) == (not row.passage.citations)
    assert words(found).count("Sources read on") == sum(bool(row.citations) for row in get_edition("en").group(group))


def test_law_begins_with_checking_locally(visitor: Client) -> None:
    found = main(page(visitor, "/en/law/"))
    assert words(found.xpath(".//h2")[0]) == "Check locally"
    assert found.xpath(".//section[@class='passage']/@id")[0] == law.FIRST


@pytest.mark.parametrize("language", [row for row in LANGUAGES if row.place], ids=lambda row: row.code)
def test_a_reader_meets_the_law_of_the_own_place_first(visitor: Client, language: Language) -> None:
    found = main(page(visitor, f"/{language.code}/law/"))
    assert found.xpath(".//h2[@id]/@id")[0] == language.place
    links = [link.removeprefix("#") for link in found.xpath(".//nav[not(ancestor::nav)]//a/@href") if link[0] == "#"]
    assert links == found.xpath(".//h2[@id]/@id")
    assert len(links) > 10


def test_a_text_about_law_stands_under_each_place_that_its_title_names() -> None:
    edition = get_edition("en")
    for part in law.by_place(edition):
        for passage in (row.passage for row in part.passages):
            named = {place.code for place in edition.places.values() if str(place.name) in str(passage.title)}
            assert named <= {part.place.code if part.place else ""}, passage.code


PAGES = [
    "trainers/", "lessons/", "lessons/LESSON-1/", "lessons/LESSON-6/speaker/", "lessons/LESSON-3/slides/", "cases/",
    "cases/CASE-02/", "cases/CASE-13/", "glossary/", "knowledge-check/", "knowledge-check/LESSON-4/", "law/",
    "trainers/context/", "trainers/care/", "indicators/DOC-01/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page_and_a_place_on_it(visitor: Client, path: str) -> None:
    pages: dict[str, html.HtmlElement] = {}
    for link in set(main(page(visitor, f"/en/{path}")).xpath(".//a/@href")):
        address, _, place = link.partition("#")
        address = address or f"/en/{path}"
        if not address.startswith("/"):
            continue
        try:
            resolve(address.partition("?")[0])
        except Resolver404:
            pytest.fail(f"{path} leads to {address}")
        if "?" in address or address.endswith(".pptx"):
            continue  # see tests/site/test_doors.py and tests/handouts/test_editable.py
        if address not in pages:
            pages[address] = page(visitor, address)
        assert not place or pages[address].xpath(f"//*[@id='{place}']"), link


@pytest.mark.parametrize("name", ["lessons", "cases", "knowledge-check"])
def test_a_page_that_is_not_there_says_so(visitor: Client, name: str) -> None:
    assert visitor.get(f"/en/{name}/NOPE-1/").status_code == 404
