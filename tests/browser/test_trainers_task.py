"""A trainer's way from the home page to everything on paper for a class, in clicks: five at most."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PRINT_SECONDS

pytestmark = pytest.mark.django_db

MOST_CLICKS = 5
PHONE = 360


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["en", "km"])
def test_a_kit_is_five_clicks_from_home(open_site: Callable, tmp_path: Path, language: str, scripts: bool) -> None:
    page, watch = open_site(PHONE, scripts=scripts)
    clicks = 0

    def click(target: Locator) -> None:
        nonlocal clicks
        target.click()
        clicks += 1

    page.goto(f"/{language}/")
    click(page.locator(".doors a[href$='/trainers/']"))
    click(page.locator("main a[href$='/kit/']").first)
    click(page.locator("#kit-lessons_1"))
    # What is typed or chosen from a list is no click: who reads what, and the place.
    page.locator("#kit-people-en").fill("3")
    page.locator("#kit-people-km").fill("2")
    page.locator("#kit-minutes").select_option("10")
    page.locator("#kit-place").select_option("VN")
    click(page.locator("#kit-make"))
    page.wait_for_url(re.compile(rf"/{language}/kit/LESSON-2/10/en3\+km2/VN/a4/$"))
    button = page.locator("a[href$='/a4.pdf']")
    expect(button).to_be_visible(timeout=PRINT_SECONDS * 1000)
    with page.expect_download() as caught:
        click(button)
    caught.value.save_as(tmp_path / "kit.pdf")
    with pikepdf.open(tmp_path / "kit.pdf") as whole:
        assert len(whole.pages) > 0
        assert len(whole.pages) % 2 == 0
    assert clicks <= MOST_CLICKS
    assert not watch.elsewhere()
    assert not watch.complaints


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_handout_is_left_out_and_a_card_put_in(open_site: Callable, scripts: bool) -> None:
    page, watch = open_site(PHONE, scripts=scripts)
    page.goto("/en/kit/LESSON-2/10/en3/VN/a4/")
    expect(page.locator("a[href$='/a4.pdf']")).to_be_visible(timeout=PRINT_SECONDS * 1000)
    page.locator(".kit-change summary").click()
    page.get_by_label("Evaluation slip").uncheck()
    page.get_by_label("Pocket card").check()
    page.locator("#kit-change").click()
    page.wait_for_url("**/kit/LESSON-2/10/en3/VN/without-evaluation/with-card/a4/")
    expect(page.locator("a[href$='/a4.pdf']")).to_be_visible(timeout=PRINT_SECONDS * 1000)
    assert "Pocket card" in page.locator(".contents").inner_text()
    assert "Evaluation slip" not in page.locator(".contents").inner_text()
    assert not watch.complaints
