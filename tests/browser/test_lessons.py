"""Slides and notes by keyboard and without scripts; a knowledge check that sends, keeps and adds up nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.scripts import CODES

SLIDES = "/en/lessons/LESSON-1/slides/"
NOTES = "/en/lessons/LESSON-1/speaker/"
CHECK = "/en/knowledge-check/"
STORES = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys().catch(() => [])).length, document.cookie.length]"""
# The upper end of a slide, in pixels below the bar that stays on screen.
BELOW_THE_BAR = """slide => slide.getBoundingClientRect().top
    - document.querySelector(".bar").getBoundingClientRect().bottom"""


def is_shown(page: Page, number: int, slack: int = 4) -> None:
    """The slide has the focus, stands `slack` pixels or less from the bar, and its number is announced."""
    slide = page.locator(f"#slide-{number}")
    expect(slide).to_be_focused()
    expect(page.locator("#which-slide")).to_have_text(slide.locator(".slide-number").inner_text())
    assert abs(slide.evaluate(BELOW_THE_BAR)) < slack


@pytest.mark.parametrize(("path", "slack"), [(SLIDES, 4), (NOTES, 24)], ids=["slides", "notes"])
def test_the_keys_of_a_clicker_show_the_slides_in_order(open_site: Callable, path: str, slack: int) -> None:
    page, watch = open_site()
    page.goto(path)
    for number in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        is_shown(page, number, slack)
    page.keyboard.press("ArrowLeft")
    is_shown(page, 2, slack)
    page.keyboard.press("Home")
    is_shown(page, 1, slack)
    page.keyboard.press("End")
    expect(page.locator("[data-slide]").last).to_be_focused()
    before = page.locator("[data-slide]").count() - 1
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#slide-{before}")).to_be_focused()
    assert not watch.elsewhere()
    assert not watch.complaints


@pytest.mark.parametrize("key", ["PageDown", "Space"])
def test_a_key_goes_through_every_slide(open_site: Callable, key: str) -> None:
    page, _ = open_site()
    page.goto(SLIDES)
    page.set_viewport_size({"width": 1280, "height": 900})
    total = page.locator("[data-slide]").count()
    for number in range(1, total + 1):
        page.keyboard.press(key)
        is_shown(page, number)
    page.keyboard.press("PageUp")
    is_shown(page, total - 1)


def test_a_slide_that_is_taller_than_the_screen_is_read_to_its_end_first(open_site: Callable) -> None:
    page, _ = open_site(320)
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto(SLIDES)
    first = page.locator("#slide-8")  # a story
    page.locator("#slide-7 a[href='#slide-8']").click()
    assert first.evaluate("slide => slide.getBoundingClientRect().bottom > window.innerHeight + 100")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(400)
    expect(first).to_be_focused()
    assert first.evaluate(BELOW_THE_BAR) < -50


def test_other_keys_and_open_lists_keep_their_own_meaning(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(SLIDES)
    page.locator(".languages summary").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".languages summary")).to_be_focused()
    page.locator("#slide-2").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#slide-2 a").first).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_slide_fills_the_view_and_links_to_the_next(open_site: Callable, width: int, scripts: bool) -> None:
    page, watch = open_site(width, scripts=scripts)
    page.goto(SLIDES)
    height = page.viewport_size["height"] - page.locator(".bar").bounding_box()["height"]
    slides = page.locator("[data-slide]")
    for number in range(1, slides.count() + 1):
        slide = page.locator(f"#slide-{number}")
        assert slide.bounding_box()["height"] >= height - 8
        if number > 1:
            page.locator(f"#slide-{number - 1} a[href='#slide-{number}']").click()
            expect(slide).to_be_in_viewport(ratio=0.5)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not watch.complaints


