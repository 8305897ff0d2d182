"""What the documents name is there: a promise that points to no test is only a sentence."""

import re
from pathlib import Path

import pytest

from tests.site.test_privacy import FIELDS, SECOND_STEP

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path for folder in (ROOT, ROOT / "docs", ROOT / "fixtures") for path in folder.glob("*.md"))
SAFETY = (ROOT / "docs" / "safety.md").read_text()
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
