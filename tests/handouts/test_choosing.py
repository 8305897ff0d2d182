"""Choosing a handout: every kind, its choices, and its pages."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Group
from screening.languages import LANGUAGES

pytestmark = pytest.mark.django_db


def page_of(response) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())


def test_every_kind_stands_once_under_the_heading_of_its_group(visitor: Client, content: None) -> None:
    page = page_of(visitor.get("/en/handouts/"))
    links = {
        str(group): [
            link.split("/")[-2]
            for link in page.xpath(f"//section[h2='{group.label}']//h3/a/@href")
            if "/kit/" not in link
        ]
        for group in Group
    }
    assert links == {str(group): [kind.code for kind in KINDS if kind.group == group] for group in Group}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_each_kind_has_its_page_with_a_form(visitor: Client, printer, language) -> None:
    links = page_of(visitor.get(f"/{language.code}/handouts/")).xpath("//main//li//h3/a/@href")
    assert len(links) == len(KINDS) + 1  # and the kit
    for link in links:
        page = page_of(visitor.get(link, follow=True))
        assert page.xpath("//html/@lang") == [language.tag]
        assert len(page.xpath("//main//form[@method='get']")) == 1
        for field in page.xpath("//main//select"):
            assert page.xpath(f"//label[@for='{field.get('id')}']")


def test_a_choice_shows_its_pages_and_one_button(visitor: Client, printer) -> None:
    data = {"kind": "bilingual", "language": "km", "other": "vi", "category": "DOC", "paper": "letter", "ink": "black"}
    response = visitor.get("/en/handouts/choose/", data, follow=True)
    assert response.redirect_chain[-1][0] == "/en/handouts/bilingual/km/vi/DOC/letter/"
    page = page_of(response)
    assert page.xpath("//html/@lang") == ["en"]
    assert page.xpath("//main//a[@download]/@href") == ["/km/handouts/bilingual/vi/DOC/letter.pdf"]
    pictures = page.xpath("//main//img")
    assert [picture.get("alt") for picture in pictures] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    for picture in pictures:
        assert visitor.get(picture.get("src")).status_code == 200
    assert "3 pages" in page.text_content()
    assert page.xpath("//select[@name='language']/option[@selected]/@value") == ["km"]
    assert page.xpath("//select[@name='paper']/option[@selected]/@value") == ["letter"]


def test_a_link_may_choose_all_that_has_to_be_chosen(visitor: Client, printer) -> None:
    for path, chosen in (
        ("card/?place=VN", "card/vi/VN/a4/"),
        ("category/?category=DOC&paper=letter", "category/vi/DOC/letter/"),
        ("check/?questions=LESSON-1&language=km", "check/km/LESSON-1/a4/"),
    ):
        response = visitor.get(f"/vi/handouts/{path}")
        assert response.status_code == 302
        assert response.url == f"/vi/handouts/{chosen}"


def test_a_link_may_leave_something_to_choose(visitor: Client, printer) -> None:
    page = page_of(visitor.get("/en/handouts/bilingual/?category=DOC&paper=letter"))
    assert page.xpath("//select[@name='category']/option[@selected]/@value") == ["DOC"]
    assert page.xpath("//select[@name='paper']/option[@selected]/@value") == ["letter"]
    assert page.xpath("//*[@role='alert']") == []
    assert printer.jobs == []


@pytest.mark.parametrize("query", ["place=ZZ", "place=VN&language=xx", "nothing=1", "place="])
def test_a_link_to_what_does_not_exist_shows_the_choices(visitor: Client, printer, query: str) -> None:
    response = visitor.get(f"/en/handouts/help/?{query}")
    assert response.status_code == 200
    assert page_of(response).xpath("//main//select[@name='place']")


def test_beside_the_button_stands_of_each_language_how_its_texts_were_made(visitor: Client, printer) -> None:
    page = page_of(visitor.get("/vi/handouts/bilingual/km/en/DOC/a4/"))
    facts = page.xpath("//*[@id='preview']/*[@class='preview-facts']/span")
    assert [row.text_content() for row in facts] == ["ភាសាខ្មែរ: Bản dịch máy, chưa có người kiểm tra", "English"]
    download, opened = page.xpath("//*[@id='preview']//a[contains(@href, '.pdf')]")
    assert download.get("href") == opened.get("href")
    assert (download.get("download"), opened.get("download")) == ("", None)


def test_colour_is_a_choice(visitor: Client, printer) -> None:
    data = {"kind": "checklist", "language": "en", "paper": "a4", "ink": "colour"}
    response = visitor.get("/en/handouts/choose/", data, follow=True)
    assert page_of(response).xpath("//main//a[@download]/@href") == ["/en/handouts/checklist/a4-colour.pdf"]


def test_faults_come_back_in_the_readers_language_with_what_was_chosen(visitor: Client, printer) -> None:
    data = {"kind": "bilingual", "language": "vi", "other": "vi", "category": "", "paper": "letter", "ink": "black"}
    response = visitor.get("/vi/handouts/choose/", data)
    assert response.status_code == 400
    page = page_of(response)
    assert page.xpath("//html/@lang") == ["vi"]
    links = page.xpath("//*[@role='alert']//a/@href")
    assert set(links) == {"#bilingual-other", "#bilingual-category"}
    for link in links:
        assert page.get_element_by_id(link[1:]).get("aria-invalid") == "true"
    assert page.xpath("//select[@id='bilingual-paper']/option[@selected]/@value") == ["letter"]
    assert printer.jobs == []


def test_a_poster_may_be_in_four_languages_and_its_page_shows_them_chosen(visitor: Client, printer) -> None:
    data = {
        "kind": "poster", "language": "en", "place": "VN", "other": "km", "third": "vi", "fourth": "zh-hans",
        "paper": "a4", "ink": "black",
    }  # fmt: skip
    response = visitor.get("/vi/handouts/choose/", data, follow=True)
    assert response.redirect_chain[-1][0] == "/vi/handouts/poster/en/VN/km+vi+zh-hans/a4/"
    page = page_of(response)
    for name in ("language", "other", "third", "fourth"):
        assert page.xpath(f"//select[@name='{name}']/option[@selected]/@value") == [data[name]]
    # A list that was left empty is no gap.
    response = visitor.get("/vi/handouts/choose/", {**data, "other": "", "third": ""}, follow=True)
    assert response.redirect_chain[-1][0] == "/vi/handouts/poster/en/VN/zh-hans/a4/"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
@pytest.mark.parametrize(
    ("chosen", "fault"),
    [
        ({"other": "km", "third": "km"}, "third"),
        ({"third": "km", "fourth": "km"}, "fourth"),
        ({"third": "en"}, "third"),
    ],
)
def test_no_language_is_twice_on_a_poster(
    visitor: Client, printer, language, chosen: dict[str, str], fault: str
) -> None:
    data = {"kind": "poster", "language": "en", "place": "VN", "paper": "a4", "ink": "black", **chosen}
    response = visitor.get(f"/{language.code}/handouts/choose/", data)
    assert response.status_code == 400
    page = page_of(response)
    assert page.xpath("//*[@role='alert']//a/@href") == [f"#poster-{fault}"]
    with translation.override(language.code):
        assert gettext("Choose each language once.") in page.text_content()
    assert printer.jobs == []


@pytest.mark.parametrize("data", [{"kind": "help", "place": "ZZ", "language": "xx", "paper": "a0"}, {"kind": "card"}])
def test_a_choice_of_what_does_not_exist_is_a_fault(visitor: Client, printer, data: dict[str, str]) -> None:
    assert visitor.get("/en/handouts/choose/", data).status_code == 400


def test_a_choice_without_a_kind_leads_back(visitor: Client, printer) -> None:
    response = visitor.get("/en/handouts/choose/", {"kind": "nothing"})
    assert page_of(response).xpath("//main//li//h3/a")


@pytest.mark.parametrize(
    "path", ["nothing/", "category/xx/DOC/a4/", "category/en/XXX/a4/", "category/en/DOC/a3/", "bilingual/en/en/DOC/a4/"]
)
def test_what_does_not_exist_is_not_found(visitor: Client, printer, path: str) -> None:
    assert visitor.get(f"/en/handouts/{path}").status_code == 404


def test_a_drawing_beside_words_is_not_read_out(visitor: Client, content: None) -> None:
    drawn = page_of(visitor.get("/en/handouts/")).xpath("//main//svg[@class='drawing']")
    assert len(drawn) == len(KINDS) + 1
    for drawing in drawn:
        assert drawing.get("aria-hidden") == "true"
        assert drawing.getparent().text_content().strip()
