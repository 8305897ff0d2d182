"""The addresses and forms of a kit, and what its pages say."""

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation
from lxml import html

from screening.content.edition import get_edition
from screening.handouts import queue
from screening.handouts.kits.contents import SHORT, Kit, parts
from screening.languages import LANGUAGES
from tests.handouts.kits import PAGE, PATH, group, wanted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("suffix", ["/", ".pdf", ".zip"])
def test_lessons_and_languages_have_one_order(visitor: Client, printer, suffix: str) -> None:
    path = f"/en/kit/LESSON-3+LESSON-1/45/km4+en8/CN/letter-colour{suffix}"
    assert visitor.get(path).headers["Location"] == PAGE
    assert printer.jobs == []


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (0, "LESSON-9"), (0, "LESSON-1+LESSON-1"), (0, "LESSON-1+LESSON-2+LESSON-3+LESSON-4"), (0, ""),
        (1, "44"), (1, "x"), (2, "en0"), (2, "en201"), (2, "en012"), (2, "en-3"), (2, "en"), (2, "12"), (2, "xx8"),
        (2, "en8+en4"), (2, "en150+km51"), (3, "ZZ"), (3, "CN/for-"), (3, "CN/for-nothing"), (3, "CN/without-"),
        (3, "CN/with-card/without-help"), (3, "CN/with-card/with-strip"), (4, "a3"), (4, "screen"), (4, "a4-green"),
        (4, "a4-black"),
    ],
)  # fmt: skip
def test_an_address_that_names_none(visitor: Client, printer, number: int, value: str) -> None:
    path = [*PATH]
    path[number] = value
    assert visitor.get(f"/en/kit/{'/'.join(path)}/").status_code == 404
    assert printer.jobs == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_the_way_from_the_form_to_the_files(visitor: Client, printer, language) -> None:
    data = {
        "lessons": ["LESSON-2"], "minutes": "10", f"people-{language.code}": "8", "place": "VN", "paper": "a4",
        "ink": "black",
    }  # fmt: skip
    response = visitor.get(f"/{language.code}/kit/choose/", data)
    page = response.headers["Location"]
    assert page == f"/{language.code}/kit/LESSON-2/10/{language.code}8/VN/a4/"
    first = visitor.get(page)
    assert first.status_code in (200, 202)
    if first.status_code == 202:
        assert (first.headers["Refresh"], first.headers["Cache-Control"]) == ("2", "no-store")
        assert html.document_fromstring(first.content.decode()).xpath("//progress/@max")
    for job in queue.jobs.jobs():
        assert job.finished.wait(30)
        assert job.error is None
    ready = visitor.get(page)
    assert ready.status_code == 200
    tree = html.document_fromstring(ready.content.decode())
    files = tree.xpath("//main//a[@download]/@href")
    assert [file.rpartition(".")[2] for file in files] == ["pdf", "zip"]
    kinds = {"pdf": "application/pdf", "zip": "application/zip"}
    for file in files:
        answer = visitor.get(file)
        assert answer.headers["Content-Type"] == kinds[file.rpartition(".")[2]]
        assert answer.headers["Content-Disposition"].startswith(f'inline; filename="kit-{language.code}.')
    assert len(tree.xpath("//table[@class='contents']/tbody/tr")) == 5


def test_a_file_that_is_not_packed_leads_to_the_page(visitor: Client, printer) -> None:
    assert visitor.get(f"{PAGE.rstrip('/')}.pdf").headers["Location"] == PAGE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"lessons": []}, "lessons"),
        ({"lessons": ["LESSON-1", "LESSON-2", "LESSON-3", "LESSON-4"]}, "lessons"),
        ({"people-km": ""}, "people-vi"),
        ({"people-km": "0"}, "people-vi"),
        ({"people-km": "1000"}, "people-km"),
        ({"people-km": "many"}, "people-km"),
        ({"people-en": "193"}, "people-vi"),
        ({"place": ""}, "place"),
        ({"place": "ZZ"}, "place"),
    ],
)
def test_faults_come_back_with_what_was_chosen(visitor: Client, printer, change: dict, field: str) -> None:
    data = {
        "lessons": ["LESSON-5"], "minutes": "10", "people-km": "8", "place": "VN", "paper": "letter", "ink": "colour",
        **change,
    }  # fmt: skip
    response = visitor.get("/vi/kit/choose/", data)
    assert response.status_code == 400
    tree = html.document_fromstring(response.content.decode())
    assert tree.xpath("//html/@lang") == ["vi"]
    links = tree.xpath("//*[@role='alert']//a/@href")
    assert [link.startswith(f"#kit-{field}") for link in links] == [True]
    assert tree.get_element_by_id(links[0][1:]) is not None
    assert tree.xpath("//input[@name='people-km']/@value") == ([data["people-km"]] if data["people-km"] else [])
    assert tree.xpath("//select[@name='paper']/option[@selected]/@value") == ["letter"]
    assert printer.jobs == []


def test_numbers_are_read_in_any_digits(visitor: Client, printer) -> None:
    data = {"lessons": "LESSON-5", "minutes": "10", "people-km": " ១២ ", "place": "KH", "paper": "a4", "ink": "black"}
    assert visitor.get("/km/kit/choose/", data).headers["Location"] == "/km/kit/LESSON-5/10/km12/KH/a4/"


