"""What every page in every language keeps."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html

from screening.choices import Region
from screening.languages import BY_CODE, ENGLISH, LANGUAGES, TRANSLATIONS, Language
from screening.text.glossary import departures
from screening.text.order import place_in_order
from screening.text.wording import verdict_words
from tests.scripts import share
from tests.site.addresses import FILES, PRINTED, Address, names, pages
from tests.site.test_fixed_words import leaves_no_number_or_code_to_a_translator
from tests.strengths import SEEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marked_strengths")]

TRANSLATED = tuple(row.code for row in TRANSLATIONS)
TIMES = 3
# Not a page of the site: opened only by a reader who follows the link.
OUTSIDE = re.compile(r"^(?:https?:)?//")


def get(visitor: Client, address: Address) -> tuple[str, html.HtmlElement]:
    with translation.override(address.language):
        path = reverse(address.name, kwargs=dict(address.kwargs))
    response = visitor.get(path)
    assert response.status_code in ((200, 202) if address.name in PRINTED else (200,)), path
    assert not response.cookies, path
    assert SEEN not in response.content.decode(), path
    return path, html.document_fromstring(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
@pytest.mark.parametrize("name", sorted(names() - FILES))
def test_every_page_keeps_every_promise(visitor: Client, name: str, language: Language) -> None:
    """In English all of them. In every other language each kind; each page of a kind in some of them, by turns."""
    alike = [row for row in pages() if (row.name, row.language) == (name, language.code)]
    if language != ENGLISH:
        own = TRANSLATED.index(language.code) % len(alike)
        alike = share(alike, language.code, TRANSLATED, TIMES) or [alike[own]]
    for address in alike:
        path, page = get(visitor, address)
        for check in CHECKS:
            assert check(page, address.language), f"{path}: {check.__name__}"


def below(page: html.HtmlElement, room: str) -> bool:
    """Whether the page lies below this entry of the menu."""
    return bool(page.xpath(f"//nav[@class='rooms']//a[@aria-current and contains(@href, '/{room}/')]"))


def has_its_language(page: html.HtmlElement, language: str) -> bool:
    row = BY_CODE[language]
    return page.get("lang") == row.tag and page.get("dir") == row.direction


def has_one_main_heading(page: html.HtmlElement, language: str) -> bool:
    return len(page.xpath("//h1")) == 1 and bool(page.xpath("//h1")[0].text_content().strip())


def leaves_no_heading_level_out(page: html.HtmlElement, language: str) -> bool:
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    return all(after - before <= 1 for before, after in pairwise(levels))


def has_the_exit_first(page: html.HtmlElement, language: str) -> bool:
    first = page.xpath("//body//*[self::a[@href] or self::button or self::input or self::select or self::summary]")[0]
    return first.get("id") == "exit" and "noreferrer" in first.get("rel")


def loads_only_from_here(page: html.HtmlElement, language: str) -> bool:
    loaded = page.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src | //form/@action | //source/@src")
    return not [address for address in loaded if OUTSIDE.match(address)]


def tells_other_sites_nothing(page: html.HtmlElement, language: str) -> bool:
    links = [link for link in page.xpath("//a[@href]") if OUTSIDE.match(link.get("href"))]
    return all({"noreferrer", "nofollow"} <= set((link.get("rel") or "").split()) for link in links)


def has_no_inline_code(page: html.HtmlElement, language: str) -> bool:
    handlers = page.xpath("//*[@*[starts-with(name(), 'on')]]")
    return not (page.xpath("//style | //script[not(@src)] | //@style") or handlers)


def gives_no_verdict(page: html.HtmlElement, language: str) -> bool:
    """Words of sources stand on some pages as quotations and titles; they are not ours."""
    for quoted in page.xpath("//q | //cite | //*[contains(@class, 'sources')] | //*[contains(@class, 'citations')]"):
        quoted.drop_tree()
    if page.xpath("//*[@id='picture']"):
        return True  # figures of tests in studies, about groups
    text = "\n".join(page.xpath("//main")[0].itertext())  # two texts side by side are no expression
    return not list(verdict_words(text) if language == "en" else departures(text, BY_CODE[language]))


def keeps_numbers_in_their_direction(page: html.HtmlElement, language: str) -> bool:
    """In the help lines no digits stand bare, so a right-to-left reader sees every number as it is dialled."""
    for number in page.xpath("//bdi[@dir='ltr'] | //*[@dir='ltr' and @lang='en'] | //time"):
        for part in number.iter():
            part.text = ""
            for child in part:
                child.tail = ""
    blocks = page.xpath(
        "//*[contains(@class, 'dial') or contains(@class, 'warning')] | //dl[contains(@class,'facts')]//dd"
    )
    lines = [block for block in blocks if block.xpath("ancestor::*[contains(@class, 'line') or @id='safety']")]
    return not [block for block in lines if re.search(r"\d{3,}", block.text_content())]


def shows_the_way_back_once(page: html.HtmlElement, language: str) -> bool:
    lines = page.xpath("//nav[@class='crumbs']")
    return len(lines) <= 1 and all(line.xpath("a[@href]") and line.get("aria-label") for line in lines)


def has_a_neutral_title(page: html.HtmlElement, language: str) -> bool:
    """In a tab, a list of visited pages and on a shared phone. Whoever teaches has nothing to hide."""
    title = page.findtext(".//title")
    telling = re.search(r"traffick|victim|exploit", title, re.IGNORECASE) and not below(page, "trainers")
    return title.endswith("· Look Twice") and not telling


def has_a_title_that_is_no_code(page: html.HtmlElement, language: str) -> bool:
    return not re.match(r"[A-Z]+(-\d+)? · Look Twice$", page.findtext(".//title"))


def says_once_how_most_texts_were_made(page: html.HtmlElement, language: str) -> bool:
    """But for the checklist, and columns in two languages."""
    usual = page.xpath("//a[@class='said']")
    marks = Counter(mark.text_content() for mark in page.find_class("state"))
    if below(page, "checklist") or page.find_class("pair"):
        return True
    return len(usual) <= 1 and not (usual and marks[usual[0].text_content()]) and max(marks.values(), default=0) <= 4


def lists_places_by_region_in_order(page: html.HtmlElement, language: str) -> bool:
    regions = [str(region.label) for region in Region]
    for menu in page.xpath("//select[.//option[@value='VN']]"):
        groups = menu.xpath("optgroup")
        named = [[option.text_content().strip() for option in group.xpath("option")] for group in groups]
        if (
            menu.xpath("option/@value") != [""]
            or [group.get("label") for group in groups] != [name for name in regions if name in menu.xpath("*/@label")]
            or not all(names == sorted(names, key=lambda name: place_in_order(name, language)) for names in named)
        ):
            return False
    return True


CHECKS = [
    has_its_language,
    has_one_main_heading,
    leaves_no_heading_level_out,
    has_the_exit_first,
    loads_only_from_here,
    tells_other_sites_nothing,
    has_no_inline_code,
    shows_the_way_back_once,
    has_a_neutral_title,
    has_a_title_that_is_no_code,
    says_once_how_most_texts_were_made,
    lists_places_by_region_in_order,
    leaves_no_number_or_code_to_a_translator,
    gives_no_verdict,
    keeps_numbers_in_their_direction,
]


def test_the_way_back_is_one_template() -> None:
    """So that it has one name for screen readers."""
    templates = (settings.BASE_DIR / "screening" / "templates").rglob("*.html")
    assert [file.name for file in templates if 'class="crumbs"' in file.read_text(encoding="utf-8")] == ["below.html"]


def test_the_language_chooser_keeps_the_page(visitor: Client) -> None:
    page = html.document_fromstring(visitor.get("/km/indicators/DOC-01/").content.decode())
    assert page.xpath("//details[@class='languages']//a/@href") == [
        f"/{row.code}/indicators/DOC-01/" for row in LANGUAGES
    ]


def test_the_bare_address_asks_the_browser_for_its_language(visitor: Client) -> None:
    answers = {"km": "/km/", "zh-CN": "/zh-hans/", "vi-VN,en;q=0.5": "/vi/", "xx": "/en/", "": "/en/"}
    for asked, address in answers.items():
        response = visitor.get("/", headers={"accept-language": asked})
        assert response.url == address
        assert "Accept-Language" in response.headers["Vary"]
        assert "no-store" in response.headers["Cache-Control"]


# Reached from the foot of a page or from another page, and below no entry of the menu.
OUTSIDE_THE_MENU = {
    "about",
    "wording",
    "check",
    "join",
    "leaving",
    "safety",
    "searching",
    "still-right",
    "still-right-code",
    "texts",
}


@pytest.mark.parametrize("name", sorted(names() - FILES))
def test_every_page_lies_below_one_entry_of_the_menu(visitor: Client, name: str) -> None:
    _path, page = get(visitor, next(row for row in pages() if (row.name, row.language) == (name, "en")))
    marked = page.xpath("//nav[@class='rooms']//a[@aria-current]/@href")
    assert len(marked) == (name not in OUTSIDE_THE_MENU)
    if name in EXAMPLES:
        assert marked == [EXAMPLES[name]]


EXAMPLES = {
    "home": "/en/", "search": "/en/indicators/", "checklist-in": "/en/checklist/", "place": "/en/help/",
    "handout-choice": "/en/handouts/", "kit-made": "/en/trainers/", "kit-change": "/en/trainers/",
    "law": "/en/trainers/",
}  # fmt: skip
