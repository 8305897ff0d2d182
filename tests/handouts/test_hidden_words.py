"""What a host has hidden is not offered: the kinds of handout that cannot be without it are left out, and say so."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from screening.content.edition import forget, get_edition
from screening.content.publish import publish
from screening.handouts import queue
from screening.handouts.documents import document
from screening.handouts.kinds import KINDS, HandoutType
from screening.handouts.kinds.shape import Paper
from screening.handouts.kits.contents import FULL, SHORT, Kit, Readers, left_out, parts
from screening.handouts.kits.cover import cover
from screening.handouts.kits.listing import listing
from screening.handouts.standard import standard
from screening.languages import ENGLISH, LANGUAGES
from screening.models import Passage

pytestmark = pytest.mark.django_db

Hide = Callable[..., None]
NEEDING = [kind for kind in KINDS if kind.needs]


@pytest.fixture
def hide(content: None) -> Hide:
    def run(*codes: str) -> None:
        assert Passage.objects.filter(code__in=codes).update(hidden=True) == len(codes)
        publish()
        forget()

    return run


def page_of(visitor: Client, path: str) -> html.HtmlElement:
    response = visitor.get(path)
    assert response.status_code == 200, path
    return html.document_fromstring(response.content.decode())


def offered_on(page: html.HtmlElement) -> set[str]:
    links = page.xpath("//main//a[contains(@href, '/handouts/')]/@href")
    return {link.partition("?")[0].rstrip("/").rpartition("/")[2] for link in links}


@pytest.mark.parametrize("kind", NEEDING, ids=lambda kind: kind.code)
def test_each_text_that_a_kind_needs_takes_it_away(hide: Hide, kind: HandoutType) -> None:
    edition = get_edition("en")
    assert kind.is_offered(edition)
    for code in kind.needs:
        passage = edition.passages.pop(code)
        assert not kind.is_offered(edition), code
        edition.passages[code] = passage


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_all_that_a_kind_needs_and_uses_is_in_the_content(content: None, kind: HandoutType) -> None:
    assert {*kind.needs, *kind.uses} <= set(get_edition("en").passages)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_what_cannot_be_printed_is_not_offered(visitor: Client, printer, hide: Hide, language) -> None:
    hide("card-call")
    found = offered_on(page_of(visitor, f"/{language.code}/handouts/"))
    assert found == {kind.code for kind in KINDS} - {"card", "strip", "remember"}


@pytest.mark.parametrize(
    "path", ["card/", "card/en/VN/a4/", "card/VN/a4.pdf", "card/VN/a4/1.png", "strip/", "strip/km/VN/letter/"]
)
def test_its_addresses_are_not_found(visitor: Client, printer, hide: Hide, path: str) -> None:
    hide("card-call")
    response = visitor.get(f"/en/handouts/{path}")
    assert response.status_code == 404
    assert "exit" in html.document_fromstring(response.content.decode()).xpath("//a/@id")
    assert printer.jobs == []


def test_a_choice_of_it_leads_back_to_what_there_is(visitor: Client, printer, hide: Hide) -> None:
    hide("card-call")
    data = {"kind": "card", "language": "en", "place": "VN", "paper": "a4", "ink": "black"}
    page = html.document_fromstring(visitor.get("/en/handouts/choose/", data).content.decode())
    assert offered_on(page) >= {"help", "poster"}


def test_a_lesson_links_to_no_handout_that_is_not_there(visitor: Client, hide: Hide) -> None:
    before = offered_on(page_of(visitor, "/en/lessons/LESSON-4/"))
    hide("card-call")
    after = offered_on(page_of(visitor, "/en/lessons/LESSON-4/"))
    assert before - after == {"card", "strip", "remember"}


def test_what_is_not_offered_is_not_made_ready(hide: Hide) -> None:
    hide("evaluation-open")
    found = {one.kind.code for one in standard(get_edition("en"), ENGLISH)}
    assert "evaluation" not in found
    assert "help" in found


def kit(lesson: str, minutes: int = FULL) -> Kit:
    return Kit((lesson,), minutes, ENGLISH, (Readers(ENGLISH, 12),), "VN", Paper.A4)


def test_a_kit_leaves_it_out_and_says_so_on_its_page(visitor: Client, printer, hide: Hide) -> None:
    hide("evaluation-slip")
    path = "/en/kit/LESSON-2/10/en8/VN/a4/"
    visitor.get(path)
    for job in queue.jobs.jobs():
        assert job.finished.wait(30)
        assert job.error is None
    page = page_of(visitor, path)
    assert page.xpath("//main//a[@download]")
    assert "Evaluation slip" not in page.xpath("//table[@class='contents']")[0].text_content()
    [said] = [row.text_content() for row in page.xpath("//main//p") if "Left out" in row.text_content()]
    assert said.endswith("they need: Evaluation slip")


def test_a_kit_that_lacks_nothing_says_nothing(visitor: Client, printer, content: None) -> None:
    assert "Left out" not in visitor.get("/en/kit/LESSON-2/10/en8/VN/a4/").content.decode()


def test_the_cover_of_a_kit_says_what_is_left_out(hide: Hide) -> None:
    hide("card-call")
    wanted, edition = kit("LESSON-4"), get_edition("en")
    found = parts(wanted, edition)
    assert not {part.wanted.kind.code for part in found} & {"card", "strip", "remember"}
    listed = listing(found, [1] * len(found), edition, 2)
    printed = document(cover(wanted, listed, edition, None, "")).html
    assert "they need: Strips to tear off, Pocket card" in printed


def test_only_what_there_is_time_for_is_said_to_be_left_out(hide: Hide) -> None:
    hide("card-call")
    assert len(left_out(kit("LESSON-4"), get_edition("en"))) == 3
    assert left_out(kit("LESSON-4", SHORT), get_edition("en")) == ()
