"""What nobody sees, and what looks like something else, is found in every text and in every language."""

import unicodedata

import pytest

from screening import fonts
from screening.text.characters import character_faults

NEEDED = {
    "Khmer word break": "ជំនួយ\u200bបន្ទាន់",
    "Thai word break": "ความ\u200bช่วยเหลือ",
    "Burmese word break": "အကူ\u200bအညီ",
    "Lao word break": "ຊ່ວຍ\u200bເຫຼືອ",
    "Persian": "می\u200cخواهم",
    "Urdu": "نہ\u200cکریں",
    "Hindi": "क्\u200dष",
    "Cyrillic": "Тусламжийн утас 107",
    "Chinese": "拨打 12308，全天（免费）。",
    "Vietnamese": "Đường dây nóng 111",
    "Korean": "여성긴급전화 1366",
    "number sign": "№ 7, 20 °C …",
}
# A character, and what stands on both its sides.
UNSEEN = [
    *("\x00", "\x07", "\x7f", "\x85", "\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180b", "\u180e", "\u200b"),
    *("\u200c", "\u200d", "\u200e", "\u200f", "\u202e", "\u2060", "\u2066", "\u2800", "\u3164", "\ufe0f", "\ufeff"),
    *("\uffa0", "\ue000", "\ufdd0", "\U000e0041", "\U000e0100", "\U0001d173"),
]
LOOK_ALIKE = {"𝟏": "1", "１": "1", "①": "1", "¹": "1", "𝐀": "A", "Ａ": "A", "ℊ": "g", "ⓐ": "a", "\u212a": "K"}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_script_needs_passes(text):
    assert list(character_faults(text)) == []


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
@pytest.mark.parametrize("text", ["11{}0", "hope{} line", "ជំនួយ {}110", "{}"])
def test_what_nobody_sees_is_found(character, text):
    found = list(character_faults(text.format(character)))
    assert len(found) == 1
    assert f"U+{ord(character):04X}" in found[0]


@pytest.mark.parametrize("character", LOOK_ALIKE)
def test_a_variant_of_a_letter_or_a_digit_is_found(character):
    [found] = character_faults(f"Call {character}")
    assert found.endswith(f"type {LOOK_ALIKE[character]!r}")


@pytest.mark.parametrize("word", ["Норe", "pаssport", "Αdvice", "hοpe"])
def test_two_alphabets_in_one_word_are_found(word):
    assert any("two alphabets in one word" in fault for fault in character_faults(f"The {word} line"))


def test_every_digit_that_is_not_plain_is_found_beside_plain_ones_or_belongs_to_a_script():
    """All of Unicode: what has the value of a digit is ASCII, refused, or a digit of a script in its own right."""
    scripts = {
        character
        for character in map(chr, range(0x110000))
        if unicodedata.category(character) == "Nd" and not list(character_faults(character))
    }
    assert set("0123456789") <= scripts
    assert not {unicodedata.name(character).split()[0] for character in scripts} & {"MATHEMATICAL", "FULLWIDTH"}


PRINTED = {
    "other scripts": "Hope 希望之声 ความหวัง ဖုန်း ສາຍ 상담 संस्था தமிழ் עזרה کمک",
    "signs": "Mon → Fri, ✓ ☎ № 7 ㍿ € ₫",
}
NOT_PRINTED = {
    "📞": "TELEPHONE RECEIVER",
    "ᠪ": "MONGOLIAN LETTER BA",
    "𓀀": "EGYPTIAN HIEROGLYPH",
    "🇰": "REGIONAL INDICATOR",
}


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_what_some_font_of_ours_has_may_be_saved(text):
    assert list(character_faults(text)) == []


@pytest.mark.parametrize(("character", "name"), NOT_PRINTED.items(), ids=NOT_PRINTED.values())
def test_what_paper_cannot_carry_is_refused_by_name_before_it_stops_every_sheet(character, name):
    (fault,) = character_faults(f"Hope line {character}")
    assert name in fault
    assert "cannot be printed" in fault


def test_without_fonts_nothing_is_refused(monkeypatch):
    """Such a machine makes no PDF, and must still load the content."""
    fonts._carried.cache_clear()
    monkeypatch.setattr(fonts.shutil, "which", lambda program: None)
    assert fonts.not_carried("📞") == []
    fonts._carried.cache_clear()


def test_with_a_family_missing_nothing_is_refused(monkeypatch):
    fonts._carried.cache_clear()
    monkeypatch.setitem(fonts.FAMILIES, "xx", "Noto Sans Nowhere")
    assert fonts.not_carried("📞中") == []
    fonts._carried.cache_clear()
