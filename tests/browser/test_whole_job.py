"""The whole job in a real browser: read, think one situation through, see who can help, print. On a small phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ticking import think, tick, ticked
from tests.scripts import CODES

SMALL = 360


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_home_page_to_the_help_lines(open_site: Callable, language: str, scripts: bool) -> None:
    page, watch = open_site(SMALL, scripts=scripts)
    page.goto(f"/{language}/")
    page.locator(".doors a[href$='/indicators/']").click()
    page.locator(".doors h2 a[href$='/categories/DOC/']").click()
    page.locator("#DOC-01 h2 a").click()
    expect(page.locator(".side")).to_have_count(2)
    page.locator(".rooms a[href$='/checklist/']").click()
    page.locator("#place").select_option("VN")
    page.locator(".place-form button").click()
    page.wait_for_url("**/checklist/VN/", wait_until="networkidle")
    before = len(watch.requests)
    tick(page, "DOC-01")
    tick(page, "MOV-02", "unsure")
    think(page)
    expect(page.locator("#list .sign:visible")).to_have_count(2)
    expect(page.locator("#list .both:visible > p")).to_have_count(4)
    expect(page.locator("#list .asked:visible")).to_have_count(2)
    expect(page.locator("#reflection .referral .phone").first).to_be_visible()
    assert [request for request in watch.requests[before:] if not request.endswith(".svg")] == []
    assert page.url.partition("#")[0].endswith(f"/{language}/checklist/VN/")
    assert not watch.elsewhere()
    assert not watch.complaints
    assert page.context.cookies() == []


def test_the_ticks_leave_nothing_behind(open_site: Callable) -> None:
    page, watch = open_site()
    page.goto("/en/checklist/CN/", wait_until="networkidle")
    title, before = page.title(), len(watch.requests)
    tick(page, "DEB-01")
    think(page)
    expect(page.locator("#reflection")).to_be_visible()
    assert page.title() == title
    assert watch.requests[before:] == []
    stores = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
        (await caches.keys().catch(() => [])).length, document.cookie.length, history.state === null]"""
    assert page.evaluate(stores) == [0, 0, 0, 0, 0, True]
    page.reload()
    expect(page.locator("#reflection")).to_be_hidden()
    assert ticked(page) == []
    tick(page, "DEB-01")
    page.goto("/en/about/")
    page.go_back()
    assert ticked(page) == []


def test_the_way_back_keeps_the_ticks_while_the_page_is_open(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/checklist/CN/")
    tick(page, "DOC-01")
    think(page)
    page.locator(".jumps .back").click()
    assert ticked(page) == ["DOC-01 noticed"]
    expect(page.locator("#card-DOC-01")).to_be_visible()


def test_the_referral_does_not_depend_on_ticks(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/checklist/CN/")
    nothing = page.locator(".referral").inner_html()
    for code in ("DOC-01", "COE-01", "CHD-01"):
        tick(page, code)
    think(page)
    assert page.locator(".referral").inner_html() == nothing


def test_the_job_by_keyboard_alone(open_site: Callable) -> None:
    page, watch = open_site(SMALL)
    page.goto("/en/checklist/")
    press_until(page, "#place")
    page.keyboard.type("Viet Nam")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checklist/VN/")
    press_until(page, ".tick-category > summary")
    page.keyboard.press("Enter")
    press_until(page, "#card-REC-01 input")
    page.keyboard.press("Space")
    assert ticked(page) == ["REC-01 noticed"]
    page.keyboard.press("Space")
    assert ticked(page) == []
    page.keyboard.press("ArrowRight")
    assert ticked(page) == ["REC-01 unsure"]
    press_until(page, "#think")
    page.keyboard.press("Enter")
    expect(page.locator("#noticed-title")).to_be_focused()
    expect(page.locator("#card-REC-01")).to_be_visible()
    assert not watch.elsewhere()


def press_until(page: Page, selector: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement?.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached within {most} presses of Tab")


def test_the_picture_moves_with_the_slider(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto("/en/trainers/base-rates/")
    expect(page.locator("[data-count=flagged]")).to_have_text("399")
    page.locator("#affected").focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-count=affected]")).to_have_text(["1", "1"])  # beside the slider, and in the list
    expect(page.locator("[data-count=flagged]")).to_have_text("391")
    assert page.locator("circle.flagged").count() == 391
    page.locator("input[value=QYIT]").check()
    expect(page.locator("[data-count=missed]")).to_have_text("12")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("start", ["/en/search/", "/km/indicators/"])
def test_back_from_a_search_is_a_page_of_the_site(open_site: Callable, start: str, scripts: bool) -> None:
    page, _ = open_site(SMALL, scripts=scripts)
    page.goto(start)
    page.locator("input[type=search]").fill("DOC-01")
    page.keyboard.press("Enter")
    page.locator(".found a").first.click()
    page.wait_for_url("**/indicators/DOC-01/")
    page.go_back()
    expect(page.locator(".found a").first).to_be_visible()
    expect(page.locator("#exit")).to_be_visible()
    page.go_back()
    assert page.url.endswith(start)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_empty_search_can_be_left_and_found_again(open_site: Callable, scripts: bool) -> None:
    page, _ = open_site(SMALL, scripts=scripts)
    page.goto("/vi/search/")
    page.locator("input[type=search]").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("main a[href$='/indicators/']").click()
    page.go_back()
    expect(page.locator(".error-summary")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_back_after_the_checklist_is_a_page_of_the_site_without_the_ticks(open_site: Callable, scripts: bool) -> None:
    page, _ = open_site(SMALL, scripts=scripts)
    page.goto("/en/checklist/CN/")
    tick(page, "DOC-01")
    think(page)
    page.locator(".rooms a[href$='/help/']").click()
    page.wait_for_url("**/en/help/")
    page.go_back()
    expect(page.locator("#exit")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Think one situation through")
    assert ticked(page) == []


def test_without_scripts_nothing_ticked_is_fine_and_the_list_comes_back(open_site: Callable) -> None:
    page, _ = open_site(SMALL, scripts=False)
    page.goto("/en/checklist/CN/")
    expect(page.locator("#reflection")).to_be_hidden()
    think(page)
    expect(page.locator("#list .sign:visible")).to_have_count(0)
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#reflection .referral").first).to_be_visible()
    page.locator("#thought .back").click()
    expect(page.locator("#list .tick-category").first).to_be_visible()
    expect(page.locator("#reflection")).to_be_hidden()
