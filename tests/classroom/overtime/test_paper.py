"""The report over time on paper: the numbers of the page, in its language, and no others."""

import re
from collections import Counter
from collections.abc import Callable

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from screening.choices import Meaning, RoundKind
from screening.classroom.overtime import classcode, rounds
from screening.models import ClassCode
from tests.classroom.overtime.conftest import answer, answers, opened
from tests.scripts import CODES

pytestmark = pytest.mark.django_db


def played(found: ClassCode, phone: Callable[[], Client], people: int) -> None:
    for kind, meanings in (
        (RoundKind.BEFORE, [Meaning.SUPPORTED]),
        (RoundKind.AFTER, [Meaning.SUPPORTED, Meaning.TEMPTING, Meaning.RIGHT]),
    ):
        row = opened(found, kind)
        for number in range(people):
            assert answer(found, phone(), answers(row, *meanings[number % 2 :])) < 400
        rounds.close_round(found, kind, timezone.now())


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


@pytest.mark.parametrize("language", CODES)
def test_paper_holds_the_numbers_of_the_page(
    visitor: Client, found: ClassCode, phone: Callable[[], Client], language: str
) -> None:
    played(found, phone, 11)
    address = f"/{language}/over-time/run/{classcode.link(found)}/report"
    page = html.fromstring(visitor.get(f"{address}/").content.decode()).find_class("figures")[0]
    answer = visitor.get(f"{address}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    document = pypdfium2.PdfDocument(answer.content)
    assert 1 <= len(document) <= 3
    paper = numbers(" ".join(sheet.get_textpage().get_text_range() for sheet in document))
    on_page = numbers(page.text_content())
    assert len(on_page) > 10
    assert not Counter(on_page) - Counter(paper)


def test_paper_of_a_small_group_has_no_numbers(visitor: Client, found: ClassCode, phone: Callable[[], Client]) -> None:
    played(found, phone, 4)
    answer = visitor.get(f"/en/over-time/run/{classcode.link(found)}/report.pdf")
    paper = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(answer.content))
    assert paper.count("fewer than five") == 2
    assert not re.search(r"\d of 100 \(", paper)


def test_there_is_paper_before_any_check_has_closed(visitor: Client, found: ClassCode) -> None:
    answer = visitor.get(f"/en/over-time/run/{classcode.link(found)}/report.pdf")
    assert answer.status_code == 200
