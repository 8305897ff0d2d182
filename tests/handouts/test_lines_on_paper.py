"""What may stand beside a number on paper, on every kind of handout with a place, for every place."""

from datetime import date

import pytest

from screening.choices import Serves
from screening.content.edition import Edition, get_edition
from screening.handouts import kinds
from screening.handouts.kinds.shape import HandoutType, Option
from screening.handouts.sheets import document, sheet

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 28)
WITH_PLACE = [kind for kind in kinds.KINDS if Option.PLACE in kind.options]


@pytest.fixture
def english(content) -> Edition:
    return get_edition("en")


def printed(kind: HandoutType, place: str) -> str:
    return document(sheet(kinds.wanted(kind.code, [place], "a4", "en"), DAY, "https://x.example/en/")).html


@pytest.mark.parametrize("kind", WITH_PLACE, ids=lambda kind: kind.code)
def test_no_paper_of_a_place_holds_a_line_for_its_citizens_abroad(english: Edition, kind: HandoutType) -> None:
    abroad = [line for line in english.lines.values() if line.serves == Serves.CITIZENS_ABROAD]
    assert abroad
    for place in english.places:
        page = printed(kind, place)
        found = [line.code for line in abroad if line.place.code == place and line.number in page]
        assert not found, place
