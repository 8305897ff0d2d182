"""A trainer chooses form A, form B or both, on the page, on paper and in a kit."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from screening.choices import CheckForm, HandoutKind
from screening.content.edition import get_edition
from screening.handouts import kinds
from screening.handouts.kinds.shape import EVERY_QUESTION, Option, Paper
from screening.handouts.kits.contents import FULL, Kit, Readers, parts
from screening.languages import ENGLISH

pytestmark = pytest.mark.django_db


def codes(form: CheckForm) -> list[str]:
    return [code for code, row in get_edition("en").questions.items() if form.has(row.form)]


@pytest.mark.parametrize("form", [CheckForm.A, CheckForm.B])
def test_a_page_has_the_questions_of_one_form(visitor: Client, form: CheckForm) -> None:
    found = html.document_fromstring(visitor.get(f"/en/knowledge-check/{form}/").content.decode())
    shown = found.xpath("//article/@id")
    assert sorted(shown) == sorted(codes(form))
    assert len(shown) < len(get_edition("en").questions)
    assert found.xpath("//a[@aria-current='page']/text()") == [str(form.label)]


@pytest.mark.parametrize("kind", [HandoutKind.CHECK, HandoutKind.ANSWERS])
@pytest.mark.parametrize("form", CheckForm)
def test_a_sheet_has_the_questions_of_one_form(content: None, kind: HandoutKind, form: CheckForm) -> None:
    wanted = kinds.wanted(kind, [EVERY_QUESTION, *([form] if form != CheckForm.BOTH else [])], "a4", "en")
    sheet = wanted.kind.build(wanted, get_edition("en"), date(2026, 11, 29))
    assert sum(len(group.questions) for group in sheet.groups) == len(codes(form))


def test_an_address_without_a_form_has_both() -> None:
    wanted = kinds.wanted("check", ["LESSON-1"], "a4", "en")
    assert Option.FORM not in wanted.values
    assert wanted.path == ("check", "LESSON-1", "a4")
    with pytest.raises(LookupError):
        kinds.wanted("check", ["LESSON-1", "BOTH"], "a4", "en")


def test_a_kit_has_one_form_for_before_and_one_for_after(content: None) -> None:
    for lesson in get_edition("en").lessons:
        kit = Kit((lesson,), FULL, ENGLISH, (Readers(ENGLISH, 12),), "CN", Paper.A4)
        found = [
            (part.wanted.kind.code, part.wanted.values[Option.FORM])
            for part in parts(kit, get_edition("en"))
            if Option.FORM in part.wanted.values
        ]
        assert sorted(found) == [(kind, form) for kind in ("answers", "check") for form in ("A", "B")]
