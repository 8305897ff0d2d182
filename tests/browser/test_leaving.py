"""Leaving is one key away on every kind of page."""

import time
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Route, expect

from tests.browser.ticking import think, tick

PAGES = ["/en/", "/km/checklist/CN/", "/vi/help/VN/", "/zh-hans/handouts/", "/en/nothing/", "/en/trainers/base-rates/"]


@pytest.mark.parametrize("path", PAGES)
def test_the_first_tab_stop_leaves(open_site: Callable, path: str) -> None:
    page, watch = open_site(360)
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.locator("#exit")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(settings.SCREENING_EXIT_URL)
    assert watch.requests[-1].startswith(f"GET {settings.SCREENING_EXIT_URL}")


@pytest.mark.parametrize("path", PAGES)
def test_shift_three_times_leaves_and_back_does_not_return(open_site: Callable, path: str) -> None:
    page, _ = open_site()
    page.goto("about:blank")
    page.goto(path)
    expect(page.locator("#exit-keys")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(settings.SCREENING_EXIT_URL)
    page.go_back()
    assert path not in page.url


def test_the_keys_are_named_only_where_they_do_something(open_site: Callable) -> None:
    for width, scripts in ((1280, False), (360, True)):
        page, _ = open_site(width, scripts=scripts)
        page.goto("/en/")
        expect(page.locator("#exit")).to_be_visible()
        expect(page.locator("#exit-keys")).to_be_hidden()


def test_other_keys_between_do_not_leave(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/")
    for key in ("Shift", "a", "Shift", "b", "Shift", "c"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.endswith("/en/")


def test_clicks_with_shift_held_do_not_leave(open_site: Callable) -> None:
    page, watch = open_site()
    page.goto("/en/")
    for _ in range(3):
        page.locator("h1").click(modifiers=["Shift"])
    page.wait_for_timeout(300)
    assert page.url.endswith("/en/")
    assert watch.elsewhere() == []


def test_three_presses_after_a_click_leave(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/")
    page.locator("h1").click(modifiers=["Shift"])
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(settings.SCREENING_EXIT_URL)


def test_the_page_is_blank_before_the_next_one_arrives(open_site: Callable) -> None:
    page, _ = open_site()
    seen: list[str] = []
    asked: list[Route] = []
    # Playwright cannot wrap a method that is written in C.
    page.expose_function("note", lambda display: seen.append(display))  # noqa: PLW0108
    page.route(settings.SCREENING_EXIT_URL, lambda route: asked.append(route))  # noqa: PLW0108
    page.goto("/en/indicators/")
    watch_the_root = """() => new MutationObserver(() => note(getComputedStyle(document.body).display))
        .observe(document.documentElement, { attributes: true })"""
    page.evaluate(watch_the_root)
    page.locator("#exit").click(no_wait_after=True)
    until = time.monotonic() + 10
    while not (seen and asked) and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert seen == ["none"]
    asked[0].fulfill(body="elsewhere", content_type="text/plain")  # the other site has taken its time
    page.wait_for_url(settings.SCREENING_EXIT_URL)


def test_the_other_tabs_leave_too(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/indicators/")
    other = page.context.new_page()
    other.goto("/km/help/CN/")
    page.bring_to_front()
    page.locator("#exit").click()
    other.wait_for_url(settings.SCREENING_EXIT_URL)


def test_leaving_needs_no_scripts(open_site: Callable) -> None:
    page, _ = open_site(scripts=False)
    page.goto("/km/indicators/")
    page.locator("#exit").click()
    page.wait_for_url(settings.SCREENING_EXIT_URL)


def test_it_stays_on_screen_when_the_checklist_ends(open_site: Callable) -> None:
    page, _ = open_site(360)
    page.goto("/km/checklist/VN/")
    tick(page, "DOC-01")
    think(page)
    expect(page.locator("#exit")).to_be_in_viewport(ratio=1)
    expect(page.locator("#noticed-title")).to_be_in_viewport(ratio=1)


def test_it_stays_on_screen_while_reading(open_site: Callable) -> None:
    page, _ = open_site(360)
    page.goto("/en/categories/COE/")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(600)
    expect(page.locator("#exit")).to_be_in_viewport()
