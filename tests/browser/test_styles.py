"""No style asks for a picture that the site's policy forbids, however early a browser applies it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/en/checklist/CN/", "/en/help/VN/", "/staff/login/"])
def test_no_style_holds_a_picture_in_an_address(open_site: Callable, path: str) -> None:
    page, watch = open_site()
    page.goto(path)
    styles = page.eval_on_selector_all("link[rel=stylesheet]", "links => links.map(link => link.href)")
    assert styles
    for style in styles:
        assert re.findall("url.{0,4}data:", page.request.get(style).text()) == [], style
    assert not watch.complaints


def style(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}")


def test_a_box_to_tick_shows_where_the_keyboard_is_as_everything_else_does(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/kit/")
    rings = set()
    for selector in ("#kit-lessons_0", "#kit-place"):
        page.locator(selector).focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.locator(selector)).to_be_focused()
        rings.add((style(page, selector, "outlineColor"), style(page, selector, "outlineWidth")))
    assert len(rings) == 1


def test_a_fault_is_told_without_red(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/kit/choose/?people-en=12")
    expect(page.locator("#kit-lessons_0")).to_have_class(re.compile("is-invalid"))
    ink = style(page, "main", "color")
    assert style(page, "label[for=kit-lessons_0]", "color") == ink
    assert style(page, ".invalid-feedback", "color") == ink
