"""Rules of a row by itself: the weight of its two sides, whose words they are, and where it is mended."""

from typing import Any

import pytest
from django.conf import settings

from screening.choices import Origin, QuestionKind
from screening.content.row_faults import clean_row, row_faults, where
from screening.content.training_faults import is_others_words
from screening.models import (
    ITEMS,
    HelpLine,
    Indicator,
    Item,
    Lesson,
    Passage,
    Place,
    PracticeCase,
    Question,
    Source,
    Term,
)

pytestmark = pytest.mark.django_db


def row(model: type[Item], **changes: Any) -> Any:
    """A sound row of the content with something changed; nothing is saved."""
    found = model.objects.order_by("position")[0]
    for name, value in changes.items():
        setattr(found, name, value)
    return found


def faults(found: Item) -> list[str]:
    return [f"{field}: {what}" for field, what in row_faults(found)]


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_a_fault_of_an_official_row_names_the_file_in_which_it_stands(model: type[Item]) -> None:
    for found in model.objects.all():
        file = settings.BASE_DIR / "fixtures" / where(found)
        assert f"- code: {found.code}\n" in file.read_text(encoding="utf-8"), found


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_a_fault_of_a_hosts_row_names_this_site(model: type[Item]) -> None:
    assert where(row(model, origin=Origin.LOCAL)) == "this site"


@pytest.mark.parametrize(("other", "fair"), [(49, False), (50, True), (100, True), (200, True), (201, False)], ids=str)
@pytest.mark.parametrize("origin", Origin)
def test_neither_side_may_be_twice_as_long_as_the_other(other: int, fair: bool, origin: Origin) -> None:
    found = faults(row(Indicator, notice="n" * 100, other="o" * other, origin=origin))
    unfair = f"other: has {other} characters, notice 100: give both sides about the same room"
    assert found == ([] if fair else [unfair])


@pytest.mark.parametrize("side", ["notice", "other"])
def test_a_side_that_is_missing_is_told_once(side: str) -> None:
    assert faults(row(Indicator, **{side: ""})) == [f"{side}: must be text, and not empty (quote numbers and codes)"]


@pytest.mark.parametrize("model", ITEMS, ids=lambda model: model.item_kind)
def test_origin_is_named_only_where_the_row_is_about_places_and_services(model: type[Item]) -> None:
    field = next(name for name in ("title", "note", "question", "evidence", "term") if hasattr(model, name))
    found = [fault for fault in faults(row(model, **{field: "Some Thai people"})) if "origin" in fault]
    named = model not in {Source, Place, HelpLine}
    assert found == ([f"{field}: 'Thai': origin is never a trait"] if named else [])


@pytest.mark.parametrize("words", ["Support for victims", "VICTIM support"])
def test_an_operator_may_have_chosen_its_own_name(words: str) -> None:
    assert faults(row(HelpLine, name=words)) == []
    assert faults(row(HelpLine, caution=words)) != []


@pytest.mark.parametrize("words", ["Rescue the victims", "Line for sex slaves"])
def test_a_name_is_not_an_excuse_for_every_word(words: str) -> None:
    assert len(faults(row(HelpLine, name=words))) == 1


def test_a_name_gives_no_verdict_either() -> None:
    assert faults(row(HelpLine, name="High risk line")) == ["name: 'High risk': this site gives no verdict"]


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [(Term, "avoid", ["prostitute", "victim"]), (Question, "example", "He scored a likely Thai victim.")],
)
def test_words_of_others_may_be_any_words(model: type[Item], field: str, value: Any) -> None:
    assert faults(row(model, **{field: value})) == []


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [(Term, "use", ["victim"]), (Term, "definition", "A victim."), (Question, "answer", "A victim.")],
)
def test_what_stands_beside_words_of_others_is_ours(model: type[Item], field: str, value: Any) -> None:
    assert [fault.partition(":")[0].partition(".")[0] for fault in faults(row(model, **{field: value}))] == [field]


def test_each_string_of_a_list_has_its_own_place() -> None:
    found = row(Term, avoid=["a", "b"])
    assert is_others_words(found, "avoid.1")
    assert not is_others_words(found, "use.0")
    assert not is_others_words(row(Passage), "avoid.0")
    assert faults(row(Indicator, prompts=["May I ask?", "A victim?"])) == [
        "prompts.1: 'victim': write 'person, person affected'"
    ]


