"""The strengths of the expert lists, that nobody may be shown: see docs/content.md."""

import pytest

from screening.content.edition import get_edition
from screening.content.entries import DelphiItem
from screening.languages import LANGUAGES

SEEN = "a strength that nobody may see"


@pytest.fixture
def marked_strengths(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever page or sheet shows one shows these words."""
    for language in LANGUAGES:
        get_edition(language.code)  # made of entries as they are
    for name in ("adult_labour", "child_labour", "sexual"):
        monkeypatch.setattr(DelphiItem, name, SEEN)
