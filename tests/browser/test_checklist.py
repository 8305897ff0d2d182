"""The checklist under a thumb: short, nothing chosen for the reader, and nothing lost on the way to a number."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ticking import section, think, tick, ticked

PHONE, SCREEN = 360, 740
CLOSED, ONE_MORE = 12, 8  # screens
HEIGHTS = """() => {
    const height = () => document.documentElement.scrollHeight;
    const closed = height();
    return [closed, ...[...document.querySelectorAll(".tick-category")].map((section) => {
        section.open = true;
        const more = height() - closed;
        section.open = false;
        return more;
    })];
}"""
# What has the focus stands between the bar with the exit and the one at the foot.
COVERED = """() => {
    const focused = document.activeElement.getBoundingClientRect();
    const end = document.querySelector(".stay").getBoundingClientRect().top;
    const start = document.querySelector(".bar").getBoundingClientRect().bottom;
    return focused.top < start - 1 || focused.bottom > end + 1;
}"""
WAYS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def checklist(open_site: Callable, path: str = "/en/checklist/VN/", *, scripts: bool = True) -> Page:
    page, _ = open_site(PHONE, scripts=scripts)
    page.set_viewport_size({"width": PHONE, "height": SCREEN})
    page.goto(path)
    return page


@WAYS
@pytest.mark.parametrize("language", ["en", "km"])
def test_a_shelter_worker_is_one_click_from_a_number_and_few_screens_from_any_sign(
    open_site: Callable, language: str, scripts: bool
) -> None:
    page = checklist(open_site, f"/{language}/", scripts=scripts)
    page.locator("#place").select_option("VN")
    page.locator(".place-form button").click()
    expect(page.locator(".dial a").first).to_be_in_viewport(ratio=0.9)
    for path in ("VN/", "without-place/", "CN/"):
        page.goto(f"/{language}/checklist/{path}")
        if scripts:
            closed, *more = page.evaluate(HEIGHTS)
            assert max(more) <= ONE_MORE * SCREEN, path
        else:
            closed = page.evaluate("document.documentElement.scrollHeight")
        assert closed <= CLOSED * SCREEN, path
    page.goto(f"/{language}/checklist/VN/?work=shelter")
    assert page.evaluate("document.documentElement.scrollHeight") <= CLOSED * SCREEN


def test_an_answer_is_taken_back_by_pressing_it_again(open_site: Callable) -> None:
    page = checklist(open_site)
    assert ticked(page) == []
    for answer in ("noticed", "unsure", "blank"):
        tick(page, "DOC-01", answer)
        assert ticked(page) == [f"DOC-01 {answer}"]
        tick(page, "DOC-01", answer)
        assert ticked(page) == []
    tick(page, "DOC-01", "noticed")
    tick(page, "DOC-01", "unsure")
    tick(page, "DOC-02", "noticed")
    assert ticked(page) == ["DOC-01 unsure", "DOC-02 noticed"]


def test_a_category_is_walked_through_by_keyboard_and_nothing_focused_is_covered(open_site: Callable) -> None:
    page = checklist(open_site)
    page.locator(".tick-category > summary").nth(1).focus()
    page.keyboard.press("Enter")
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not page.evaluate(COVERED)
        if not (name := page.evaluate("document.activeElement.name")):
            break
        seen.append(name)
        page.keyboard.press("Space")
    assert seen == page.evaluate(
        "[...document.querySelectorAll('.tick-category:nth-of-type(2) .sign')].map(each => each.id.slice(5))"
    )
    assert ticked(page) == [f"{code} noticed" for code in seen]


def test_a_section_says_that_it_was_opened_and_nothing_about_ticks(open_site: Callable) -> None:
    page = checklist(open_site)
    summaries = page.locator(".tick-category > summary")
    before = summaries.all_inner_texts()
    section(page, "DOC-01")
    section(page, "DEB-01")
    opened = summaries.all_inner_texts()
    assert [row for row, old in zip(opened, before, strict=True) if row != old] == [
        f"{row} · opened" for row in before[1:3]
    ]
    tick(page, "DOC-01")
    think(page)
    page.locator(".stay .back").click()
    assert summaries.all_inner_texts() == opened
    expect(page.locator("#card-DOC-01")).to_be_visible()
    page.reload()
    assert summaries.all_inner_texts() == before


@WAYS
def test_nothing_is_lost_between_the_list_the_jumps_and_the_sources(open_site: Callable, scripts: bool) -> None:
    page = checklist(open_site, scripts=scripts)
    expect(page.locator(".opened:visible")).to_have_count(0)
    tick(page, "DOC-01")
    tick(page, "DEB-01")
    tick(page, "DEB-01", "blank")
    page.locator("details:has(#card-DEB-01) > summary").click()
    page.locator("#to-help").click()
    expect(page.locator("#help")).to_be_in_viewport()
    expect(page.locator("#reflection .dial a").first).to_be_visible()
    assert page.locator("#list .sign:visible").evaluate_all("all => all.map(each => each.id)") == ["card-DOC-01"]
    expect(page.locator("#print:visible")).to_have_count(1 if scripts else 0)
    for summary in page.locator("#reflection details > summary").all():
        summary.click()
    expect(page.locator("#reflection .citations .address").first).to_be_visible()
    page.locator(".jumps a[href='#help']").click()
    expect(page.locator("#help")).to_be_in_viewport()
    page.locator(".jumps .back").click()
    expect(page.locator("#reflection")).to_be_hidden()
    assert page.locator("#list .tick-category:visible").count() == page.locator(".tick-category").count()
    assert page.locator("[name=DOC-01][value=noticed]").is_checked()
    page.goto("/en/about/")
    page.go_back()
    assert page.locator("#checklist :checked").count() == 0


def test_the_print_button_prints_the_boxes_and_the_ticks(open_site: Callable) -> None:
    page = checklist(open_site)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    tick(page, "DOC-01")
    think(page)
    page.locator("#print").click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    expect(page.locator("#list .sign:visible")).to_have_count(1)
    boxes = page.locator("#card-DOC-01 label:visible").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each, '::before').borderTopWidth) > 2)"
    )
    assert boxes == [True, False, False]
    expect(page.locator(":is(.stay, .jumps, .work):visible")).to_have_count(0)
    expect(page.locator("#reflection .dial").first).to_be_visible()


@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_the_bar_stays_and_leaves_the_screen_to_the_page(open_site: Callable, letters: str) -> None:
    page = checklist(open_site)
    page.set_viewport_size({"width": 320, "height": SCREEN})
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
    for place in (1500, 3000):
        page.evaluate("top => window.scrollTo(0, top)", place)
        expect(page.locator("#think")).to_be_in_viewport(ratio=1)
        expect(page.locator("#to-help")).to_be_in_viewport(ratio=1)
    assert page.locator(".stay").bounding_box()["height"] <= SCREEN / 5
    assert page.evaluate("document.documentElement.scrollWidth") == 320
