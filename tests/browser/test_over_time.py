"""Checks of a class as they are played: a trainer opens, phones answer and reload, and the report stands."""

from collections.abc import Callable
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import NARROW, by_night, violations
from tests.scripts import CODES

pytestmark = pytest.mark.django_db


def faults(page: Page) -> list[str]:
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth") > NARROW
    return [*violations(page), *by_night(page), *(["too wide"] if wide else [])]


def test_five_phones_answer_a_check_and_its_report_stands(open_site: Callable) -> None:
    trainer, watch = open_site(NARROW)
    trainer.goto("/en/over-time/?lesson=LESSON-1")
    trainer.click("#make")
    run = trainer.url
    trainer.locator("button[value=open]").first.click()
    expect(trainer.locator("button[value=close]")).to_be_visible()
    assert not faults(trainer)
    code = trainer.locator(".join-code").inner_text()
    for number, language in zip(range(5), cycle(CODES), strict=False):
        phone, phone_watch = open_site(NARROW, scripts=number > 0)
        phone.goto(f"/{language}/check/?code={code.lower()}")
        found = {"door": faults(phone)} if number > 0 else {}
        phone.click("main form button")
        phone.locator("input[type=checkbox]").first.check()
        phone.click("form.check button")
        expect(phone.locator("[role=alert]")).to_be_visible()  # single choices wait, and nothing is lost
        expect(phone.locator("input[type=checkbox]").first).to_be_checked()
        found |= {"questions": faults(phone)} if number > 0 else {}
        for unsure in phone.locator("input[value='?']").all():
            unsure.check()
        phone.click("form.check button")
        expect(phone.locator("input")).to_have_count(0)
        phone.reload()
        expect(phone.locator("input")).to_have_count(0)
        assert not any(found.values()), found
        assert not phone_watch.elsewhere()
    trainer.goto(run)
    trainer.locator("button[value=close]").click()
    trainer.goto(f"{run}report/")
    expect(trainer.locator(".figures tbody tr")).to_have_count(1)
    expect(trainer.locator(".figures tbody td").first).to_have_text("5")
    assert not faults(trainer)
    assert not watch.elsewhere()
    assert not watch.complaints
