"""Signing in as staff do: a password, a code, a passkey; classes of one's own; and leaving from there."""

import time
from base64 import b32decode
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django_otp.oath import TOTP
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch, manage, prepared, serving
from tests.browser.test_access import NARROW, by_night, violations
from tests.ports import free_port

PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def staff_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of its own, with two accounts, at an address that browsers trust with passkeys."""
    port = free_port()
    origin = f"http://localhost:{port}"
    environment = prepared(tmp_path_factory.mktemp("staff")) | {
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "tests.browser.passkey_settings",
        "PASSKEY_ORIGIN": origin,
    }
    for name in ("host", "teacher"):
        manage(environment, "createsuperuser", "--noinput", "--username", name, "--email", "")
    with serving(environment, port):
        yield origin


@pytest.fixture
def context(chromium: Browser, staff_site: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=staff_site, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def type_first(page: Page, name: str, value: str) -> None:
    """Type into the field that the page gives the focus to; typing before it has is a complaint of the browser."""
    field = page.locator(f"[name={name}]")
    expect(field).to_be_focused()
    field.fill(value)


def give_password(page: Page, name: str = "host") -> None:
    page.goto("/staff/")
    type_first(page, "username", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")


def code_of(secret: str, steps: int = 0) -> str:
    totp = TOTP(b32decode(secret.replace(" ", "")))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


def test_from_the_first_sign_in_to_a_passkey(context: BrowserContext, page: Page, staff_site: str) -> None:
    watch = Watch(context, staff_site)
    give_password(page)
    expect(page.locator("h1")).to_have_text("Set up the second step")
    expect(page.locator(".qr svg")).to_be_visible()
    secret = page.locator("code").inner_text()
    type_first(page, "code", code_of(secret, -1))
    page.get_by_role("button", name="Set up").click()
    expect(page.locator(".codes li")).to_have_count(10)
    recovery = page.locator(".codes li").first.inner_text()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("h1")).to_have_text("Staff")

    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.get_by_role("link", name="Second step").click()
    page.click("#passkey-register-button")
    expect(page.locator("#passkey-register-status-message")).not_to_be_empty()
    expect(page.locator("#passkey-register-status-message")).to_contain_text("success")

    page.get_by_role("button", name="Log out").click()
    give_password(page)
    expect(page.locator("h1")).to_have_text("Second step")
    page.click("#passkey-verification-button")
    page.wait_for_url("**/staff/")
    expect(page.locator("h1")).to_have_text("Staff")

    page.get_by_role("button", name="Log out").click()
    give_password(page)
    type_first(page, "code", recovery)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("h1")).to_have_text("Staff")
    assert watch.elsewhere() == []
    assert watch.complaints == []


def press(page: Page, role: Any, name: str) -> None:
    """By keyboard."""
    control = page.get_by_role(role, name=name, exact=True)
    control.focus()
    page.keyboard.press("Enter")


def test_a_class_is_begun_ended_and_opened_again_by_keyboard(context: BrowserContext, page: Page) -> None:
    give_password(page, "teacher")
    type_first(page, "code", code_of(page.locator("code").inner_text()))
    page.get_by_role("button", name="Set up").click()
    page.get_by_role("link", name="I have kept them").click()
    page.set_viewport_size({"width": NARROW, "height": 800})

    def judge(title: str) -> None:
        expect(page.locator("h1")).to_have_text(title)
        assert [*violations(page), *by_night(page)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW

    press(page, "link", "Classes")
    judge("Classes")
    press(page, "link", "Begin a class")
    judge("Begin a class")
    press(page, "button", "Begin")
    expect(page.locator(".errorlist")).to_be_visible()
    judge("Begin a class")
    page.locator("[name=lesson]").select_option("LESSON-1")
    press(page, "button", "Begin")
    expect(page.locator(".controls")).to_be_visible()
    run = page.url
    page.locator(".end summary").click()
    page.locator(".end button").click()
    expect(page.locator("#again")).to_be_visible()

    page.goto("/staff/classes/")
    expect(page.locator(".classes strong")).to_have_text("Ended")
    judge("Classes")
    press(page, "button", "Open again")
    expect(page.locator(".controls")).to_be_visible()
    assert page.url == run
    assert {cookie["name"] for cookie in context.cookies()} == {"staff", "csrf"}


@pytest.mark.parametrize("key", ["Shift", "click"])
def test_staff_pages_can_be_left(context: BrowserContext, page: Page, staff_site: str, key: str) -> None:
    watch = Watch(context, staff_site)
    page.goto("/staff/login/")
    if key == "click":
        page.click("#exit")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(settings.SCREENING_EXIT_URL)
    assert watch.elsewhere()
