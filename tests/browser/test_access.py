"""axe (WCAG 2.2 AA) finds nothing on any page in any language, and nothing is wider than a small phone."""

import os
import re
from collections.abc import Callable
from itertools import groupby

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from screening.languages import Language
from tests.browser.conftest import opened
from tests.browser.ticking import think, tick
from tests.scripts import TRIED, share
from tests.site.addresses import FILES, Address, names, pages

pytestmark = pytest.mark.django_db

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
NARROW = 320
AXE = Axe().axe_script
FOUND = "options => axe.run(options).then(({ violations }) => violations)"


def path_of(address: Address) -> str:
    with translation.override(address.language):
        return reverse(address.name, kwargs=dict(address.kwargs))


def addresses(language: str) -> list[str]:
    """Pages of one kind share a template: one of each, and one that is not there. AXE_ALL=1: every one."""
    most = None if os.environ.get("AXE_ALL") else 1
    own = [row for row in pages() if row.language == language]
    found = [path_of(row) for _, rows in groupby(own, key=lambda row: row.name) for row in list(rows)[:most]]
    return [*found, f"/{language}/wording/?on=/{language}/safety/", f"/{language}/nothing/"]


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_axe_finds_nothing_and_nothing_is_too_wide(open_site: Callable, language: Language) -> None:
    """Of the same pages in each language axe, which takes long, looks at a share: by day, and by night at colours."""
    page, watch = open_site(NARROW)
    paths = addresses(language.code)
    judged = share(paths, language, TRIED)
    found = {}
    for path in paths:
        opened(page, path)
        found[path] = [*violations(page), *by_night(page)] if path in judged else []
        found[path] += left_on_paper(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW:
            found[path].append(f"{width} pixels wide")
    assert not {path: faults for path, faults in found.items() if faults}
    assert not watch.elsewhere()
    assert not [text for text in watch.complaints if "404" not in text]


def violations(page: Page, rules: dict[str, object] = RULES) -> list[str]:
    """Only what is wrong is told in full: what is right takes as long again to describe."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(FOUND, {**rules, "resultTypes": ["violations"]})
    return [f"{row['id']}: {node['target']} {node['failureSummary']}" for row in found for node in row["nodes"]]


def by_night(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    found = violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"by night: {fault}" for fault in found]


def left_on_paper(page: Page) -> list[str]:
    """What a printed page shows and nobody can press; and what it does not say of itself."""
    page.emulate_media(media="print")
    dead = page.locator("button, input, select, textarea, .btn-main, details:not([open]):not(.prints) > summary")
    found = [f"on paper: {row.evaluate('row => row.outerHTML')}" for row in dead.filter(visible=True).all()]
    empty = page.locator(".panel, .door, .card-plain").filter(has_not_text=re.compile(r"\S")).filter(visible=True)
    said = page.locator(".site-footer").inner_text()
    expected = "Look Twice" if page.url.endswith("/nothing/") else page.url.split("?")[0]
    page.emulate_media(media="screen")
    return [*found, *["on paper: an empty box"] * empty.count(), *([] if expected in said else [f"on paper: {said}"])]


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_the_reflection_is_accessible_too(open_site: Callable, language: Language) -> None:
    page, _ = open_site(NARROW)
    page.goto(f"/{language.code}/checklist/CN/")
    tick(page, "DOC-01")
    think(page)
    assert violations(page) == []


def test_every_named_page_is_looked_at() -> None:
    assert {row.name for row in pages()} == names() - FILES


def test_axe_finds_what_is_wrong(open_site: Callable) -> None:
    page, _ = open_site(NARROW)
    page.goto("/en/about/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"/x.png\"> '")
    assert [fault.partition(":")[0] for fault in violations(page)] == ["image-alt"]
    page.evaluate("document.querySelector('main').style.color = '#777'")
    assert by_night(page)