@pytest.mark.parametrize("suffix", ["/", ".pdf", ".zip"])
@pytest.mark.parametrize("lesson", ["LESSON-2", "lesson-2"])
def test_an_address_from_before_leads_to_the_same_kit(visitor: Client, printer, lesson: str, suffix: str) -> None:
    response = visitor.get(f"/en/kit/{lesson}/10/8/km/VN/letter-colour{suffix}", follow=True)
    assert response.redirect_chain[-1][0] == "/en/kit/LESSON-2/10/km8/VN/letter-colour/"


def test_one_that_did_not_say_how_many_read_which_language_leads_to_that_question(visitor: Client, printer) -> None:
    response = visitor.get("/en/kit/LESSON-2+LESSON-3/10/8/km+vi/VN/letter-colour/", follow=True)
    assert response.status_code == 200
    tree = html.document_fromstring(response.content.decode())
    assert tree.xpath("//input[@name='lessons'][@checked]/@value") == ["LESSON-2", "LESSON-3"]
    people = {
        field.get("name"): field.get("value") for field in tree.xpath("//fieldset[.//*[@id='kit-people']]//input")
    }
    assert people == {"people-en": None, "people-zh-hans": None, "people-vi": "8", "people-km": "8"}
    chosen = tree.xpath("//select//option[@selected]/@value")
    assert chosen == ["10", "", "VN", "letter", "colour"]


def test_one_of_a_lesson_that_is_gone_leads_to_the_choice(visitor: Client, printer) -> None:
    response = visitor.get("/en/kit/LESSON-99/10/8/km/VN/a4/", follow=True)
    assert response.status_code == 400
    assert b"kit-lessons" in response.content


def change(visitor: Client, kit: Kit, *chosen: str, **fields: object):
    """Tick these parts, and no others."""
    with translation.override("en"):
        return visitor.get(reverse("kit-change", args=[kit]), {"changed": "yes", "part": chosen, **fields})


def test_parts_are_left_out_and_put_in(visitor: Client, printer) -> None:
    kit = wanted(lessons=("LESSON-2",), readers=group(en=8, km=4))
    every = list(dict.fromkeys(part.code for part in parts(kit, get_edition("en"))))
    cases = [code for code in every if code.startswith("case.")]
    kept = [code for code in every if code not in (cases[0], "evaluation")]
    response = change(visitor, kit, *kept, more=["poster", "card"])
    path = f"/en/kit/LESSON-2/45/en8+km4/CN/without-{cases[0]}+evaluation/with-card+poster/a4/"
    assert response.headers["Location"] == path
    with translation.override("en"):
        changed = resolve(path).kwargs["wanted"]
    found = parts(changed, get_edition("en"))
    assert {part.code for part in found} == {*kept, "card", "poster"}
    for code in ("card", "poster"):
        assert [part.wanted.language.code for part in found if part.code == code] == ["en", "km"]
    page = html.document_fromstring(visitor.get(f"{path}change/").content.decode())
    assert page.xpath("//input[@name='part'][@checked]/@value") == kept
    assert page.xpath("//input[@name='part'][not(@checked)]/@value") == [cases[0], "evaluation"]
    assert page.xpath("//input[@name='more'][@checked]/@value") == ["card", "poster"]
    assert page.xpath("//input[@name='more'][not(@checked)]/@value") == ["strip"]
    assert change(visitor, changed, *every).headers["Location"] == "/en/kit/LESSON-2/45/en8+km4/CN/a4/"


def test_what_a_lesson_asks_for_is_not_offered_once_more(visitor: Client, printer) -> None:
    page = html.document_fromstring(visitor.get("/en/kit/LESSON-4/45/en8/CN/a4/change/").content.decode())
    assert {"card", "strip"} <= set(page.xpath("//input[@name='part']/@value"))
    assert page.xpath("//input[@name='more']/@value") == ["poster"]


@pytest.mark.parametrize("path", ["with-card+strip/a4", "without-case.CASE-99/a4", "with-glossary/a4"])
def test_parts_that_a_kit_does_not_have_are_forgotten(visitor: Client, printer, path: str) -> None:
    here = "/en/kit/LESSON-4/45/en8/CN"
    assert visitor.get(f"{here}/{path}/").headers["Location"] == f"{here}/a4/"
    assert printer.jobs == []


def test_a_kit_of_nothing_is_asked_for_again(visitor: Client, printer) -> None:
    kit = wanted(minutes=SHORT)
    response = change(visitor, kit)
    assert response.status_code == 400
    tree = html.document_fromstring(response.content.decode())
    (link,) = tree.xpath("//*[@role='alert']//a/@href")
    assert tree.get_element_by_id(link[1:]).get("name") == "part"
    every = "+".join(dict.fromkeys(part.code for part in parts(kit, get_edition("en"))))
    for end in ("/", ".pdf", ".zip"):
        response = visitor.get(f"/en/kit/LESSON-1/10/en12/CN/without-{every}/a4{end}", follow=True)
        assert response.status_code == 400
        assert b"parts-part_0" in response.content
    assert printer.jobs == []


def test_work_is_named_in_the_address(visitor: Client, printer) -> None:
    data = {
        "lessons": "LESSON-5", "minutes": "10", "people-km": "8", "place": "KH", "paper": "a4", "ink": "black",
        "work": "school",
    }  # fmt: skip
    response = visitor.get("/km/kit/choose/", data)
    assert response.headers["Location"] == "/km/kit/LESSON-5/10/km8/KH/for-school/a4/"
