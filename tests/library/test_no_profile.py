"""No public page and no handout lists the groups or venues of an indicator: they would read as a profile."""

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from screening.choices import Population, Setting, Work
from screening.content.edition import get_edition
from screening.library.forms import CONTACTS
from tests.handouts.training import page as sheet
from tests.handouts.training import said

pytestmark = pytest.mark.django_db
BETWEEN = " · "  # stands between the members of such a list


def lists_of(text: str) -> list[str]:
    """Groups and venues that stand in the text as members of a list."""
    words = " ".join(text.split())
    with translation.override("en"):
        labels = [str(row.label) for vocabulary in (Population, Setting) for row in vocabulary]
    return [label for label in labels if f"{BETWEEN}{label}" in words or f"{label}{BETWEEN}" in words]


def shown(visitor: Client, path: str) -> str:
    """Without words of the glossary: what they explain may be about children."""
    page = html.fromstring(visitor.get(path).content.decode())
    for link in page.xpath("//a[contains(@href, '/glossary/')]"):
        link.text = ""
    return page.text_content()


def test_a_trainer_page_has_such_lists_so_that_they_would_be_found(content: None, visitor: Client) -> None:
    code = next(iter(get_edition("en").categories))
    assert lists_of(shown(visitor, f"/en/trainers/notes/{code}/"))


def test_no_public_page_of_an_indicator_lists_groups_or_venues(content: None, visitor: Client) -> None:
    edition = get_edition("en")
    paths = ["/en/indicators/", *(f"/en/categories/{code}/" for code in edition.categories)]
    paths += [f"/en/indicators/{code}/" for code in edition.indicators]
    assert {path: found for path in paths if (found := lists_of(shown(visitor, path)))} == {}


@pytest.mark.parametrize("kind", ["category", "large"])
def test_no_handout_of_a_category_lists_groups_or_venues(content: None, kind: str) -> None:
    for code in get_edition("en").categories:
        assert lists_of(said(sheet("en", f"{kind}/{code}"))) == []


def test_no_handout_for_some_work_lists_groups_or_venues(content: None) -> None:
    for work in Work:
        title = str(work.label)  # whose sheet it is, and no place of a sign
        assert [found for found in lists_of(said(sheet("en", f"work/{work}"))) if found != title] == []


def test_the_list_can_be_filtered_by_contact_and_not_by_trade(content: None, visitor: Client) -> None:
    found = html.fromstring(visitor.get("/en/indicators/").content.decode())
    assert found.xpath("//select[@name='setting']/option/@value") == ["", *CONTACTS]
    trades = {Setting.HOTEL, Setting.ENTERTAINMENT_VENUE, Setting.RESTAURANT_OR_SHOP, Setting.FARM, Setting.FACTORY}
    assert not trades & set(CONTACTS)
