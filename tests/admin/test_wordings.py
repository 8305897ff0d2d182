"""A site writes better words than the file, or asks for the English; and two people sign what they compared."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from screening.admin.translation import english_of, item_of
from screening.choices import Made, Origin, State
from screening.content.edition import forget, get_edition
from screening.languages import IN_TABLE
from screening.models import Indicator, Review, Translation
from screening.text import glossary
from screening.text.strings import LocalText, digest
from tests.admin.conftest import address

pytestmark = pytest.mark.usefixtures("content")

KEY = "indicator.DOC-01.title"
REFUSED = next(word for term in glossary.of(IN_TABLE["vi"]).terms for word in term.refused)


@pytest.fixture
def few_languages() -> None:
    """All of them: these wordings are Vietnamese."""


def shown(language: str = "vi") -> LocalText:
    forget()
    return get_edition(language).indicators["DOC-01"].title


def official() -> Translation:
    return Translation.objects.get(language="vi", key=KEY, origin=Origin.OFFICIAL)


def send(staff, model: type, row: Any = None, **values: Any) -> dict[str, list[str]]:
    """Send the form, and return what is wrong with it: nothing where it was saved."""
    path = address(model, "change", row.pk) if row else address(model, "add")
    response: HttpResponse = staff.post(path, values)
    if response.status_code == 302:
        return {}
    assert response.status_code == 200
    return {name: list(messages) for name, messages in response.context["adminform"].form.errors.items()}


def write(staff, text: str, **changes: Any) -> dict[str, list[str]]:
    return send(staff, Translation, **{"language": "vi", "key": KEY, "text": text, "made": Made.PERSON, **changes})


def test_the_wording_of_a_site_is_read_at_once_and_the_file_keeps_its_own(staff) -> None:
    before = official().text
    assert write(staff, "  Lời của chúng tôi ") == {}
    assert shown() == LocalText("Lời của chúng tôi", "vi", State.DRAFT)
    assert official().text == before


def test_a_second_wording_of_a_site_takes_the_place_of_the_first(staff) -> None:
    write(staff, "Một")
    write(staff, "Hai")
    own = Translation.objects.filter(language="vi", key=KEY, origin=Origin.LOCAL)
    assert [row.text for row in own] == ["Hai"]
    assert shown().value == "Hai"


@pytest.mark.parametrize("empty", ["", "   ", "\u200b"])
def test_a_site_that_leaves_the_words_out_asks_for_the_english(staff, empty: str) -> None:
    assert write(staff, empty) == {}
    assert shown() == LocalText(Indicator.objects.get(code="DOC-01").title, "en", State.MISSING)


def test_changing_the_official_wording_writes_one_of_the_site_beside_it(staff) -> None:
    row = official()
    assert send(staff, Translation, row, text="Sửa lại", made=Made.MENDED) == {}
    assert official().text == row.text
    assert shown() == LocalText("Sửa lại", "vi", State.MENDED)


@pytest.mark.parametrize(
    ("made", "state"), [(Made.PERSON, State.DRAFT), (Made.MENDED, State.MENDED), (Made.MACHINE, State.MACHINE)]
)
def test_readers_are_told_who_wrote_it(staff, made: Made, state: State) -> None:
    write(staff, "Lời", made=made)
    assert shown().state == state


def test_the_form_offers_to_say_that_a_person_mended_what_was_there(staff) -> None:
    page = staff.get(address(Translation, "change", official().pk))
    assert page.context["adminform"].form.initial["made"] == Made.MENDED
    assert staff.get(address(Translation, "add")).context["adminform"].form.initial["made"] == Made.PERSON


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<b>Lời</b>", "must be plain text"),
        (REFUSED, f"says {REFUSED!r} for "),
        ("Lời 7", "the same numbers"),
        ("Lời\u202e", ""),
    ],
)
def test_words_that_would_be_refused_in_a_file_are_refused_here(staff, text: str, fault: str) -> None:
    before = shown()
    assert fault in write(staff, text)["text"][0]
    assert shown() == before


def test_without_a_sound_glossary_nothing_is_taken_and_the_form_says_why(staff, tmp_path, monkeypatch) -> None:
    path = tmp_path / "vi" / "glossary.tsv"
    path.parent.mkdir()
    path.write_text("english", encoding="utf-8")
    monkeypatch.setattr(glossary, "of", lambda language: glossary.read(path, language))
    assert write(staff, "Lời")["text"][0].startswith("The text cannot be checked: vi/glossary.tsv:1: must be the names")


@pytest.mark.parametrize(
    "key", ["indicator.DOC-01.nothing", "indicator.GONE-1.title", "nothing.DOC-01.title", "indicator", "", "x.y.z.0"]
)
def test_a_key_without_a_text_is_refused(staff, key: str) -> None:
    assert set(write(staff, "Lời", key=key)) == {"key"}
    assert english_of(key) == ""
    with pytest.raises(KeyError):
        item_of(key)


def test_a_key_names_one_text_of_one_row(staff) -> None:
    row, field = item_of("indicator.DOC-01.prompts.0")
    assert (row.key, field) == ("indicator.DOC-01", "prompts.0")
    assert english_of("indicator.DOC-01.prompts.0") == Indicator.objects.get(code="DOC-01").prompts[0]


def test_a_language_that_is_in_no_table_is_refused(staff) -> None:
    assert set(write(staff, "Mots", language="fr")) == {"language"}
    assert set(write(staff, "Words", language="en")) == {"language"}


def test_a_row_shows_the_english_and_the_official_words_beside_its_own(staff) -> None:
    write(staff, "Lời")
    own = Translation.objects.get(origin=Origin.LOCAL)
    page = unescape(staff.get(address(Translation, "change", own.pk)).content.decode())
    assert Indicator.objects.get(code="DOC-01").title in page
    assert official().text in page


def test_taking_a_wording_of_the_site_back_brings_the_official_one_back(staff) -> None:
    before = shown()
    write(staff, "Lời")
    own = Translation.objects.get(origin=Origin.LOCAL)
    staff.post(address(Translation, "delete", own.pk), {"post": "yes"})
    assert shown() == before


def test_an_official_wording_cannot_be_deleted(staff) -> None:
    row = official()
    assert staff.post(address(Translation, "delete", row.pk), {"post": "yes"}).status_code == 403
    response = staff.post(
        address(Translation, "changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    )
    assert response.status_code in {200, 302}
    assert official().pk == row.pk


def sign(staff, initials: str, **changes: Any) -> dict[str, list[str]]:
    known = {"language": "vi", "key": KEY, "state": State.REVIEWED, "role": "translator", "initials": initials}
    return send(staff, Review, **{**known, "day": timezone.localdate().isoformat(), **changes})


def test_a_text_is_reviewed_when_two_people_have_signed_it(staff) -> None:
    assert sign(staff, "AB") == {}
    assert shown().state != State.REVIEWED
    assert sign(staff, "CD") == {}
    assert shown().state == State.REVIEWED


def test_a_review_is_of_the_words_that_readers_see(staff) -> None:
    write(staff, "Lời")
    sign(staff, "AB")
    sign(staff, "CD")
    review = Review.objects.filter(initials="CD").get()
    assert review.translation == digest("Lời")
    assert shown() == LocalText("Lời", "vi", State.REVIEWED)
    write(staff, "Lời mới")
    assert shown().state == State.DRAFT


@pytest.mark.parametrize("key", ["indicator.GONE-1.title", "indicator.DOC-01.nothing"])
def test_what_readers_do_not_see_cannot_be_signed(staff, key: str) -> None:
    assert set(sign(staff, "AB", key=key)) == {"key"}
    assert not Review.objects.filter(initials="AB").exists()


def test_where_a_site_asked_for_the_english_there_is_nothing_to_sign(staff) -> None:
    write(staff, "")
    assert set(sign(staff, "AB")) == {"key"}


def test_words_made_from_older_english_cannot_be_signed(staff) -> None:
    Translation.objects.filter(language="vi", key=KEY).update(digest="0" * 16)
    assert set(sign(staff, "AB")) == {"key"}


def test_nobody_has_compared_anything_tomorrow(staff) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert set(sign(staff, "AB", day=tomorrow.isoformat())) == {"day"}


def test_a_review_is_neither_changed_nor_deleted(staff) -> None:
    sign(staff, "AB")
    row = Review.objects.get(initials="AB")
    assert staff.post(address(Review, "change", row.pk), {"initials": "XY"}).status_code == 403
    assert staff.post(address(Review, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert Review.objects.get(pk=row.pk).initials == "AB"
