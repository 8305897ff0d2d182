"""A live class as it is played: a trainer by keyboard, a wall, and phones in several languages on a bad line."""

import re
from collections.abc import Callable
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import by_night, violations
from tests.scripts import CODES

PHONE = 360
# A phone asks every 2.5 s while something is open, waits up to 1.5 s more, and the machine may be busy.
SOON_MS = 20_000


class Class:
    """One class: the trainer has begun it, and the wall hangs."""

    def __init__(self, open_site: Callable, language: str = "en") -> None:
        self.open_site = open_site
        self.trainer, self.watch = open_site()
        self.trainer.goto(f"/{language}/class/?lesson=LESSON-2")
        self.trainer.click("#start")
        expect(self.trainer.locator(".controls")).to_be_visible()
        self.code = self.trainer.locator(".join-code").inner_text().replace(" ", "")
        self.wall, self.wall_watch = open_site()
        self.wall.goto(self.trainer.locator("a[href*='/class/wall/']").get_attribute("href"))

    def phone(self, language: str, *, scripts: bool = True) -> Page:
        phone, _ = self.open_site(PHONE, scripts=scripts)
        phone.goto(f"/{language}/join/?code={self.code.lower()}")
        phone.click("main form button")
        return phone

    def press(self, *keys: str) -> None:
        """By keyboard; each press changes the screen before the next one."""
        for key in keys:
            with self.trainer.expect_response(re.compile("/act/")):
                self.trainer.keyboard.press(key)


def send(phone: Page) -> None:
    phone.locator("#answer [name=chosen]").first.check()
    phone.click("#answer button")


def test_a_class_plays_a_lesson(open_site: Callable) -> None:
    live = Class(open_site)
    phones = [live.phone(language) for _, language in zip(range(5), cycle(CODES), strict=False)]
    plain = live.phone("en", scripts=False)
    live.press("n", "n", "o")  # past the first question, to the first case
    for phone in phones:
        expect(phone.locator("#answer")).to_be_visible(timeout=SOON_MS)
        send(phone)
        expect(phone.locator("[data-said=received]")).to_be_in_viewport()
    plain.reload()
    send(plain)
    expect(plain.locator("[data-said=received]")).to_be_visible()
    phones[0].reload()
    expect(phones[0].locator("#answer [name=chosen]").first).to_be_checked()
    late = live.phone("en")
    send(late)
    expect(live.wall.locator(".joining")).to_contain_text(re.compile(r"Answers\s*7"), timeout=SOON_MS)
    assert live.wall.locator("meter").count() == 0
    live.press("r")
    expect(live.wall.locator("meter").first).to_be_visible(timeout=SOON_MS)
    for phone in phones:
        expect(phone.locator(".revealed")).to_be_visible(timeout=SOON_MS)
        expect(phone.locator("#announced")).not_to_be_empty()
    live.trainer.goto(live.trainer.url + "report/")
    expect(live.trainer.locator("meter").first).to_be_visible()
    for watch in (live.watch, live.wall_watch):
        assert not watch.elsewhere()
        assert not watch.complaints


def test_an_answer_without_a_network_waits_and_says_so(open_site: Callable) -> None:
    live = Class(open_site)
    phone, other = live.phone("en"), live.phone("en")
    live.press("n", "n", "o")
    for row in (phone, other):
        expect(row.locator("#answer")).to_be_visible(timeout=SOON_MS)
        row.context.set_offline(True)
        send(row)
        expect(row.locator("[data-said=waiting]")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator("[data-said=received]")).to_be_visible(timeout=SOON_MS)
    live.press("c")
    other.context.set_offline(False)
    expect(other.locator("[data-said=closed]")).to_be_visible(timeout=SOON_MS)
    expect(phone.locator("#answer")).to_have_count(0, timeout=SOON_MS)


def test_another_device_takes_over_by_the_kept_address(open_site: Callable) -> None:
    live = Class(open_site)
    live.press("n")
    other, _ = open_site(PHONE)
    other.goto(live.trainer.url)
    expect(other.locator("[aria-current=step]")).to_have_count(1)
    live.trainer.close()
    other.click("#do-next")
    expect(other.locator(".run-plan li:nth-child(2) [aria-current=step]")).to_have_count(1)


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing_on_the_screens_of_a_class(open_site: Callable, language: str) -> None:
    live = Class(open_site, language)
    phone = live.phone(language)
    live.press("n", "n", "o")
    expect(phone.locator("#answer")).to_be_visible(timeout=SOON_MS)
    for page in (live.trainer, live.wall, phone):
        page.set_viewport_size({"width": 320, "height": 700})
        assert [*violations(page), *by_night(page)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    live.press("r")
    expect(phone.locator(".revealed")).to_be_visible(timeout=SOON_MS)
    for page in (live.wall, phone):
        assert [*violations(page), *by_night(page)] == []
