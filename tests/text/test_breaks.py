"""Words and line breaks in scripts without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.languages import LANGUAGES
from screening.text.breaks import ZERO_WIDTH_SPACE, mark_line_breaks, words

KHMER = "អ្នកមិនចាំបាច់បង្ហាញឯកសារទេ"  # You need not show any papers.
CHINESE = "您不必出示任何证件。"


def test_khmer_gets_break_opportunities_between_words():
    marked = mark_line_breaks(KHMER, "km")
    parts = marked.split(ZERO_WIDTH_SPACE)
    assert len(parts) > 3
    assert "".join(parts) == KHMER
    assert "ឯកសារ" in marked, "a break stands inside the word for papers"


def test_a_break_never_parts_a_letter_from_its_signs():
    for part in mark_line_breaks(KHMER, "km").split(ZERO_WIDTH_SPACE):
        assert "\u1780" <= part[0] <= "\u17b3", "begins with a sign that belongs to the letter before it"


@pytest.mark.parametrize("text", [CHINESE, "Bạn không phải đưa giấy tờ.", "You need not.", "", "កខ"])
def test_other_scripts_stay_as_they_are(text):
    assert mark_line_breaks(text, "km") == text


@given(st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x17FF)), st.sampled_from(LANGUAGES))
def test_marks_are_all_that_is_added(text, language):
    marked = mark_line_breaks(text, language.code)
    assert marked.replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("zh-hans", CHINESE, {"您", "不必", "出示", "任何", "证件"}),
        ("km", KHMER, {"ឯកសារ"}),
        ("vi", "Giấy tờ, hộ chiếu!", {"Giấy", "tờ", "hộ", "chiếu"}),
        ("en", "No papers (110).", {"No", "papers", "110"}),
    ],
)
def test_words(language, text, wanted):
    found = words(text, language)
    assert wanted <= set(found)
    assert not {"。", ",", "!", " ", "("} & set(found)
