"""What a row says of itself, and what the tables keep in order."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.choices import CheckMethod, CheckOutcome, LineKind, Made, Origin, State
from screening.models import (
    ITEMS,
    Category,
    Citation,
    EditionRow,
    HelpLine,
    HelpLineCheck,
    Indicator,
    Lesson,
    Passage,
    Place,
    PracticeCase,
    Question,
    Review,
    Source,
    Term,
    Translation,
)
from screening.models.fields import ChoiceField
from screening.models.translation import SIGNED_STATES, STORED_STATES

pytestmark = pytest.mark.usefixtures("content")


def test_a_text_has_the_key_that_translators_see() -> None:
    row = Indicator(code="DOC-01", title="Title", prompts=["One?", "", "Three?"], why="Why")
    assert row.key == "indicator.DOC-01"
    assert row.texts() == {"title": "Title", "why": "Why", "prompts.0": "One?", "prompts.2": "Three?"}


def test_a_text_inside_a_part_is_found_by_its_place_and_its_name() -> None:
    row = Lesson(
        code="L", plan=[{"minutes": 5, "title": "Begin", "how": ""}, {"minutes": 5, "title": "End", "how": "So"}]
    )
    assert row.texts() == {"plan.0.title": "Begin", "plan.1.title": "End", "plan.1.how": "So"}
    points = [{"title": "P", "lines": ["a", "b"], "say": "S"}]
    found = Lesson(code="L", points=points).texts()
    assert found == {"points.0.title": "P", "points.0.lines.0": "a", "points.0.lines.1": "b", "points.0.say": "S"}


@pytest.mark.parametrize(
    ("row", "field", "parts"),
    [
        (Indicator(), "title", [""]),
        (Indicator(), "prompts", [""]),
        (Indicator(), "code", []),
        (Indicator(), "settings", []),
        (Lesson(), "plan", ["title", "how"]),
        (PracticeCase(), "present", ["reason"]),
        (Question(), "options", ["text"]),
        (Term(), "indicators", []),
    ],
)
def test_a_field_says_what_of_it_readers_see(row, field: str, parts: list[str]) -> None:
    assert row.translated_parts(field) == parts


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_a_code_is_the_name_of_a_row_and_stands_there_once(model) -> None:
    row = model.objects.all()[0]
    assert str(row) == row.code
    with transaction.atomic(), pytest.raises(IntegrityError):
        model.objects.filter(pk=model.objects.all()[1].pk).update(code=row.code)


def test_no_two_kinds_of_item_share_a_name() -> None:
    assert len({model.item_kind for model in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_rows_stand_in_the_order_that_was_given_to_them_then_by_code(model) -> None:
    *others, last = model.objects.all()[:3]
    model.objects.update(position=9)
    model.objects.filter(pk=last.pk).update(position=1)
    expected = [last.code, *sorted(row.code for row in others)]
    found = [row.code for row in model.objects.filter(pk__in=[last.pk, *(row.pk for row in others)])]
    assert found == expected


def test_a_row_is_a_hosts_own_and_shown_unless_somebody_says_otherwise() -> None:
    assert (Passage().origin, Passage().hidden) == (Origin.LOCAL, False)


@pytest.mark.parametrize(
    ("whole", "part"),
    [(Category, Indicator), (Place, HelpLine), (Lesson, Question), (Source, Citation)],
    ids=lambda model: model.__name__,
)
def test_what_others_rest_on_is_not_deleted_under_them(whole, part) -> None:
    name = {Citation: "source"}.get(part) or part.part_of
    row = getattr(part.objects.all()[0], name)
    with pytest.raises(ProtectedError):
        whole.objects.filter(pk=row.pk).delete()


def test_citations_keep_the_order_in_which_they_were_given() -> None:
    source = Source.objects.all()[0]
    for position in (2, 0, 1):
        Citation.objects.create(key="indicator.X", source=source, locator=f"page {position}", position=position)
    found = Citation.objects.filter(key="indicator.X")
    assert [row.locator for row in found] == ["page 0", "page 1", "page 2"]


def test_the_newest_check_of_a_day_comes_first() -> None:
    line = HelpLine.objects.all()[0]
    days = [date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 5)]
    made = [
        HelpLineCheck.objects.create(line=line, day=day, outcome=CheckOutcome.RIGHT, method=CheckMethod.CALLED)
        for day in days
    ]
    assert list(line.checks.all()) == [made[2], made[1], made[0]]
    line.delete()
    assert not HelpLineCheck.objects.exists()


def translation(**changes: object) -> Translation:
    known = {"language": "ms", "key": "indicator.DOC-01.title", "text": "a", "digest": "d", "made": Made.PERSON}
    return Translation(**{**known, **changes})


def test_a_string_has_one_wording_of_the_file_and_one_of_the_site() -> None:
    translation().save()
    translation(origin=Origin.LOCAL).save()
    translation(language="id").save()
    with transaction.atomic(), pytest.raises(IntegrityError):
        translation(text="another").save()


def test_a_wording_that_nobody_looked_at_is_a_draft_of_a_machine() -> None:
    row = Translation(language="ms", key="x")
    assert (row.state, row.made, row.origin) == (State.DRAFT, Made.MACHINE, Origin.OFFICIAL)
    assert set(SIGNED_STATES) == set(STORED_STATES) - {State.DRAFT}


def test_a_review_is_added_and_never_changed() -> None:
    row = Review(
        language="km", key="x", english="e", translation="t", state=State.REVIEWED, role="reviewer", initials="AB",
        day=date(2026, 11, 1),
    )  # fmt: skip
    row.save()
    row.initials = "CD"
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        Review.objects.get(pk=row.pk).save()
    assert Review.objects.get(pk=row.pk).initials == "AB"


@given(st.text(max_size=40), st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_an_edition_is_whole_while_no_letter_of_it_changes(body: str, other: str) -> None:
    row = EditionRow.of("km", body)
    assert row.is_whole
    row.body = other
    assert row.is_whole == (body == other)


def test_the_version_of_an_edition_names_the_release_and_the_words(settings) -> None:
    first = EditionRow.of("km", "words")
    assert first.version.startswith(f"{settings.RELEASE}-")
    assert EditionRow.of("vi", "words").version == first.version
    assert EditionRow.of("km", "word").version != first.version
    assert str(first) == f"km {first.version}"
    settings.RELEASE = "2027.1"
    assert EditionRow.of("km", "words").version != first.version
    assert first.is_whole  # the next release does not take its content for damaged


def test_a_new_word_of_a_vocabulary_is_no_migration() -> None:
    field = ChoiceField(LineKind, max_length=20)
    _name, path, _positional, options = field.deconstruct()
    assert (path, options) == ("django.db.models.CharField", {"max_length": 20})
    assert field.choices == LineKind.choices
