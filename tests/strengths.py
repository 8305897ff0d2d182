"""The strengths of the expert lists, that nobody may be shown: see docs/content.md."""

from collections.abc import Iterator
from typing import Any

import pytest

from screening.content.edition import get_edition
from screening.content.entries import DelphiItem
from screening.languages import LANGUAGES

STRENGTHS = ("adult_labour", "child_labour", "sexual")


class Looked(BaseException):
    """No template swallows it."""


@pytest.fixture
def nobody_looks_at_a_strength(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever page or sheet reads one fails, in whatever words it would have shown it."""
    for language in LANGUAGES:
        get_edition(language.code)

    def look(item: DelphiItem) -> Any:
        raise Looked(item.item)

    for name in STRENGTHS:
        monkeypatch.setattr(DelphiItem, name, property(look))
    yield
    monkeypatch.undo()
