"""From the home page to a handout and a kit on disk: by keyboard, on a phone and a desk, with and without scripts."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Route, expect

from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Option
from screening.languages import LANGUAGES
from tests.browser.conftest import PRINT_SECONDS, opened
from tests.browser.test_access import violations

pytestmark = pytest.mark.django_db

WIDTHS = {"phone": 360, "desk": 1280}


def follow(page: Page, selector: str) -> None:
    """Reach a link or a button by the keyboard alone, and press it."""
    target = page.locator(selector).first
    expect(target).to_be_visible()
    for _ in range(150):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def downloaded(page: Page, selector: str, folder: Path) -> bytes:
    with page.expect_download() as caught:
        page.locator(selector).click()
    file = folder / "file"
    caught.value.save_as(file)
    return file.read_bytes()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_a_newcomer_takes_a_kit_home(open_site: Callable, tmp_path: Path, width: int, scripts: bool) -> None:
    page, watch = open_site(width, scripts=scripts)
    page.goto("/en/")
    follow(page, ".doors a[href$='/trainers/']")
    follow(page, "main a[href$='/kit/']")
    page.locator("#kit-lessons_1").focus()
    page.keyboard.press("Space")
    page.locator("#kit-minutes").select_option("10")
    page.locator("#kit-place").select_option("VN")
    page.locator("#kit-make").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kit/LESSON-2/10/en12/VN/a4/")
    button = page.locator("a[href$='/a4.pdf']")
    expect(button).to_be_visible(timeout=PRINT_SECONDS * 1000)
    assert downloaded(page, "a[href$='/a4.pdf']", tmp_path).startswith(b"%PDF")
    assert downloaded(page, "a[href$='/a4.zip']", tmp_path).startswith(b"PK")
    assert not watch.elsewhere()
    assert not watch.complaints


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("language", "other"), [("en", "km"), ("km", "en")])
def test_a_social_worker_takes_both_languages_and_a_number_home_in_three_clicks(
    open_site: Callable, tmp_path: Path, language: str, other: str, scripts: bool
) -> None:
    page, watch = open_site(WIDTHS["phone"], scripts=scripts)
    page.goto(f"/{language}/")
    follow(page, ".doors a[href$='/handouts/short/']")  # one
    page.locator("#short-other").select_option(other)
    page.locator("#short-signs").select_option("DOC")
    if scripts:  # without a place the sheet has lines to write on: nothing else has to be chosen
        expect(page.locator("#preview a[download]")).to_be_visible(timeout=PRINT_SECONDS * 1000)
    page.locator("#short-place").select_option("VN")
    if not scripts:
        page.locator("#short-show").click()  # two
    file = f"/{language}/handouts/short/{other}/DOC/VN/a4.pdf"
    link = page.locator("#preview a[download]")
    expect(link).to_have_attribute("href", file, timeout=PRINT_SECONDS * 1000)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#preview img")).to_have_count(1)
    assert page.url.endswith(f"/{language}/handouts/short/{language}/{other}/DOC/VN/a4/")
    assert downloaded(page, "#preview a[download]", tmp_path).startswith(b"%PDF")  # three at most
    assert not watch.elsewhere()
    assert not watch.complaints


def test_the_pages_follow_the_choice(open_site: Callable) -> None:
    page, watch = open_site()
    opened(page, "/en/handouts/category/en/DOC/a4/")
    page.locator("#category-category").select_option("MAR")
    expect(page.locator("#preview a[download]")).to_have_attribute(
        "href", re.compile("/en/handouts/category/MAR/a4.pdf"), timeout=PRINT_SECONDS * 1000
    )
    page.locator("#category-paper").select_option("letter")
    expect(page.locator("#preview img").first).to_have_attribute(
        "src", "/en/handouts/category/MAR/letter/1.png", timeout=PRINT_SECONDS * 1000
    )
    page.locator("#category-category").select_option("")
    expect(page.locator("#preview :is(img, a)")).to_have_count(0)
    assert not watch.complaints


def test_the_sheet_of_another_choice_is_never_offered(open_site: Callable) -> None:
    """The line breaks, then it is slow, then it is good again."""
    page, watch = open_site()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    opened(page, "/en/handouts/card/en/VN/a4/")
    expect(page.locator("#preview a[download]")).to_contain_text("Viet Nam")
    place, offered = page.locator("#card-place"), page.locator("#preview :is(img, a[download])")
    page.context.set_offline(True)
    place.select_option("TH")
    expect(offered).to_have_count(0)
    again = page.locator("#preview button")
    expect(again).to_be_visible()
    again.click()
    expect(again).to_be_visible()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    page.context.set_offline(False)

    held: list[Route] = []
    page.context.route("**/choose/**", lambda route: held.append(route))  # noqa: PLW0108  not a method written in C
    again.click()
    expect(page.locator("#preview p")).to_contain_text("on their way")
    place.select_option("KH")
    expect(offered).to_have_count(0)
    page.context.unroute("**/choose/**")
    for route in held:
        with suppress(Error):  # the first was given up
            route.continue_()
    link = page.locator("#preview a[download]")
    expect(link).to_have_attribute("href", "/en/handouts/card/KH/a4.pdf", timeout=PRINT_SECONDS * 1000)
    expect(link).to_contain_text("Cambodia · A4")
    assert page.url.endswith("/en/handouts/card/en/KH/a4/")
    assert not faults
    assert not [words for words in watch.complaints if "ERR_INTERNET_DISCONNECTED" not in words]


def test_a_reload_does_not_set_another_choice_beside_the_pages(open_site: Callable) -> None:
    page, _ = open_site()
    opened(page, "/en/handouts/card/en/VN/a4/")
    page.context.set_offline(True)
    page.locator("#card-place").select_option("TH")
    expect(page.locator("#preview button")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#preview a[download]")).to_contain_text("Viet Nam")
    expect(page.locator("#card-place")).to_have_value("VN")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_is_chosen_and_shown(open_site: Callable, kind) -> None:
    """With axe: the page of a kind, and the page of a choice, in each language in turn."""
    language = LANGUAGES[KINDS.index(kind) % len(LANGUAGES)]
    codes = {
        Option.OTHER: "en" if language.code != "en" else "vi", Option.CATEGORY: "DOC", Option.PLACE: "CN",
        Option.CASE: "CASE-01", Option.LESSON: "LESSON-1", Option.QUESTIONS: "LESSON-1", Option.FORM: "A",
        Option.WORDS: "discreet", Option.WORK: "health", Option.SIGNS: "DOC", Option.ADDRESS: "bare",
    }  # fmt: skip
    page, watch = open_site(320)
    path = "/".join((kind.code, language.code, *(codes[option] for option in kind.choices), kind.papers[0]))
    opened(page, f"/{language.code}/handouts/{path}/")
    expect(page.locator("#preview img").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert not watch.elsewhere()
    assert not watch.complaints
