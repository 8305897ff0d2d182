"""The address that a sheet carries is that of the page it is about, in the language of the sheet."""

import pytest
from django.test import Client

from screening.choices import HandoutKind
from screening.content.clock import RELEASED
from screening.handouts import kinds, sheets
from screening.handouts.kinds.shape import Group, Option
from screening.languages import LANGUAGES
from tests.pdf.conftest import path_of

pytestmark = pytest.mark.django_db

SITE = "https://look-twice.example"
# About no page in particular.
AT_HOME = {
    *(HandoutKind.INTERPRETER, HandoutKind.BOARD, HandoutKind.STEPS),
    *(HandoutKind.OFFICE, HandoutKind.NEARBY, HandoutKind.EVALUATION),
}  # fmt: skip


def address(language: str, path: str) -> str:
    kind, *values, file = path.split("/")
    return sheets.sheet(kinds.wanted(kind, values, file, language), RELEASED, SITE).address


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_kind_leads_to_a_page_that_is_there_in_its_language(visitor: Client, language) -> None:
    for kind in (kind for kind in kinds.KINDS if kind.subject):
        found = address(language.code, path_of(kind, language.code).replace("/discreet", ""))
        if kind.discreet:
            assert found == "", kind.code
            continue
        assert found.startswith(f"{SITE}/{language.code}/")
        assert visitor.get(found.removeprefix(SITE)).status_code == 200, kind.code
        assert (found == f"{SITE}/{language.code}/") is (kind.code in AT_HOME), kind.code


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("help/VN/a4", "help/VN/"),
        ("strip/VN/a4", "help/VN/"),
        ("bilingual/km/DOC/a4", "beside/km/DOC/"),
        ("case/CASE-01/a4", "cases/CASE-01/"),
        ("check/ALL/a4", "knowledge-check/"),
        ("answers/LESSON-1/a4", "knowledge-check/LESSON-1/"),
    ],
)
def test_the_page_is_the_one_that_was_chosen(path: str, page: str) -> None:
    assert address("en", path) == f"{SITE}/en/{page}"


def test_paper_that_announces_nothing_leads_nowhere() -> None:
    """Whoever scans what hangs on a wall, or finds it in a pocket, is not led to its topic."""
    for kind in kinds.KINDS:
        found = path_of(kind, "en").replace("/discreet", "")
        choice = {Option.WORDS: "discreet", Option.ADDRESS: "bare"}
        for code in (code for option, code in choice.items() if option in kind.optional):
            assert bool(address("en", found)) is bool(kind.subject)
            kept, _slash, file = found.rpartition("/")
            assert address("en", f"{kept}/{code}/{file}") == ""


def test_every_paper_of_a_client_can_be_asked_to_announce_nothing() -> None:
    for kind in kinds.KINDS:
        if kind.group == Group.PERSON:
            assert kind.discreet or {Option.WORDS, Option.ADDRESS} & set(kind.optional), kind.code
