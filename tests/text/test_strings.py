"""What a reader gets for a string: the translation while it fits the English, else the English, and its state."""

from dataclasses import dataclass

import pytest

from screening.choices import State
from screening.models import Translation
from screening.text.strings import LocalText, deliver, digest, every_text, weakest


def stored(text: str, english: str = "Papers", state: str = "draft", made: str = "person") -> Translation:
    return Translation(text=text, digest=digest(english), state=state, made=made)


@pytest.mark.parametrize("state", ["draft", "reviewed", "field-checked"])
def test_translation_is_delivered_with_its_state(state):
    found = deliver("Papers", "vi", [stored("Giấy tờ", state=state)])
    assert found == LocalText("Giấy tờ", "vi", State(state))


@pytest.mark.parametrize(
    ("made", "state"), [("machine", State.MACHINE), ("mended", State.MENDED), ("person", State.DRAFT)]
)
def test_a_text_that_nobody_checked_says_who_wrote_it(made, state):
    assert deliver("Papers", "vi", [stored("Giấy tờ", made=made)]).state == state
    assert deliver("Papers", "vi", [stored("Giấy tờ", made=made, state="reviewed")]).state == State.REVIEWED


@pytest.mark.parametrize("state", ["draft", "reviewed", "field-checked"])
def test_changed_english_is_stale_at_once(state):
    assert deliver("Papers!", "vi", [stored("Giấy tờ", state=state)]) == LocalText("Papers!", "en", State.STALE)


@pytest.mark.parametrize("nothing", [[], [stored("")], [stored("", "Paper")]])
def test_missing_is_english(nothing):
    assert deliver("Papers", "vi", nothing) == LocalText("Papers", "en", State.MISSING)


def test_wording_of_the_site_stands_before_the_official_one():
    official = stored("Giấy tờ", state="reviewed")
    assert deliver("Papers", "vi", [stored("Giấy"), official]).value == "Giấy"
    assert deliver("Papers", "vi", [stored("Giấy", "Paper"), official]).value == "Giấy tờ"
    assert deliver("Papers", "vi", [stored("Giấy", "Paper"), stored("Tờ", "Paper")]).state == State.STALE
    assert deliver("Papers", "vi", [stored(""), official]) == LocalText("Papers", "en", State.MISSING)


def test_english_is_the_source_whatever_is_stored():
    assert deliver("Papers", "en", [stored("Other")]) == LocalText("Papers", "en", State.SOURCE)


def test_empty_english_needs_no_translation():
    assert deliver("", "vi") == LocalText("", "en", State.SOURCE)
    assert not deliver("", "vi")


def test_string_without_a_digest_never_passes():
    row = Translation(text="Giấy tờ", digest="", state="reviewed")
    assert deliver("Papers", "vi", [row]).state == State.STALE


def test_digest_is_of_every_letter():
    assert len(digest("Papers")) == 16
    assert len({digest(text) for text in ("Papers", "papers", "Papers ", "Papers.", "\u0420apers")}) == 5


def test_page_is_as_trusted_as_its_weakest_string():
    assert weakest([State.REVIEWED, State.DRAFT, State.FIELD_CHECKED]) == State.DRAFT
    assert weakest([State.DRAFT, State.MISSING, State.STALE]) == State.MISSING
    assert weakest([]) == State.SOURCE


def test_every_string_is_found_however_deep() -> None:
    @dataclass
    class Inner:
        words: LocalText
        number: int

    first, second = LocalText("a", "en", State.SOURCE), LocalText("b", "vi", State.DRAFT)
    empty = LocalText("", "en", State.SOURCE)
    assert list(every_text(((Inner(first, 1), "not a text"), [second], empty, None))) == [first, second]
