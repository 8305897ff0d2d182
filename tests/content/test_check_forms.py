"""Two forms of the knowledge check: the same aims, as hard as each other; every lesson prints its questions."""

from collections.abc import Callable
from itertools import chain

import pytest
from django.conf import settings

from screening.choices import CheckForm
from screening.content.check_forms import COMPARED
from screening.content.faults import content_faults
from screening.models import Lesson, Question

ARTICLE = (settings.BASE_DIR / "fixtures/source/article.txt").read_text(encoding="utf-8")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]


def faults(*codes: str) -> list[str]:
    named = [f": {code}: " for code in codes]
    found = [fault for fault in content_faults(ARTICLE) if "content.po" not in fault]
    return [fault for fault in found if any(name in fault for name in named)]


def compared() -> list[Question]:
    return [row for row in Question.objects.all() if row.kind in COMPARED]


def test_the_forms_as_they_are_have_no_faults(content: None) -> None:
    assert faults(*(row.code for row in chain(Question.objects.all(), Lesson.objects.all()))) == []


def test_both_forms_have_the_same_aims(content: None) -> None:
    aims = [sorted(row.pair for row in compared() if row.form == form) for form in (CheckForm.A, CheckForm.B)]
    assert aims[0] == aims[1]
    assert len(set(aims[0])) == len(aims[0]) >= 18


@pytest.mark.parametrize("form", [CheckForm.A, CheckForm.B])
def test_neither_the_place_nor_the_length_of_an_option_gives_it_away(content: None, form: CheckForm) -> None:
    one = [row for row in compared() if row.form == form and row.kind == "one"]
    places = [next(place for place, option in enumerate(row.options) if option["right"]) for row in one]
    assert all(places.count(place) >= len(one) // 6 for place in range(4))
    longest = [max(row.options, key=lambda option: len(option["text"]))["right"] for row in one]
    assert sum(longest) <= len(one) * 0.4


def leave_the_other_form(row: Question) -> None:
    row.form = CheckForm.A


def stand_in_both(row: Question) -> None:
    row.form = CheckForm.BOTH


def have_no_pair(row: Question) -> None:
    row.pair = ""


def be_of_another_kind(row: Question) -> None:
    row.kind = "several"
    row.options[0]["right"] = row.options[1]["right"] = True


def belong_to_another_lesson(row: Question) -> None:
    row.lesson = Lesson.objects.get(code="LESSON-6")


def have_fewer_options(row: Question) -> None:
    row.options = [option for option in row.options if option["right"]] + [{"text": "Another.", "right": False}]


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (leave_the_other_form, "pair: 'definition' stands in A, A: it needs one question in A and one in B"),
        (stand_in_both, "form: a question of the kind 'one' stands in A or in B"),
        (have_no_pair, "pair: needs the name of its aim, and a question in the other form"),
        (be_of_another_kind, "kind: differs from CHECK-01, its pair"),
        (belong_to_another_lesson, "lesson: differs from CHECK-01, its pair"),
        (have_fewer_options, "options: needs as many as CHECK-01, its pair, and as many right ones"),
    ],
)
def test_a_question_that_does_not_fit_its_pair_is_told(
    content: None, plant: Callable[[Question], None], told: str
) -> None:
    row = Question.objects.get(code="CHECK-25")
    plant(row)
    row.save()
    found = [*faults("CHECK-01"), *faults("CHECK-25")]
    assert any(fault.endswith(told) for fault in found), found


def test_a_question_in_ones_own_words_stands_in_both_forms(content: None) -> None:
    Question.objects.filter(code="CHECK-06").update(form=CheckForm.A)
    assert faults("CHECK-06") == [
        "questions.yaml: CHECK-06: form: a question of the kind 'open' stands in both forms, and in no pair"
    ]


@pytest.mark.parametrize("kind", ["check", "answers"])
def test_a_lesson_with_questions_prints_them(content: None, kind: str) -> None:
    row = Lesson.objects.get(code="LESSON-4")
    row.handouts.remove(kind)
    row.save()
    assert faults("LESSON-4") == [
        f"lessons/lesson-4.yaml: LESSON-4: handouts: has questions, so {kind} belongs to what is printed"
    ]
