"""A sheet of one page says the first sentence of a text: the same one in every language, and a whole one."""

import pytest

from screening.choices import State
from screening.content.edition import get_edition
from screening.languages import LANGUAGES
from screening.text import sentences
from screening.text.strings import LocalText


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Papers get lost. Some expire.", "Papers get lost."),
        ("Say: “Are you safe?” Never test it.", "Say: “Are you safe?”"),
        ("Plans change", "Plans change"),
        ("酒店可能保管证件。很多家庭也是。", "酒店可能保管证件。"),
        ("她说“好。”然后走了。", "她说“好。”"),
        ("ឯកសារអាចបាត់។ ខ្លះផុតកំណត់។", "ឯកសារអាចបាត់។"),
        ("Pay of 3.50 an hour is low. It is legal.", "Pay of 3.50 an hour is low."),
    ],
)
def test_the_first_sentence_is_whole(text: str, first: str) -> None:
    assert sentences.first(LocalText(text, "en", State.SOURCE)).value == first


@pytest.mark.django_db
@pytest.mark.parametrize("language", [row.code for row in LANGUAGES])
def test_a_text_has_as_many_sentences_in_every_language_where_the_first_stands_alone(language: str) -> None:
    """Else two languages on one sheet would not say the same."""
    english, edition = get_edition("en"), get_edition(language)
    texts = {code: (row.other, edition.indicators[code].other) for code, row in english.indicators.items()}
    texts["rule-said"] = (english.said.body, edition.said.body)
    for code, (first, other) in texts.items():
        assert sentences.count(first.value) == sentences.count(other.value), code
        assert sentences.first(other).state == other.state
        assert len(sentences.first(first).value) > 10, code
