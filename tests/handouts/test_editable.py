"""Slides to edit: the words of the wall, and what the trainer says under each of them."""

import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.utils import translation
from lxml import html
from PIL import Image
from pptx import Presentation

from screening import fonts
from screening.content.clock import RELEASED
from screening.content.edition import get_edition
from screening.handouts import documents, editable, kinds, sheets
from screening.handouts.kinds.shape import Paper, Wanted
from screening.handouts.printing.presentation import presentation
from screening.handouts.sheets import Column, Sheet
from screening.languages import BY_CODE, ENGLISH, LANGUAGES
from tests.scripts import share

pytestmark = pytest.mark.django_db

LESSONS = [f"LESSON-{number}" for number in range(1, 9)]
EVERY = [(language.code, lesson) for language in LANGUAGES for lesson in LESSONS]
SOME = [
    (language.code, lesson)
    for language in LANGUAGES
    for lesson in share(LESSONS, language.code, [row.code for row in LANGUAGES])
]
in_every_language = pytest.mark.parametrize(("language", "lesson"), EVERY)
in_one_language_each = pytest.mark.parametrize(("language", "lesson"), SOME)
FRAME = {"Foot", "Number"}


def wanted(language: str, lesson: str) -> Wanted:
    return kinds.wanted("slides", [lesson], Paper.SCREEN, language)


def content(language: str, lesson: str) -> dict:
    asked = wanted(language, lesson)
    with translation.override(language):
        parts = asked.kind.editable(asked, get_edition(language), RELEASED)
    column = Column(asked.language, parts, asked.kind.title)
    sheet = Sheet(asked.kind, asked.paper, asked.ink, (column,), RELEASED, "")
    return json.loads(json.dumps(editable.content(sheet, parts)))


@cache
def drawn(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG")
    return out.getvalue()


def file(said: dict) -> bytes:
    pictures = {row["picture"]: drawn((500, 200) if row["wide"] else (480, 480)) for row in said["slides"]}
    return presentation(said, pictures)


def plain(words: str) -> str:
    """Without spaces and marks for line breaks: each program has its own."""
    return "".join(words.replace("\u200b", "").split())


def text(runs: list) -> str:
    return "".join(run[0] for run in runs)


def on_file(row: dict) -> str:
    sides = [text(side[part]) for side in row["sides"] for part in ("heading", "text")]
    return plain("".join([text(row["title"]), *map(text, row["body"]), *sides, text(row["small"])]))


def on_screen(visitor: Client, language: str, lesson: str) -> Iterator[str]:
    page = html.document_fromstring(visitor.get(f"/{language}/lessons/{lesson}/slides/").content.decode())
    for slide in page.find_class("on-slide"):
        for state in slide.find_class("state"):
            state.drop_tree()
        yield plain(slide.text_content())


def on_paper(language: str, lesson: str) -> Iterator[str]:
    document = documents.document(sheets.sheet(wanted(language, lesson), RELEASED, ""))
    page = html.document_fromstring(document.html)
    over = page.xpath("//*[contains(@class, 'title-slide')]/p[@class='over']")[0]
    over.drop_tree()
    yield from (plain(slide.text_content()) for slide in page.xpath("//body/div[contains(@class, 'slide')]"))


@in_every_language
def test_a_screen_a_sheet_and_a_file_say_the_same_at_each_number(visitor: Client, language: str, lesson: str) -> None:
    slides = [on_file(row) for row in content(language, lesson)["slides"]]
    assert slides == list(on_screen(visitor, language, lesson))
    assert slides == list(on_paper(language, lesson))


@in_every_language
def test_the_notes_are_those_of_the_trainer_and_stand_on_no_slide(visitor: Client, language: str, lesson: str) -> None:
    said = content(language, lesson)["slides"]
    page = html.document_fromstring(visitor.get(f"/{language}/lessons/{lesson}/speaker/").content.decode())
    notes = page.find_class("note")
    assert len(notes) == len(said)
    for row, note in zip(said, notes, strict=True):
        where = plain(page.text_content() if row["first"] else note.text_content())
        assert row["notes"]
        for run in (run for paragraph in row["notes"] for run in paragraph):
            assert plain(run[0]) in where or run[0] == " · ", run
    shown = "".join(on_file(row) for row in said)
    for point in get_edition(language).lessons[lesson].points:
        assert plain(point.say.value) not in shown


@in_one_language_each
def test_a_program_finds_titles_notes_pictures_and_languages(language: str, lesson: str) -> None:
    said = content(language, lesson)
    made = Presentation(io.BytesIO(file(said)))
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, abs=0.01)
    assert len(made.slides) == len(said["slides"])
    for slide, row in zip(made.slides, said["slides"], strict=True):
        assert slide.shapes.title.text_frame.text == text(row["title"])
        shown = [shape for shape in slide.shapes if shape.has_text_frame and shape.name not in FRAME]
        assert plain("".join(shape.text_frame.text for shape in shown)) == on_file(row)
        assert slide.notes_slide.notes_text_frame.text.split("\n") == [text(runs) for runs in row["notes"]]
        pictures = [shape for shape in slide.shapes if shape.shape_type is not None and hasattr(shape, "image")]
        assert len(pictures) == bool(row["picture"])
        assert all(shape._element.nvPicPr.cNvPr.get("descr") == row["alt"] != "" for shape in pictures)
        assert all(0 <= shape.left <= shape.left + shape.width <= made.slide_width for shape in slide.shapes)
        assert all(0 <= shape.top <= shape.top + shape.height <= made.slide_height for shape in slide.shapes)
        assert not [shape for shape in slide.placeholders if not shape.text_frame.text]
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            assert run._r.rPr.get("lang") in {editable.tag(BY_CODE[language]), editable.tag(ENGLISH)}
            assert run.font.name == fonts.LATIN


