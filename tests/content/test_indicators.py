"""What docs/content.md promises of every indicator."""

import re

import pytest

from screening.choices import Population
from screening.content.faults import content_faults
from screening.models import Indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]


def test_strengths_of_lists_that_nobody_read_are_empty(content: None) -> None:
    assert {row["sexual"] for indicator in Indicator.objects.all() for row in indicator.delphi} == {None}


def test_no_note_says_how_strong_an_expert_list_holds_a_sign_to_be(content: None) -> None:
    told = re.compile(r"\b(?:strong|medium|weak)\b")
    found = {row.code: re.findall(r"[^.]*Delphi[^.]*\.", row.trainer_note) for row in Indicator.objects.all()}
    assert [code for code, sentences in found.items() if any(map(told.search, sentences))] == []


def test_no_indicator_is_for_one_gender(content: None) -> None:
    both = {Population.WOMEN, Population.MEN}
    found = {indicator.code: both & set(indicator.populations) for indicator in Indicator.objects.all()}
    assert {code: named for code, named in found.items() if len(named) == 1} == {}


@pytest.mark.parametrize("code", ["ONL-05", "DOC-06", "CRI-01", "CRI-02", "CRI-04"])
def test_a_lawyer_is_offered_before_any_question_about_acts(content: None, code: str) -> None:
    assert "lawyer" in Indicator.objects.get(code=code).prompts[0]


@pytest.mark.parametrize(
    ("first", "others", "told"),
    [
        ("COE-09", ["MOV-02"], "see_also.0.indicator: 'MOV-02' does not stand after COE-09: write the pair there"),
        ("COE-09", ["COE-09"], "see_also.0.indicator: 'COE-09' does not stand after COE-09: write the pair there"),
        ("MOV-02", ["WRK-03", "WRK-03"], "see_also.1.indicator: 'WRK-03' is named twice"),
        ("MOV-02", ["MOV-99"], "see_also.0.indicator: there is no indicator 'MOV-99'"),
    ],
)
def test_a_pair_of_indicators_stands_once(content: None, first: str, others: list[str], told: str) -> None:
    pairs = [{"indicator": other, "difference": f"How it differs, {number}."} for number, other in enumerate(others)]
    Indicator.objects.filter(code=first).update(see_also=pairs)
    where = f"indicators/{first[:3].lower()}.yaml: {first}"
    assert [fault for fault in content_faults("") if "see_also" in fault] == [f"{where}: {told}"]


def test_a_difference_names_both_of_its_pair(content: None) -> None:
    pairs = [(row.code, pair) for row in Indicator.objects.all() for pair in row.see_also]
    assert [pair for code, pair in pairs if not {code, pair["indicator"]} <= _codes(pair["difference"])] == []


def _codes(text: str) -> set[str]:
    return set(re.findall(r"[A-Z]{3}-[0-9]{2}", text))
