"""A concept that is claimed is on the site: by its words, in the text that is named."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.content.concepts import FILE, Concept, concept_faults, read_concepts
from screening.errors import ContentFileError
from screening.models import ITEMS, Item

pytestmark = pytest.mark.django_db

FIXTURES = settings.BASE_DIR / "fixtures"


def items() -> list[Item]:
    return [row for model in ITEMS for row in model.objects.all()]


def test_every_concept_is_found(content: None) -> None:
    concepts = read_concepts(FIXTURES)
    assert len(concepts) > 80
    assert list(concept_faults(concepts, items())) == []


def test_what_is_not_there_is_named(content: None) -> None:
    concepts = [Concept("Zebras", {"DOC-01": ["passport", "zebra"], "DOC-99": ["zebra"]})]
    assert list(concept_faults(concepts, items())) == [
        f"{FILE}: Zebras: 'zebra' does not stand in DOC-01",
        f"{FILE}: Zebras: there is no 'DOC-99'",
    ]


@pytest.mark.parametrize("text", ["", "- concept: A", "concept: A", "- [", "- {concept: A, found: B}"])
def test_a_file_that_is_no_list_of_concepts_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / FILE).write_text(text)
    with pytest.raises(ContentFileError, match="not a list of concepts"):
        read_concepts(tmp_path)


def test_the_command_says_that_the_file_is_missing(content: None, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "article.txt").write_text("")
    with pytest.raises(CommandError, match="concepts"):
        call_command("check_content", str(tmp_path), stdout=StringIO())
