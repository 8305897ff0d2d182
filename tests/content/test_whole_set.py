"""The official practice cases together hold every sign, the strongest ones plainly, and enough control cases."""

import pytest
from django.db.models import Model

from screening.choices import Origin
from screening.content.faults import content_faults
from screening.content.whole_set import whole_set_faults
from screening.models import Category, Indicator, PracticeCase


def faults() -> list[str]:
    models: tuple[type[Model], ...] = (Category, Indicator, PracticeCase)
    return list(whole_set_faults(row for model in models for row in model.objects.all()))


def take_out(code: str, *fields: str) -> None:
    """Take an indicator out of these lists of every case."""
    for case in PracticeCase.objects.all():
        for field in fields:
            setattr(case, field, [reading for reading in getattr(case, field) if reading["indicator"] != code])
        case.save()


def test_the_cases_as_they_are_lack_nothing(content: None) -> None:
    assert faults() == []


def test_each_strongest_sign_is_plain_in_some_case(content: None) -> None:
    strongest = [(row.code, code) for row in Category.objects.all() for code in row.strongest]
    assert {category for category, _ in strongest} == set(Category.objects.values_list("code", flat=True))
    for category, code in strongest:
        take_out(code, "present")
        told = f"categories.yaml: {category}: strongest: {code} is present in no practice case: write one"
        assert any(fault.startswith(told) for fault in faults()), code


def test_each_indicator_stands_in_a_list_of_some_case(content: None) -> None:
    for code in Indicator.objects.values_list("code", flat=True):
        take_out(code, "present", "explore", "tempting")
        told = f"indicators/{code[:3].lower()}.yaml: {code}: code: is in no list of any practice case"
        assert told in faults()


@pytest.mark.parametrize(
    ("controls", "total", "missing"), [(1, 3, 0), (12, 36, 0), (0, 1, 1), (1, 4, 1), (12, 37, 1), (0, 36, 18)]
)
def test_a_third_of_the_cases_are_control_cases(controls: int, total: int, missing: int) -> None:
    cases = [PracticeCase(origin=Origin.OFFICIAL, control=number < controls) for number in range(total)]
    told = f"cases/*.yaml: ?: control: {controls} of {total} are control cases: write {missing} more, so that one in 3"
    assert list(whole_set_faults(cases)) == ([f"{told} is"] if missing else [])


def test_a_category_names_signs_of_its_own(content: None) -> None:
    Category.objects.filter(code="DOC").update(strongest=["MOV-01"])
    Category.objects.filter(code="DEB").update(strongest=[])
    assert faults() == [
        "categories.yaml: DOC: strongest: MOV-01 belongs to another category",
        "categories.yaml: DEB: strongest: name at least one indicator that a practice case must hold plainly",
    ]


def test_rows_of_a_host_are_left_out(content: None) -> None:
    ours = Category.objects.create(code="LOCAL-C", title="Ours", intro="What belongs here.", origin=Origin.LOCAL)
    Indicator.objects.create(code="LOCAL-1", category=ours, title="Ours", origin=Origin.LOCAL)
    assert faults() == []
    PracticeCase.objects.update(origin=Origin.LOCAL)
    assert any("CRI-01 is present in no practice case" in fault for fault in faults())


def test_a_hidden_case_is_no_fault(content: None) -> None:
    PracticeCase.objects.update(hidden=True)
    assert faults() == []


def test_the_check_of_the_content_tells_it(content: None) -> None:
    take_out("COE-12", "present")
    assert "indicators/coe.yaml: COE-12: code: is in no list of any practice case" in content_faults("")
