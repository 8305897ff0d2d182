"""How each language speaks to its readers is written down, and its glossary refuses what it never says."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from screening.languages import TABLE, Language
from screening.text import glossary

SAYS = ["address", "kinship", "gender", "punctuation", "digits", "dates", "names", "never", "prompts"]
FEWEST_TERMS = 60


def register(language: Language) -> Path:
    return Path(settings.LOCALE_PATHS[0], language.locale, "register.yaml")


WITH_ONE = pytest.mark.parametrize(
    "language", [row for row in TABLE if register(row).exists()], ids=lambda row: row.code
)


@WITH_ONE
def test_a_register_says_what_translators_have_to_know(language: Language) -> None:
    said = yaml.safe_load(register(language).read_text())
    assert list(said) == SAYS
    assert all(said.values())
    assert len(said["prompts"]) >= 4
    assert all(list(prompt) == ["english", "text"] for prompt in said["prompts"])


@WITH_ONE
def test_what_is_never_said_is_refused_in_every_text(language: Language) -> None:
    for never in yaml.safe_load(register(language).read_text())["never"]:
        assert list(never) == ["word", "why", "instead"]
        assert list(glossary.departures(never["word"], language)), never["word"]
    assert len(glossary.of(language).terms) >= FEWEST_TERMS
