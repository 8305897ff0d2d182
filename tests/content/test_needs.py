"""Passages that code asks for by their codes: content that lacks one is refused, by file and code."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import screening
from screening.content.edition import current_version, get_edition
from screening.content.needs import Need, file_of, need_faults
from screening.content.publish import publish
from screening.content.row_faults import where
from screening.models import Passage
from screening.needed import NEEDS

pytestmark = pytest.mark.django_db

CODES = sorted({need.code for need in NEEDS})


def renamed(folder: Path, code: str) -> Path:
    """The content files, in which a passage has another code."""
    path = folder / file_of(code)
    text = path.read_text(encoding="utf-8")
    assert f"- code: {code}\n" in text
    path.write_text(text.replace(f"- code: {code}\n", f"- code: {code}-x\n"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", ["card-call", "rule-no-proof", "referral-how", "safety-now", "law-local", "care-room"])
def test_content_without_a_needed_passage_is_not_loaded(content: None, folder: Path, code: str) -> None:
    told, before = StringIO(), current_version("en")
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_content", renamed(folder, code), stdout=StringIO(), stderr=told)
    assert f"{file_of(code)}: {code}: code: is missing; needed by: " in told.getvalue()
    assert Passage.objects.filter(code=code).exists()
    assert not Passage.objects.filter(code=f"{code}-x").exists()
    publish()
    assert current_version("en") == before


def test_all_that_is_missing_is_told_at_once_with_all_that_needs_it(content: None) -> None:
    Passage.objects.filter(code__in=["card-call", "talk-end"]).delete()
    assert need_faults(NEEDS) == [
        (
            "passages/card.yaml: card-call: code: is missing; needed by: Pocket card, Strips to tear off, "
            "A number to remember"
        ),
        "passages/talk.yaml: talk-end: code: is missing; needed by: A safe conversation in eight steps",
    ]


def test_check_content_names_a_missing_passage(content: None) -> None:
    Passage.objects.filter(code="poster-everyone").delete()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_content", stdout=out)
    assert "passages/poster.yaml: poster-everyone: code: is missing; needed by: " in out.getvalue()


def test_what_a_host_hides_is_no_fault(content: None) -> None:
    Passage.objects.update(hidden=True)
    assert need_faults(NEEDS) == []


@pytest.mark.parametrize("code", CODES)
def test_the_file_that_is_named_is_the_right_one(content: None, code: str) -> None:
    assert file_of(code) == where(Passage.objects.get(code=code))


def test_a_code_of_no_group_is_looked_for_in_every_file(content: None) -> None:
    [fault] = need_faults([Need("nothing", "page")])
    assert fault.startswith("passages/*.yaml: nothing: ")


def test_every_passage_that_code_names_is_declared(content: None) -> None:
    """Whoever asks for a passage by its code adds it to the list of the room."""
    root = Path(screening.__file__).parent
    files = [file for file in root.rglob("*") if file.suffix in {".py", ".html"} and "migrations" not in file.parts]
    named = {code for file in files for code in re.findall(r"""["']([a-z0-9-]+)["']""", file.read_text("utf-8"))}
    assert named & set(get_edition("en").passages) <= set(CODES)
