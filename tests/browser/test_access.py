"""axe (WCAG 2.2 AA) finds nothing on any page in any language, and nothing is wider than a small phone."""

import os
from collections.abc import Callable
from itertools import groupby

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation

from tests.browser.conftest import opened
from tests.scripts import TRIED
from tests.site.addresses import FILES, Address, names, pages

pytestmark = pytest.mark.django_db

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
NARROW = 320


def path_of(address: Address) -> str:
    with translation.override(address.language):
        return reverse(address.name, kwargs=dict(address.kwargs))


def addresses(language: str) -> list[str]:
    """Pages of one kind share a template: one of each. AXE_ALL=1: every one."""
    most = None if os.environ.get("AXE_ALL") else 1
    own = [row for row in pages() if row.language == language]
    return [path_of(row) for _, rows in groupby(own, key=lambda row: row.name) for row in list(rows)[:most]]


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_axe_finds_nothing(open_site: Callable, language: object) -> None:
    page, watch = open_site(NARROW)
    found = {}
    for path in [*addresses(language.code), f"/{language.code}/nothing/"]:
        opened(page, path)
        results = Axe().run(page, options=RULES)
        violations = [
            f"{row['id']}: {node['target']} {node['failureSummary']}"
            for row in results.response["violations"]
            for node in row["nodes"]
        ]
        if violations:
            found[path] = violations[:5]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW:
            found[f"{path} width"] = [str(width)]
    assert not found
    assert not watch.elsewhere()
    assert not [text for text in watch.complaints if "404" not in text]


@pytest.mark.parametrize("language", TRIED, ids=lambda row: row.code)
def test_the_reflection_is_accessible_too(open_site: Callable, language: object) -> None:
    page, _ = open_site(NARROW)
    page.goto(f"/{language.code}/checklist/CN/")
    page.locator("label[for='tick-DOC-01_0']").click()
    page.locator("#checklist button[type=submit]").click()
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_every_named_page_is_looked_at() -> None:
    assert {row.name for row in pages()} == names() - FILES
