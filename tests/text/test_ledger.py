"""Reviews: two different people, about these letters on both sides, in a file that is only added to."""

import pytest
from django.core.management import call_command

from screening.choices import State
from screening.content.edition import forget, get_edition
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE
from screening.models import Indicator, Review, Translation
from screening.text import ledger
from screening.text.exchange import export_texts, import_texts, wordings_of
from screening.text.reviews import load_reviews, settle
from screening.text.strings import digest
from tests.text.reviewing import DAY, sign_content

pytestmark = pytest.mark.usefixtures("content")

KHMER = IN_TABLE["km"]
TITLE = "indicator.DOC-01.title"


def state(key: str = TITLE) -> str:
    return Translation.objects.get(language="km", key=key).state


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], State.DRAFT),
        (["sk"], State.DRAFT),
        (["sk", "sk"], State.DRAFT),
        (["sk", "SK"], State.DRAFT),
        (["sk", "mc"], State.REVIEWED),
        (["sk", "mc", "sk"], State.REVIEWED),
    ],
)
def test_two_different_people_make_a_text_reviewed(tmp_path, people, expected):
    sign_content(tmp_path, KHMER, [TITLE], *people)
    load_reviews(tmp_path, KHMER)
    assert state() == expected


def test_use_is_more_than_review_and_needs_two_people_too(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk", state=State.FIELD_CHECKED)
    load_reviews(tmp_path, KHMER)
    assert state() == State.DRAFT
    sign_content(tmp_path, KHMER, [TITLE], "mc")
    load_reviews(tmp_path, KHMER)
    assert state() == State.FIELD_CHECKED
    assert Translation.objects.filter(language="km").exclude(state=State.DRAFT).count() == 1


def test_one_changed_letter_of_the_translation_ends_a_review(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk", "mc")
    load_reviews(tmp_path, KHMER)
    row = Translation.objects.get(language="km", key=TITLE)
    row.text += "ៗ"
    row.save()
    settle(KHMER)
    assert state() == State.DRAFT
    row.text = row.text[:-1]
    row.save()
    settle(KHMER)
    assert state() == State.REVIEWED  # the very letters that they had read


def test_one_changed_letter_of_the_english_ends_a_review(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk", "mc")
    export_texts(tmp_path, KHMER)
    title = Indicator.objects.get(code="DOC-01").title
    Indicator.objects.filter(code="DOC-01").update(title=f"{title}s")
    path = tmp_path / "km" / "LC_MESSAGES" / "content.po"
    # The translator takes the new English over and leaves the translation.
    path.write_text(path.read_text(encoding="utf-8").replace(f'msgid "{title}"', f'msgid "{title}s"'), encoding="utf-8")
    import_texts(tmp_path, KHMER)
    assert state() == State.DRAFT


def test_two_people_about_different_words_are_one_each(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk")
    Translation.objects.filter(language="km", key=TITLE).update(text="ចំណងជើង")
    sign_content(tmp_path, KHMER, [TITLE], "mc")
    load_reviews(tmp_path, KHMER)
    assert state() == State.DRAFT


def test_the_line_of_another_string_counts_for_nothing(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk", "mc")
    path = ledger.ledger_file(tmp_path, KHMER)
    path.write_text(path.read_text(encoding="utf-8").replace("DOC-01", "DOC-02"), encoding="utf-8")
    load_reviews(tmp_path, KHMER)
    assert set(Translation.objects.filter(language="km").values_list("state", flat=True)) == {State.DRAFT}


def test_a_reader_sees_it_and_a_ledger_that_shrank_takes_it_back(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk", "mc")
    export_texts(tmp_path, KHMER)
    call_command("import_texts", "--locale", str(tmp_path), "--language", "km", verbosity=0)
    forget()
    assert get_edition("km").indicators["DOC-01"].title.state == State.REVIEWED
    ledger.ledger_file(tmp_path, KHMER).unlink()
    call_command("import_texts", "--locale", str(tmp_path), "--language", "km", verbosity=0)
    forget()
    assert get_edition("km").indicators["DOC-01"].title.state == State.MACHINE


def test_reviews_of_this_site_stay_beside_those_of_the_ledger(tmp_path):
    (row,) = wordings_of("km")[TITLE]
    same = {"language": "km", "key": TITLE, "english": row.digest, "translation": digest(row.text)}
    Review.objects.create(**same, state=State.REVIEWED, role="reviewer", initials="mc", day=DAY)
    sign_content(tmp_path, KHMER, [TITLE], "sk")
    load_reviews(tmp_path, KHMER)
    assert state() == State.REVIEWED
    load_reviews(tmp_path / "empty", KHMER)
    assert state() == State.DRAFT
    assert Review.objects.filter(language="km", key=TITLE).count() == 1


def test_a_review_is_never_changed():
    review = Review(language="km", key=TITLE, english="0" * 16, translation="0" * 16, state=State.REVIEWED, day=DAY)
    review.save()
    review.initials = "xx"
    with pytest.raises(TypeError, match="added, never changed"):
        review.save()


def test_a_ledger_is_only_added_to(tmp_path):
    sign_content(tmp_path, KHMER, [TITLE], "sk")
    path = ledger.ledger_file(tmp_path, KHMER)
    before = path.read_bytes()
    sign_content(tmp_path, KHMER, [TITLE], "mc")
    assert path.read_bytes().startswith(before)
    assert path.read_text(encoding="utf-8").startswith(f"{ledger.HEAD}\n{TITLE}\t")
    assert [row.initials for row in ledger.read(path)] == ["sk", "mc"]


GOOD = f"{TITLE}\t{'0' * 16}\t{'a' * 16}\treviewed\ttranslator\tsk\t2026-11-28"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("\tsk", "", "must have 7 parts between tabs, and has 6"),
        ("0" * 16, "0" * 15, "a digest has 16 digits"),
        ("a" * 16, "A" * 16, "a digest has 16 digits"),
        ("reviewed", "checked", "'checked' is not one of: reviewed, field-checked"),
        ("reviewed", "draft", "'draft' is not one of"),
        ("\tsk", "\t", "'' cannot be the initials"),
        ("\tsk", "\tSokha Keo", "'Sokha Keo' cannot be the initials"),
        ("2026-11-28", "28.11.2026", "must be a day such as"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_of_the_ledger_counts(tmp_path, old, new, fault):
    path = ledger.ledger_file(tmp_path, KHMER)
    path.parent.mkdir()
    path.write_text(f"{ledger.HEAD}\n\n{GOOD}\r\n{GOOD.replace(old, new)}\n", encoding="utf-8-sig")
    with pytest.raises(TranslationFileError) as caught:
        load_reviews(tmp_path, KHMER)
    (said,) = caught.value.faults
    assert said.startswith(f"km/reviews.tsv:4: {fault}") or (said.startswith("km/reviews.tsv:4: ") and fault in said)
    assert not Review.objects.exists()
