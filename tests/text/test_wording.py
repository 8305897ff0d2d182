"""Words that may not reach a reader are found, and ordinary words are not."""

import pytest

from screening.text.wording import nationality_words, replaced_words, verdict_words


@pytest.mark.parametrize(
    "text",
    [
        "prostitutes", "Forced prostitutes", "a sex slave", "slave wives", "child prostitution", "child pornography",
        "their customers", "deaf and mute", "deaf-mutes", "was rescued", "a rescue", "the victim's papers", "victims",
        "illegal immigrants", "illegals", "virginity tests", "escort girls",
    ],
)  # fmt: skip
def test_words_of_the_table_are_found(text):
    assert list(replaced_words(text))


@pytest.mark.parametrize("text", ["a custom", "deaf people", "illegal work", "convict", "a customary law", "a test"])
def test_words_that_look_alike_are_not(text):
    assert not list(replaced_words(text))


def test_message_says_what_to_write():
    assert list(replaced_words("The victim spoke.")) == ["'victim': write 'person, person affected'"]


@pytest.mark.parametrize(
    "text",
    [
        "This person is likely affected.", "It is unlikely.", "probably", "high-risk people", "a low risk",
        "the risk level", "a red flag", "Suspects wait.", "above the threshold", "30 percent", "our verdict",
        "diagnosed", "Answers are ranked.", "a ranking", "The score does not lie.", "No. This is the score.",
        "Never mind; count the score.",
    ],
)  # fmt: skip
def test_verdicts_are_found(text):
    assert list(verdict_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is no score.", "This is not a verdict, a score or a ranking.", "It never ranks a person of rank.",
        "A flag cannot be a diagnosis.", "Show respect to rank and age.", "He suspected nothing.", "a scorecard",
    ],
)  # fmt: skip
def test_denials_and_other_meanings_are_not(text):
    assert not list(verdict_words(text))


@pytest.mark.parametrize("text", ["Thai", "Chinese women", "two Koreans", "Roma people", "Muslims"])
def test_origin_is_found(text):
    assert list(nationality_words(text))


@pytest.mark.parametrize("text", ["a foreign country", "romance", "Thailand", "Laos"])
def test_names_of_places_are_not_origin(text):
    assert not list(nationality_words(text))
