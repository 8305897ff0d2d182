"""The checklist under a finger."""

from playwright.sync_api import Page


def section(page: Page, code: str) -> None:
    """Open the part of the list in which a sign stands."""
    part = page.locator(f"details:has(#card-{code})")
    if part.get_attribute("open") is None:
        part.locator("summary").click()


def tick(page: Page, code: str, answer: str = "noticed") -> None:
    section(page, code)
    page.locator(f"#card-{code} label:has([value={answer}])").click()


def think(page: Page) -> None:
    """By the button, or without scripts by the link in its place."""
    page.locator(".stay [id=think]:visible, .stay a[href='#thought']:visible").click()


def ticked(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('#checklist :checked')].map(each => `${each.name} ${each.value}`)"
    )
