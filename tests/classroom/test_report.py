"""What a trainer takes away, on the page and on paper: the same counters, and none of fewer than five people."""

from collections.abc import Callable

import pypdfium2
import pytest
from django.test import Client

from screening.choices import Meaning, PollKind
from screening.classroom import links, tally
from screening.languages import LANGUAGES
from screening.models import Poll, Session
from tests.classroom.conftest import an_answer, show

pytestmark = pytest.mark.django_db
CASE = {"A": Meaning.SUPPORTED, "B": Meaning.SUPPORTED, "C": Meaning.EXPLORE, "D": Meaning.TEMPTING}
QUESTION = {"0": Meaning.RIGHT, "1": Meaning.WRONG}


def played(live: Session, join: Callable[[], Client], people: int) -> None:
    """Every poll, answered by so many phones in the same way."""
    phones = [join() for _ in range(people)]
    for kind in (PollKind.CASE, PollKind.ONE, PollKind.ORDER):
        poll = show(live, kind, "open")
        for phone in phones:
            assert phone.post(f"/en/join/{live.code}/answer/", an_answer(poll)).status_code < 400
        show(live, kind, "close")


def on_paper(visitor: Client, live: Session, language: str) -> str:
    answer = visitor.get(f"/{language}/class/run/{links.trainer_link(live.key)}/report.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    document = pypdfium2.PdfDocument(answer.content)
    return " ".join("".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
def test_paper_says_what_the_page_says(
    visitor: Client, live: Session, join: Callable[[], Client], language: str
) -> None:
    played(live, join, 6)
    page = visitor.get(f"/{language}/class/run/{links.trainer_link(live.key)}/report/").context["report"]
    paper = on_paper(visitor, live, language).replace(" ", "").replace("\u200b", "")
    assert len(page.parts) == 3
    for part in page.parts:
        for option in part.page.options:
            words = str(option.words).replace(" ", "").replace("\u200b", "")
            if language != "km":  # its letters are drawn in another order than they are written
                assert words[:12] in paper
        assert {option.count for option in part.page.options} == {0, 6} or part.page.poll.kind == PollKind.ORDER


def test_paper_of_a_small_room_has_no_counts(visitor: Client, live: Session, join: Callable[[], Client]) -> None:
    played(live, join, 4)
    paper = on_paper(visitor, live, "en")
    assert paper.count("Answers: fewer than five") == 3
    assert "What to repeat" not in paper


@pytest.mark.parametrize(
    ("kind", "meaning", "counts", "again"),
    [
        (PollKind.CASE, CASE, {"A": 10, "B": 9, "D": 0}, False),
        (PollKind.CASE, CASE, {"A": 4, "B": 5, "D": 0}, True),
        (PollKind.CASE, CASE, {"A": 10, "B": 10, "D": 6}, True),
        (PollKind.ONE, QUESTION, {"0": 5, "1": 5}, False),
        (PollKind.ONE, QUESTION, {"0": 4, "1": 6}, True),
        (PollKind.SURE, {}, {"1": 10}, False),
    ],
)
def test_what_is_worth_repeating(kind: PollKind, meaning: dict[str, str], counts: dict[str, int], again: bool) -> None:
    poll = Poll(kind=kind, options=list(meaning), meaning=meaning)
    assert tally.is_worth_repeating(poll, tally.Counted(10, counts)) is again
    assert not tally.is_worth_repeating(poll, tally.Counted(4, counts))
