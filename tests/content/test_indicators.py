"""What docs/content.md promises of every indicator."""

import pytest

from screening.choices import Population
from screening.models import Indicator

pytestmark = pytest.mark.django_db
LEAST, MOST = 0.85, 1.2  # words of the other explanation for each word of the notice


def test_strengths_of_lists_that_nobody_read_are_empty(content: None) -> None:
    assert {row["sexual"] for indicator in Indicator.objects.all() for row in indicator.delphi} == {None}


def test_no_indicator_is_for_one_gender(content: None) -> None:
    both = {Population.WOMEN, Population.MEN}
    found = {indicator.code: both & set(indicator.populations) for indicator in Indicator.objects.all()}
    assert {code: named for code, named in found.items() if len(named) == 1} == {}


def test_both_sides_have_about_the_same_number_of_words(content: None) -> None:
    sizes = {row.code: len(row.other.split()) / len(row.notice.split()) for row in Indicator.objects.all()}
    assert {code: size for code, size in sizes.items() if not LEAST <= size <= MOST} == {}


@pytest.mark.parametrize("code", ["ONL-05", "DOC-06"])
def test_a_lawyer_is_offered_before_any_question_about_acts(content: None, code: str) -> None:
    assert "lawyer" in Indicator.objects.get(code=code).prompts[0]
