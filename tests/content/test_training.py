"""Practice cases, lessons, questions and terms: what `check_content` finds in them, and what it must not find."""

import pytest
from django.conf import settings

from screening.content.faults import content_faults
from screening.content.training_faults import avoided_words, quotation_faults
from screening.content.translation_faults import translation_faults
from screening.languages import ENGLISH, LANGUAGES
from screening.models import Lesson, Passage, PracticeCase, Question, Term, Translation

ARTICLE = (settings.BASE_DIR / "fixtures/source/article.txt").read_text(encoding="utf-8")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_languages")]


def faults(code: str) -> list[str]:
    return [fault for fault in content_faults(ARTICLE) if f": {code}: " in fault and "source/article" not in fault]


def test_the_content_as_it_is_has_no_faults(content: None) -> None:
    training = tuple(
        f": {row.code}: " for model in (PracticeCase, Lesson, Question, Term) for row in model.objects.all()
    )
    assert [fault for fault in content_faults(ARTICLE) if any(code in fault for code in training)] == []


def test_there_is_as_much_as_was_promised(content: None) -> None:
    assert PracticeCase.objects.count() >= 24
    assert PracticeCase.objects.filter(control=True).count() >= 8
    assert Question.objects.count() >= 36
    assert Lesson.objects.count() == 8
    assert Term.objects.count() >= 60


def test_a_control_case_supports_nothing(content: None) -> None:
    row = PracticeCase.objects.filter(control=True)[0]
    row.present = [{"indicator": "DOC-01", "reason": f"It says “{row.story[0][:20]}”."}]
    row.tempting = []
    row.save()
    assert faults(row.code) == [
        f"cases/{row.code.lower()}.yaml: {row.code}: present: a control case supports no indicator"
    ]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("The card is gone.", "must quote the story"),
        ("It says “words that nobody wrote”.", "does not stand in the story"),
        ("It says 「words that nobody wrote」.", "does not stand in the story"),
    ],
)
def test_what_is_present_quotes_the_story(content: None, reason: str, words: str) -> None:
    row = PracticeCase.objects.get(code="CASE-01")
    row.present[0]["reason"] = reason
    row.save()
    assert words in faults("CASE-01")[0]


def test_a_translation_quotes_its_own_story(content: None) -> None:
    offered = [language for language in LANGUAGES if language != ENGLISH]
    for language in offered:
        where = Translation.objects.filter(language=language.code, key="case.CASE-01.present.0.reason")
        assert where.update(text="“restaurant”") == 1
    found = translation_faults(*(language.code for language in offered))
    unquoted = [
        fault.partition("/")[0] for fault in found if "case.CASE-01.present.0.reason" in fault and "story" in fault
    ]
    assert unquoted == [language.locale for language in offered]


@pytest.mark.parametrize(("field", "minutes"), [("plan", 45), ("short", 10), ("long", 90)])
def test_minutes_add_up(content: None, field: str, minutes: int) -> None:
    row = Lesson.objects.get(code="LESSON-1")
    getattr(row, field)[0]["minutes"] += 1
    row.save()
    assert faults("LESSON-1") == [
        f"lessons/lesson-1.yaml: LESSON-1: {field}: adds up to {minutes + 1} minutes, not {minutes}"
    ]


@pytest.mark.parametrize(
    ("field", "points", "told"),
    [
        ("plan", [1, 2], "2 points need 6 minutes"),
        ("plan", [1, 2, 5, 6, 7], "shows 9 points, 4 at most"),
        ("plan", [12], "shows a point that the lesson does not have"),
        ("short", [1, 2], "shows 3 points, 2 at most"),
        ("long", [1], "must show each point once"),
        ("long", [], ""),
    ],
)
def test_points_fit_the_minutes_of_the_plan_that_shows_them(
    content: None, field: str, points: list[int], told: str
) -> None:
    row = Lesson.objects.get(code="LESSON-1")
    getattr(row, field)[0]["points"] = points
    row.save()
    found = faults("LESSON-1")
    assert any(told in fault for fault in found) if told else not found


@pytest.mark.parametrize(
    ("kind", "right"),
    [("one", [True, True, False]), ("one", [False, False]), ("several", [True, False]), ("open", [True])],
)
def test_a_question_has_as_many_right_options_as_its_kind(content: None, kind: str, right: list[bool]) -> None:
    row = Question.objects.get(code="CHECK-01")
    row.kind, row.options = (
        kind,
        [{"text": f"Option {number}.", "right": is_right} for number, is_right in enumerate(right)],
    )
    row.save()
    assert "options" in faults("CHECK-01")[0]


def test_a_word_that_the_glossary_avoids_stands_nowhere(content: None) -> None:
    term = Term.objects.filter(code="TERM-debt-bondage").get()
    term.avoid = ["debt prison"]
    term.save()
    assert faults(term.code) == []
    Passage.objects.filter(code="talk-listen").update(body="It was a Debt Prison.")
    assert faults("talk-listen") == [
        "passages/talk.yaml: talk-listen: body: 'debt prison' is a word that the glossary says not to use"
    ]


def test_words_are_found_whole_where_a_script_has_spaces() -> None:
    texts = [("a", "the buyers came"), ("b", "ជនរងគ្រោះម្នាក់"), ("c", "他是受害者吗")]
    assert list(avoided_words(texts, ["buy"])) == []
    assert list(avoided_words(texts, ["BUYERS"])) == [("a", "BUYERS")]
    assert list(avoided_words(texts, ["ជនរងគ្រោះ", "受害者"])) == [("b", "ជនរងគ្រោះ"), ("c", "受害者")]
    assert list(avoided_words(texts, [])) == []


def test_a_word_that_is_avoided_may_stand_in_an_expression_that_the_glossary_names() -> None:
    texts = [("a", "A victim in law has rights."), ("b", "Victim in law: the victim spoke.")]
    assert list(avoided_words(texts, ["victim"], ["Victim in law"])) == [("b", "victim")]


def test_a_quotation_may_run_over_no_paragraph() -> None:
    fields = {"story.0": "It was late.", "story.1": "She left.", "present.0.reason": "“late”, “She left”"}
    assert list(quotation_faults(fields)) == []


@pytest.mark.parametrize(
    ("model", "code", "field", "value", "told"),
    [
        (
            PracticeCase,
            "CASE-01",
            "tempting",
            [{"indicator": "NOPE-01", "reason": "x"}],
            "there is no indicator 'NOPE-01'",
        ),
        (Lesson, "LESSON-1", "cases", ["CASE-99"], "there is no case 'CASE-99'"),
        (Lesson, "LESSON-1", "categories", ["ZZZ"], "there is no category 'ZZZ'"),
        (Lesson, "LESSON-1", "handouts", ["balloon"], "'balloon' is not one of"),
        (Term, "TERM-debt-bondage", "lessons", ["LESSON-9"], "there is no lesson 'LESSON-9'"),
    ],
)
def test_codes_name_something(model, code: str, field: str, value: object, told: str) -> None:
    model.objects.filter(code=code).update(**{field: value})
    assert any(told in fault for fault in faults(code))
