"""Nothing is wider than a phone for somebody who needs letters of twice the size; test_access.py has the usual ones."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from screening.languages import Language
from tests.browser.test_access import path_of
from tests.scripts import TRIED
from tests.site.addresses import PRINTED, pages

pytestmark = pytest.mark.django_db

PHONE = 360
WHAT_REACHES_OUT = """() => [...document.body.querySelectorAll("*")]
    .map((element) => [element, element.getBoundingClientRect().right])
    .filter(([element, end]) => end > window.innerWidth)
    .map(([element, end]) => `${element.tagName}.${element.className} ${end}`).slice(0, 5)"""


def paths(language: Language) -> list[str]:
    """One page of each kind that need not be printed first."""
    first = {row.name: row for row in reversed(pages()) if row.language == language.code and row.name not in PRINTED}
    return [path_of(row) for row in first.values()]


def enlarge(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def too_wide(page: Page) -> list[str]:
    widest = page.evaluate("document.documentElement.scrollWidth")
    return [f"{widest} pixels", *page.evaluate(WHAT_REACHES_OUT)] if widest > PHONE else []


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_no_page_is_wider_than_a_phone_with_letters_of_twice_the_size(open_site: Callable, language: Language) -> None:
    page, _ = open_site(PHONE)
    found = {}
    for path in paths(language):
        page.goto(path)
        enlarge(page)
        found[path] = too_wide(page)
    assert not {path: reaching for path, reaching in found.items() if reaching}


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_the_bar_leaves_most_of_the_phone_to_the_page(open_site: Callable, language: Language) -> None:
    page, _ = open_site(PHONE)
    page.goto(f"/{language.code}/")
    enlarge(page)
    assert page.locator(".bar").bounding_box()["height"] <= page.viewport_size["height"] / 5
