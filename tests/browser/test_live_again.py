"""A site that is away for a while: every phone comes back by itself and soon, and a room of them is no storm."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_live_class import Class

STEP_MS = 500
BACK_SECONDS = 5.0


class Asked:
    """The requests of a phone for the state of its class, by the clock of the phone.

    `quiet` stands for minutes in which the trainer does nothing: the clock of the site goes its own way.
    """

    def __init__(self, phone: Page, *, quiet: bool) -> None:
        self.phone, self.quiet, self.seconds, self.away = phone, quiet, 0.0, False
        self.at: list[float] = []
        phone.route("**/live/**", self.note)

    def note(self, route: Route) -> None:
        self.at.append(self.seconds)
        if self.away:
            route.abort("connectionrefused")
        elif self.quiet:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace(" 1", " 0"))
        else:
            route.continue_()

    def within(self, seconds: float) -> int:
        """How many come in the next seconds."""
        before = len(self.at)
        for _ in range(round(seconds * 1000 / STEP_MS)):
            self.phone.clock.run_for(STEP_MS)
            self.phone.wait_for_timeout(10)  # for what is under way: requests take no time of that clock
            self.seconds += STEP_MS / 1000
        return len(self.at) - before


@pytest.mark.parametrize("quiet", [True, False], ids=["long after the trainer did something", "just after it"])
def test_a_phone_is_back_soon_and_asks_less_than_twice_as_often_meanwhile(open_site: Callable, *, quiet: bool) -> None:
    live = Class(open_site)
    phone, _ = open_site(360)
    phone.clock.install()
    phone.goto(f"/en/join/?code={live.code.lower()}")
    phone.click("main form button")
    expect(phone.locator("[data-live]")).to_be_visible()
    asked = Asked(phone, quiet=quiet)
    asked.within(16)
    usually = 48 / (8 if quiet else 2.5)
    assert usually * 0.8 - 1 < asked.within(48) < usually * 1.2 + 1
    asked.away = True
    assert 0 < asked.within(48) <= 2 * usually + 1  # where a stretch of time begins and ends counts for one
    asked.away = False
    assert asked.within(BACK_SECONDS + 2 * STEP_MS / 1000)  # a request is seen a step later, or two