@in_one_language_each
def test_the_file_tells_nothing_of_whoever_made_it_and_fetches_nothing(language: str, lesson: str) -> None:
    said = content(language, lesson)
    body = file(said)
    assert body == file(said)
    made = Presentation(io.BytesIO(body)).core_properties
    assert (made.author, made.last_modified_by, made.title) == ("", "", said["title"])
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = parts.namelist()
        links = "".join(parts.read(name).decode() for name in names if name.endswith(".rels"))
    assert not [name for name in names if "vba" in name.lower() or "thumbnail" in name or "printerSettings" in name]
    assert "External" not in links
    assert "hyperlink" not in links


def test_both_sides_have_the_same_room_and_letters_of_one_size() -> None:
    said = content("en", "LESSON-2")
    made = Presentation(io.BytesIO(file(said)))
    rows = [(slide, row) for slide, row in zip(made.slides, said["slides"], strict=True) if row["sides"]]
    assert rows
    for slide, _ in rows:
        left, right = (slide.placeholders[place] for place in (2, 4))
        assert (left.width, left.height, left.top) == (right.width, right.height, right.top)
        sizes = {run.font.size for side in (left, right) for run in side.text_frame.paragraphs[0].runs}
        assert len(sizes) == 1


def test_a_language_from_right_to_left_begins_on_the_right() -> None:
    said = content("en", "LESSON-2")
    there, back = (Presentation(io.BytesIO(file(said | {"rtl": rtl}))) for rtl in (False, True))
    for slide, turned in zip(there.slides, back.slides, strict=True):
        for one, other in zip(slide.shapes, turned.shapes, strict=True):
            assert one.left == pytest.approx(there.slide_width - other.left - other.width, abs=4)
        paragraph = turned.shapes.title.text_frame.paragraphs[0]._p.pPr
        assert (paragraph.get("rtl"), paragraph.get("algn")) == ("1", "r")


def test_the_file_comes_without_cookies_under_a_quiet_name(visitor: Client, printer) -> None:
    printer.answer = lambda job, body: ({}, b"PK made")
    response = visitor.get("/km/handouts/slides/LESSON-2.pptx")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == editable.CONTENT_TYPE
    assert response.headers["Content-Disposition"] == 'inline; filename="slides-LESSON-2-km-screen.pptx"'
    assert response.content == b"PK made"
    assert not response.cookies
    assert visitor.get("/km/handouts/slides/LESSON-2.pptx").content == b"PK made"
    assert printer.jobs == ["slides"]


@pytest.mark.parametrize("path", ["slides/LESSON-99", "guide/LESSON-2", "checklist/DOC", "nothing/LESSON-2"])
def test_what_is_not_there_to_edit_is_not_found(visitor: Client, printer, path: str) -> None:
    assert visitor.get(f"/en/handouts/{path}.pptx").status_code == 404
    assert printer.jobs == []


@pytest.mark.parametrize(
    "page", ["lessons/LESSON-2/", "lessons/LESSON-2/slides/", "handouts/slides/en/LESSON-2/screen/"]
)
def test_the_file_is_offered_where_slides_are(visitor: Client, printer, page: str) -> None:
    found = html.document_fromstring(visitor.get(f"/en/{page}").content.decode())
    assert found.xpath("//a[@download and @href='/en/handouts/slides/LESSON-2.pptx']")


def test_every_drawing_of_a_file_has_words() -> None:
    for language, lesson in EVERY:
        rows = content(language, lesson)["slides"]
        assert all(row["alt"] for row in rows if row["picture"]), (language, lesson)
