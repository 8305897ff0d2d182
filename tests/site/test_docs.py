"""What the documents name is there: a promise that points to no test is only a sentence."""

import re
from pathlib import Path

import pytest

from screening.content.concepts import read_concepts
from screening.content.edition import get_edition
from tests.site.test_privacy import FIELDS, SECOND_STEP

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path for folder in (ROOT, ROOT / "docs", ROOT / "fixtures") for path in folder.glob("*.md"))
SAFETY = (ROOT / "docs" / "safety.md").read_text()
CONCEPTS = (ROOT / "docs" / "content.md").read_text().partition("## Where each concept")[2]
REGISTER = SAFETY.partition("## Data register")[2]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(\s*([^)#\s]+)", document.read_text())
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


def test_every_document_is_linked_from_the_readme() -> None:
    linked = {(ROOT / link).resolve() for link in re.findall(r"\]\(\s*([^)#\s]+)", (ROOT / "README.md").read_text())}
    assert {path for path in DOCUMENTS if path.parent != ROOT} <= linked


def test_a_promise_names_tests_that_are_there() -> None:
    tests = {path.relative_to(ROOT / "tests").as_posix(): path.read_text() for path in ROOT.glob("tests/**/*.py")}
    named = {name.removeprefix("tests/") for name in re.findall(r"`([\w/]+/test_\w+\.py)`", SAFETY)}
    assert named - set(tests) == set()
    defined = {name for text in tests.values() for name in re.findall(r"def (test_\w+)", text)}
    assert set(re.findall(r"`(test_\w+)`", SAFETY)) - defined == set()


@pytest.mark.parametrize("table", [*FIELDS, *(label.partition(".")[2] for label in SECOND_STEP)])
def test_every_table_stands_in_the_register(table: str) -> None:
    assert f"`{table}`" in REGISTER


@pytest.mark.django_db
def test_every_code_that_a_concept_names_is_on_the_site() -> None:
    current = get_edition("en")
    every = (current.indicators, current.passages, current.cases, current.lessons, current.terms, current.categories)
    codes = {code for items in every for code in items}
    named = set(re.findall(r"`([a-z]+(?:-[a-z0-9]+)+)`|\b([A-Z]+-[A-Za-z0-9][A-Za-z0-9-]*)\b", CONCEPTS))
    assert len(named) > 100
    assert {first or second for first, second in named} - codes - {"UN-ACT"} == set()


def test_every_concept_of_the_document_has_words_to_be_found_by() -> None:
    """What the table says is on the site, `check_content` looks for: see fixtures/source/concepts.yaml."""
    claimed = {}
    for line in re.findall(r"^\| (?!\*\*|concept|---)(.+) \|$", CONCEPTS, re.MULTILINE):
        concept, where, _left_out = (cell.strip() for cell in f"{line} ".split("|"))
        codes = re.findall(r"`([a-z]+(?:-[a-z0-9]+)+)`|\b([A-Z]+-[A-Za-z0-9][A-Za-z0-9-]*)\b", where)
        claimed[concept] = {first or second for first, second in codes}
    found = {concept.name: set(concept.found) for concept in read_concepts(ROOT / "fixtures")}
    assert {concept for concept, codes in claimed.items() if codes} - set(found) == set()
    assert set(found) - set(claimed) == set()