def test_two_fields_are_held_against_each_other_once_each_is_right() -> None:
    """A number that is no number at all is not also called another number."""
    line = row(HelpLine, number="024 3936 0000", dial="+842439360001")
    assert [field for field, _ in clean_row(line)[1]] == ["dial"]
    line.number = ""
    assert [field for field, _ in clean_row(line)[1]] == ["number"]


def test_a_row_comes_out_as_its_file_would() -> None:
    clean, found = clean_row(row(Passage, title="  Two \n words ", body=""))
    assert found == []
    assert (clean["title"], clean["body"]) == ("Two words", "")


def options(*right: bool) -> list[dict[str, Any]]:
    return [{"text": f"Option {number}", "right": answer} for number, answer in enumerate(right)]


@pytest.mark.parametrize(
    ("kind", "right", "fault"),
    [
        (QuestionKind.ONE, (True, False), ""),
        (QuestionKind.ONE, (False, False), "0 are right: a question of the kind 'one' needs 1 to 1"),
        (QuestionKind.ONE, (True, True, False), "2 are right: a question of the kind 'one' needs 1 to 1"),
        (QuestionKind.ONE, (True,), "one at least must not be right"),
        (QuestionKind.SEVERAL, (True, True, False), ""),
        (QuestionKind.SEVERAL, (True, False), "1 are right: a question of the kind 'several' needs 2 to 10"),
        (QuestionKind.SEVERAL, (True, True), "one at least must not be right"),
        (QuestionKind.OPEN, (), ""),
        (QuestionKind.SCALE, (), ""),
        (QuestionKind.OPEN, (True, False), "a question of the kind 'open' has none"),
        (QuestionKind.SCALE, (True, False), "a question of the kind 'scale' has none"),
    ],
)
def test_the_options_of_a_question_fit_its_kind(kind: QuestionKind, right: tuple[bool, ...], fault: str) -> None:
    assert faults(row(Question, kind=kind.value, options=options(*right))) == ([f"options: {fault}"] if fault else [])


@pytest.mark.parametrize(("field", "minutes"), [("plan", 45), ("short", 10), ("long", 90)])
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_plan_takes_the_time_that_a_trainer_was_promised(field: str, minutes: int, more: int) -> None:
    found = row(Lesson)
    steps = [dict(step) for step in getattr(found, field)]
    steps[0]["minutes"] += more
    wanted = [f"{field}: adds up to {minutes + more} minutes, not {minutes}"] if more else []
    assert faults(row(Lesson, **{field: steps})) == wanted


def case(**changes: Any) -> PracticeCase:
    story = ["She said “my card is in the office” and went on.", "Nobody asked."]
    reading = {"indicator": "DOC-01", "reason": "It says “my card is in the office”."}
    return row(PracticeCase, **{"control": False, "story": story, "present": [reading], "tempting": [], **changes})


def test_a_sign_stands_in_one_list_of_a_case() -> None:
    tempting = [{"indicator": "DOC-01", "reason": "It may seem so."}, {"indicator": "DEB-01", "reason": "No debt."}]
    assert faults(case()) == []
    assert faults(case(tempting=tempting)) == ["tempting: DOC-01 is already in present"]
    half = [{"indicator": "DEB-01", "reason": "It says “my card”."}]
    assert faults(case(explore=half)) == []
    assert faults(case(explore=half, tempting=tempting[1:])) == ["tempting: DEB-01 is already in explore"]
    assert faults(case(explore=case().present)) == ["explore: DOC-01 is already in present"]


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("It says “my card is in the office”.", ""),
        ("“She said” and “Nobody asked.”", ""),
        ("It says “my card”, and “her card”.", "'her card' does not stand in the story"),
        ("It says “My card”.", "'My card' does not stand in the story"),
        ("It says 'my card'.", "must quote the story, between “ and ”"),
    ],
)
def test_what_is_present_in_full_or_in_part_rests_on_words_of_the_story(reason: str, fault: str) -> None:
    reading = {"indicator": "DOC-01", "reason": reason}
    for field, sides in (("present", {}), ("explore", {"present": []})):
        found = faults(case(**{**sides, field: [reading]}))
        assert found == ([f"{field}.0.reason: {fault}"] if fault else [])


def test_a_control_case_tempts_and_supports_nothing() -> None:
    tempting = [{"indicator": "DEB-01", "reason": "A loan from a bank."}]
    assert faults(case(control=True, present=[], tempting=tempting)) == []
    assert faults(case(control=True, present=[], explore=case().present)) == []
    nothing = ["control: a case whose text supports nothing, not even in part, is a control case"]
    assert faults(case(present=[], tempting=tempting)) == nothing
    assert faults(case(control=True)) == ["present: a control case supports no indicator"]