def test_in_full_screen_the_slide_has_the_wall_and_the_exit_is_one_key_away(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(SLIDES)
    page.keyboard.press("Tab")
    expect(page.locator("#exit")).to_be_focused()
    page.locator("#full-screen").click()
    page.wait_for_function("document.fullscreenElement === document.documentElement")
    expect(page.locator("#slide-1")).to_be_focused()
    expect(page.locator(".rooms")).to_be_hidden()
    expect(page.locator("#exit")).not_to_be_in_viewport()
    for number in (2, 3):
        page.keyboard.press("ArrowRight")
        is_shown(page, number, slack=10)
        assert page.locator(f"#slide-{number}").bounding_box()["height"] >= page.viewport_size["height"]
    page.mouse.move(200, 1)
    expect(page.locator("#exit")).to_be_in_viewport(ratio=1)
    page.mouse.move(200, 400)
    expect(page.locator("#exit")).not_to_be_in_viewport()
    page.locator("#exit").focus()
    expect(page.locator("#exit")).to_be_in_viewport(ratio=1)


def test_without_scripts_there_is_no_button_that_does_nothing(open_site: Callable) -> None:
    page, _ = open_site(scripts=False)
    page.goto(SLIDES)
    expect(page.locator("#full-screen")).to_be_hidden()
    page.goto(NOTES)
    page.locator("details.plan-of-notes summary").first.click()
    expect(page.locator(".plan").first).to_be_visible()


def test_nothing_moves_by_itself(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(SLIDES)
    moving = """[...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.scrollBehavior === "smooth" || style.animationName !== "none";
    }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("language", CODES)
def test_the_explanation_says_in_words_what_it_thinks_of_each_choice(open_site: Callable, language: str) -> None:
    page, watch = open_site(360)
    page.goto(f"/{language}/knowledge-check/", wait_until="networkidle")
    before = len(watch.requests)
    for question in page.locator("[data-question]").all():
        options = question.locator("input")
        if options.count():
            options.nth(0).check()
            options.nth(1).check()
        question.locator("summary").click()
        expect(question.locator("details > p").last).to_be_visible()
        kind = options.first.get_attribute("type") if options.count() else ""
        if question.locator("[data-chosen]").count():
            shown = question.locator("[data-chosen]:not([hidden])")
            expect(shown).to_have_count(2 if kind == "checkbox" else 1)
    assert watch.requests[before:] == []
    assert page.evaluate(STORES) == [0, 0, 0, 0, 0]
    assert page.context.cookies() == []
    assert not watch.complaints


def test_nothing_is_added_up_when_all_is_answered(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(CHECK)
    numbers = sorted(re.findall(r"\d+", page.locator("main").inner_text()))
    for question in page.locator("[data-question]").all():
        if question.locator("[data-chosen]").count():
            question.locator("input").first.check()
            question.locator("summary").click()
            shown = question.locator("[data-chosen]:not([hidden])")
            expect(shown).to_have_count(1)
            colours = shown.evaluate("words => [getComputedStyle(words).color, getComputedStyle(words).borderColor]")
            assert colours == page.locator("[data-chosen]:not([hidden])").first.evaluate(
                "words => [getComputedStyle(words).color, getComputedStyle(words).borderColor]"
            )
            question.locator("summary").click()
    assert sorted(re.findall(r"\d+", page.locator("main").inner_text())) == numbers


def test_a_change_of_mind_changes_the_words(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(CHECK)
    question = page.locator("#CHECK-01")
    question.locator("summary").click()
    expect(question.locator("[data-chosen='']")).to_be_visible()
    for option in ("1", "3"):
        question.locator(f"input[value='{option}']").check()
        expect(question.locator("[data-chosen]:not([hidden])")).to_have_count(1)
        expect(question.locator(f"[data-chosen='{option}']")).to_be_visible()


def test_choices_are_gone_when_the_page_closes(open_site: Callable) -> None:
    page, _ = open_site()
    page.goto(CHECK)
    page.locator("#CHECK-01 input").first.check()
    page.reload()
    assert page.locator("input:checked").count() == 0
    page.locator("#CHECK-01 input").first.check()
    page.goto("/en/about/")
    page.go_back()
    assert page.locator("input:checked").count() == 0


@pytest.mark.parametrize("path", [CHECK, "/en/cases/CASE-13/", "/km/knowledge-check/LESSON-2/", "/km/cases/CASE-01/"])
def test_without_scripts_every_explanation_opens(open_site: Callable, path: str) -> None:
    page, watch = open_site(360, scripts=False)
    page.goto(path)
    details = page.locator("main details")
    for number in range(details.count()):
        details.nth(number).locator("summary").click()
        expect(details.nth(number).locator("p:not([hidden]), li").last).to_be_visible()
    assert page.locator("[data-chosen]:visible").count() == 0
    assert not watch.elsewhere()
