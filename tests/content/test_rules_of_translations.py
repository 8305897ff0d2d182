"""What is wrong with a translation beside the others of its language; each fault names the file or this site."""

from typing import Any

import pytest
from django.db.models import QuerySet

from screening.choices import Made, Origin, State
from screening.content.translation_faults import translation_faults
from screening.models import Category, HelpLine, Indicator, Item, PracticeCase, Question, Term, Translation
from screening.text.strings import digest

pytestmark = pytest.mark.usefixtures("content")

# A language that is prepared and has no file yet: it holds only what a test puts there.
MALAY = "ms"


@pytest.fixture(autouse=True)
def _nothing_translated(content: None) -> None:
    _stored().delete()


def _stored() -> QuerySet[Translation]:
    return Translation.objects.filter(language=MALAY)


def translate(item: Item, field: str, text: str, *, origin: Origin = Origin.OFFICIAL, english: str = "") -> str:
    """Store a translation of the English as it is, or as it was, and return its key."""
    key = f"{item.key}.{field}"
    Translation.objects.create(
        language=MALAY,
        key=key,
        origin=origin,
        text=text,
        digest=digest(english or item.texts()[field]),
        made=Made.PERSON,
        state=State.DRAFT,
    )
    return key


def indicator(code: str = "DOC-01", **changes: Any) -> Indicator:
    row = Indicator.objects.get(code=code)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row


def test_a_language_without_translations_has_no_faults() -> None:
    assert translation_faults(MALAY) == []


@pytest.mark.parametrize(("origin", "where"), [(Origin.OFFICIAL, "ms/content.po"), (Origin.LOCAL, "this site")])
def test_a_fault_says_where_it_is_mended(origin: Origin, where: str) -> None:
    key = translate(indicator(), "title", "<b>Pasport</b>", origin=origin)
    assert translation_faults(MALAY) == [f"{where}: {key}: must be plain text: no HTML, no < or >"]


def test_only_what_readers_see_is_looked_at() -> None:
    """A translation of older English is not shown, and one of this site stands before that of the file."""
    row = indicator()
    translate(row, "title", "<b>", english="An older title")
    translate(row, "why", "<b>")
    translate(row, "why", "Sebab", origin=Origin.LOCAL)
    translate(row, "prompts.0", "")
    assert translation_faults(MALAY) == []


def test_where_the_wording_of_the_site_is_too_old_the_file_is_looked_at_again() -> None:
    row = indicator()
    key = translate(row, "why", "<b>")
    translate(row, "why", "Sebab", origin=Origin.LOCAL, english="An older reason")
    assert [fault.split(": ")[:2] for fault in translation_faults(MALAY)] == [["ms/content.po", key]]


def test_languages_that_nobody_asked_for_are_left_alone() -> None:
    translate(indicator(), "title", "<b>")
    assert translation_faults("id") == []
    assert any("ms/content.po" in fault for fault in translation_faults())
    assert [fault.partition("/")[0] for fault in translation_faults("id", MALAY)] == [MALAY]


@pytest.mark.parametrize(
    ("notice", "other", "fair"),
    [(100, 34, True), (100, 33, False), (100, 100, True), (34, 100, True), (33, 100, False)],
)
def test_in_another_language_too_neither_side_shrinks_to_a_third(notice: int, other: int, fair: bool) -> None:
    row = indicator(notice="n" * 100, other="o" * 100)
    translate(row, "notice", "a" * notice)
    key = translate(row, "other", "b" * other)
    sizes = f"{other} characters, notice {notice}"
    told = f"ms/content.po: {key}: has {sizes}: give both sides about the same room, as the English does"
    assert translation_faults(MALAY) == ([] if fair else [told])


def test_the_weight_of_the_sides_is_that_of_the_english() -> None:
    row = indicator(notice="n" * 100, other="o" * 200)
    translate(row, "notice", "a" * 100)
    translate(row, "other", "b" * 67)
    assert translation_faults(MALAY) == []
    _stored().filter(key__endswith=".other").update(text="b" * 66)
    assert len(translation_faults(MALAY)) == 1


@pytest.mark.parametrize(("side", "empty"), [("notice", "other"), ("other", "notice")])
def test_one_side_alone_is_held_against_nothing(side: str, empty: str) -> None:
    """The other is not translated, or was left out: readers get its English."""
    row = indicator(notice="n" * 100, other="o" * 100)
    translate(row, side, "a")
    assert translation_faults(MALAY) == []
    translate(row, empty, "")
    assert translation_faults(MALAY) == []


def test_two_indicators_are_not_held_against_one_another() -> None:
    translate(indicator("DOC-01", notice="n" * 100, other="o" * 100), "notice", "a" * 100)
    translate(indicator("DOC-02", notice="n" * 100, other="o" * 100), "other", "b")
    assert translation_faults(MALAY) == []


def avoid(word: str) -> str:
    row = Term.objects.exclude(avoid=[])[0]
    return translate(row, "avoid.0", word)


def test_a_word_that_the_glossary_avoids_is_found_in_its_own_language() -> None:
    avoid("bangkala")
    key = translate(indicator(), "why", "Seorang Bangkala tinggal.")
    translate(indicator("DOC-02"), "why", "Sebangkala lain.")  # another word, in a script with spaces
    told = f"ms/content.po: {key}: 'bangkala' is a word that the glossary says not to use"
    assert translation_faults(MALAY) == [told]


def test_others_keep_their_names_and_their_words() -> None:
    avoid("bangkala")
    translate(HelpLine.objects.exclude(name="")[0], "name", "Talian bangkala")
    translate(Question.objects.exclude(example="")[0], "example", "Dia bangkala.")
    assert translation_faults(MALAY) == []


def test_a_word_that_is_avoided_in_english_alone_is_no_fault_elsewhere() -> None:
    word = Term.objects.exclude(avoid=[])[0].avoid[0]
    translate(Category.objects.all()[0], "intro", f"Kata {word} sahaja")
    assert translation_faults(MALAY) == []


def case() -> PracticeCase:
    row = PracticeCase.objects.exclude(present=[])[0]
    row.story, row.present = ["She has “no card” now."], [{**row.present[0], "reason": "It says “no card”."}]
    row.save()
    return row


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("Ia kata “tiada kad”.", ""),
        ("Ia kata “no card”.", "'no card' does not stand in the story"),
        ("Ia kata tiada kad.", "must quote the story, between “ and ”"),
    ],
)
def test_a_translated_reason_quotes_the_translated_story(reason: str, fault: str) -> None:
    row = case()
    translate(row, "story.0", "Dia ada “tiada kad” sekarang.")
    key = translate(row, "present.0.reason", reason)
    assert translation_faults(MALAY) == ([f"ms/content.po: {key}: {fault}"] if fault else [])


def test_two_stories_are_not_mixed_up() -> None:
    first = case()
    second = PracticeCase.objects.exclude(present=[]).exclude(pk=first.pk)[0]
    translate(second, "story.0", "“tiada kad”" + " kata" * 3)
    key = translate(first, "present.0.reason", "Ia kata “tiada kad”.")
    assert [fault.split(": ")[1] for fault in translation_faults(MALAY) if "does not stand" in fault] == [key]
