"""Plain English, and two sides of equal length: for what the public reads, and only for that."""

from io import StringIO

import pytest
from django.core.management import call_command

from screening.choices import Origin
from screening.content.faults import content_faults
from screening.content.reading import MOST_GRADE, NOT_PUBLIC, grade, graded, ratios, reading_faults
from screening.models import ITEMS, Indicator, Passage, PracticeCase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]

PLAIN = "You can go out. Nobody holds your key."
HARD = "Accommodation regulations notwithstanding, unauthorised departures necessitate administrative authorisation."


def rows() -> list:
    return [row for model in ITEMS for row in model.objects.all()]


def test_long_words_and_long_sentences_are_harder() -> None:
    assert grade(PLAIN) < 2 < MOST_GRADE < grade(HARD)
    assert grade("They go. They eat. They rest.") < grade("They go and they eat and they rest.")
    with pytest.raises(ValueError, match="no word"):
        grade("1280 · 24/7")


def test_the_content_is_plain_and_its_sides_are_equal(content: None) -> None:
    assert list(reading_faults(rows())) == []
    assert {one.kind for one in graded(rows())} == {
        "notice", "other", "why", "prompts", "passage", "story",
    }  # fmt: skip


@pytest.mark.parametrize("field", ["notice", "other", "why"])
def test_a_hard_text_is_named(content: None, field: str) -> None:
    Indicator.objects.filter(code="DOC-01").update(**{field: HARD})
    assert [fault for fault in content_faults("") if f"DOC-01: {field}: reading grade" in fault]


def test_what_only_trainers_read_may_be_harder(content: None) -> None:
    Indicator.objects.update(trainer_note=HARD)
    Passage.objects.filter(group__in=NOT_PUBLIC).update(body=HARD)
    assert list(reading_faults(rows())) == []


def test_a_kind_that_is_hard_on_average_is_named(content: None) -> None:
    PracticeCase.objects.update(story=["People who administer accommodation may temporarily limit who leaves."])
    assert any(fault.startswith("story: reading grade") for fault in reading_faults(rows()))


@pytest.mark.parametrize("times", [0.7, 1.4])
def test_a_longer_side_is_named(content: None, times: float) -> None:
    row = Indicator.objects.get(code="DOC-01")
    row.other = " ".join(["so"] * round(times * len(row.notice.split())))
    row.save()
    assert [fault for fault in reading_faults(rows()) if fault.startswith("DOC-01: other:")]


def test_a_hosts_own_rows_are_its_own(content: None) -> None:
    Indicator.objects.filter(code="DOC-01").update(origin=Origin.LOCAL, notice=HARD)
    assert not any("DOC-01" in fault for fault in reading_faults(rows()))
    assert "DOC-01" not in dict(ratios(rows()))


def test_the_command_prints_both(content: None) -> None:
    out = StringIO()
    call_command("check_content", "--reading", stdout=out)
    assert "notice: grade " in out.getvalue()
    assert "other / notice, in words: 1." in out.getvalue()
