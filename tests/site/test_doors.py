"""A page ends in doors to what a reader may want next, with what the page is about already chosen."""

import pytest
from django.test import Client
from django.urls import resolve
from lxml import html

from screening.content.edition import get_edition
from screening.handouts.kinds.shape import Wanted
from screening.languages import LANGUAGES, Language

pytestmark = pytest.mark.django_db


def doors(visitor: Client, path: str) -> list[str]:
    page = html.document_fromstring(visitor.get(path).content.decode())
    return [str(link) for link in page.xpath("//nav[@class='onward']//a/@href")]


def chosen(visitor: Client, door: str) -> Wanted:
    """The handout to which a door leads at once."""
    response = visitor.get(door)
    assert response.status_code == 302, door
    wanted = resolve(response.url).kwargs["wanted"]
    assert isinstance(wanted, Wanted)
    return wanted


def papers(visitor: Client, path: str, *, leave_out: str = "bilingual") -> list[Wanted]:
    """Those to which a page leads at once; of two languages, one is still to be chosen."""
    return [
        chosen(visitor, door) for door in doors(visitor, path) if "/handouts/" in door and f"/{leave_out}/" not in door
    ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_a_place_leads_to_its_papers_and_its_checklist(visitor: Client, language: Language) -> None:
    for code in get_edition("en").places:
        path = f"/{language.code}/help/{code}/"
        found = papers(visitor, path)
        assert [wanted.kind.code for wanted in found] == ["help", "card", "strip", "poster"]
        assert {(wanted.language, wanted.values["place"]) for wanted in found} == {(language, code)}
        assert f"/{language.code}/checklist/{code}/" in doors(visitor, path)


def test_a_category_leads_to_its_sheets_and_on(visitor: Client) -> None:
    for code in get_edition("en").categories:
        path = f"/en/categories/{code}/"
        found = papers(visitor, path)
        assert [wanted.kind.code for wanted in found] == ["category", "worksheet", "large"]
        assert {wanted.values["category"] for wanted in found} == {code}
        assert {"/en/checklist/", "/en/help/", f"/en/handouts/bilingual/?category={code}"} <= set(doors(visitor, path))


def test_the_list_leads_to_the_sheet_of_whose_work_it_was_filtered_for(visitor: Client) -> None:
    assert {"/en/handouts/work/", "/en/handouts/checklist/", "/en/checklist/"} <= set(doors(visitor, "/en/indicators/"))
    found = papers(visitor, "/en/indicators/?audience=health", leave_out="checklist")
    assert [(wanted.kind.code, wanted.values) for wanted in found] == [("work", {"work": "health"})]


def test_an_indicator_leads_to_the_checklist_the_help_lines_and_its_sheet(visitor: Client) -> None:
    for code, indicator in get_edition("en").indicators.items():
        path = f"/en/indicators/{code}/"
        (sheet,) = papers(visitor, path)
        assert (sheet.kind.code, sheet.values["category"]) == ("category", indicator.category.code)
        assert {"/en/checklist/", "/en/help/"} <= set(doors(visitor, path))


def test_a_case_leads_to_its_sheet_and_its_lessons(visitor: Client) -> None:
    edition = get_edition("en")
    for code in edition.cases:
        path = f"/en/cases/{code}/"
        (sheet,) = papers(visitor, path)
        assert (sheet.kind.code, sheet.values["case"]) == ("case", code)
        lessons = [row.code for row in edition.lessons.values() if code in {case.code for case in row.cases}]
        assert {f"/en/lessons/{lesson}/" for lesson in lessons} <= set(doors(visitor, path))


def test_a_lesson_leads_to_its_kit_with_the_lesson_chosen(visitor: Client) -> None:
    for code in get_edition("en").lessons:
        (door,) = (door for door in doors(visitor, f"/en/lessons/{code}/") if "/kit/" in door)
        form = html.document_fromstring(visitor.get(door).content.decode())
        assert form.xpath("//input[@name='lessons'][@checked]/@value") == [code]
