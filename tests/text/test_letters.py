"""Each check of letters finds its fault, and leaves alone the text beside it that only looks like one."""

import polib
import pytest
from django.conf import settings

from screening.languages import IN_TABLE, TRANSLATED, Language
from screening.text.faults import length_faults
from screening.text.letters import _kept_words, letter_faults

# Language, a text with the fault, the same without it, and what the fault says.
PLANTED = {
    "not composed": ("vi", "cô\u0301 người", "cố người", "NFC"),
    "Icelandic letter": ("vi", "ðường dây", "đường dây", "Icelandic"),
    "Thai sara ae": ("th", "\u0e40\u0e40ม่", "แม่", "type แ"),
    "Thai sara am": ("th", "ทํางาน", "ทำงาน", "type ำ"),
    "Thai tone before vowel": ("th", "ท่ี", "ที่", "vowel comes first"),
    "Thai loose sign": ("th", "คน ่", "คน", "without a letter"),
    "Thai sign twice": ("th", "ที่่", "ที่", "same sign twice"),
    "Thai in Lao": ("lo", "ຄน", "ຄົນ", "another script: Thai"),
    "Lao sara ae": ("lo", "\u0ec0\u0ec0ມ່", "ແມ່", "type ແ"),
    "Lao am": ("lo", "ຄໍາ", "ຄຳ", "type ຳ"),
    "Lao tone before vowel": ("lo", "ທ່ີ", "ທີ່", "vowel comes first"),
    "Lao loose sign": ("lo", "ຄົນ ່", "ໜຸ່ມ", "without a letter"),
    "Khmer letter given up": ("km", "\u17a3ក", "អក", "gave up"),
    "Khmer vowel before coeng": ("km", "កា\u17d2រ", "ក្រា", "letter below comes first"),
    "Khmer coeng without letter": ("km", "ក\u17d2 ", "ក្ក", "no letter"),
    "Khmer sign before vowel": ("km", "កំា", "កាំ", "vowel comes first"),
    "Khmer split vowel": ("km", "ក\u17c1\u17b6", "កោ", "look like one"),
    "Khmer shifter before vowel": ("km", "កំំ", "ប៉ី", "same sign twice"),
    "Zawgyi": ("my", "အေရးေပၚ အကူအညီ ရယူရန္ ဖုန္းေခၚပါ", "အရေးပေါ် အကူအညီ ရယူရန် ဖုန်းခေါ်ပါ", "Zawgyi"),
    "Burmese medials": ("my", "ကွျန်", "ကျွန်", "another order"),
    "Burmese vowel before medial": ("my", "ကိျ", "ကျိ", "medial comes first"),
    "Burmese letter in a number": ("my", "ဖုန်း 1ဝ9", "ဖုန်း 109", "in a number"),
    "Burmese u": ("my", "ဥ်", "ဉ်", "type ဉ်"),
    "Arabic yeh": ("ur", "مدد كي لائن ي", "مدد کی لائن", "type ی"),
    "Arabic kaf": ("ur", "كام", "کام", "type ک"),
    "Arabic heh": ("ur", "شخص ه", "شخص ہے", "type ہ"),
    "Mongolian of old fonts": ("mn", "єдєр", "өдөр", "ө and ү"),
    "traditional sign": ("zh-hans", "幫助這個人", "帮助这个人", "not Chinese (simplified)"),
    "simplified sign": ("zh-hant", "帮助这个人", "幫助這個人", "not Chinese (traditional)"),
    "kana in Korean": ("ko", "도움の", "도움의", "another script: Hiragana"),
    "English word": ("km", "លេខ passport របស់គាត់", "លេខលិខិតឆ្លងដែន", "Latin letters"),
    "English among Latin": ("id", "hubungi the polisi", "hubungi polisi", "English in it"),
}
# Language, English, and a text in which nothing is wrong.
NAMES = [
    ("km", "Write to WhatsApp or NGO", "សរសេរទៅ WhatsApp ឬ NGO"),
    ("th", "Write to healing119.id", "เขียนถึง healing119.id"),
    ("zh-hans", "Page %(number)s of %(pages)s", "第%(number)s页，共%(pages)s页"),
    ("vi", "Say 救命, help", "Nói 救命, nghĩa là cứu"),
    ("zh-hans", "Name: 衛生福利部", "名称：衛生福利部"),
    ("ko", "Safe to Talk", "Safe to Talk 전화"),
    ("my", "Laos", "လာအို"),
    ("my", "24 hours", "24 နာရီ"),
    ("my", "five", "ငါး"),
    ("my", "Language", "ဘာသာစကား"),
    ("ur", "Is it safe?", "کیا یہ محفوظ ہے؟"),
]
MOST_ALARMS = 0.01


@pytest.mark.parametrize(("code", "wrong", "right", "says"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_found_and_its_neighbour_is_not(code: str, wrong: str, right: str, says: str) -> None:
    assert any(says in fault for fault in letter_faults("", wrong, IN_TABLE[code])), says
    assert list(letter_faults("", right, IN_TABLE[code])) == []


@pytest.mark.parametrize(("code", "english", "text"), NAMES)
def test_names_numbers_and_placeholders_are_left_alone(code: str, english: str, text: str) -> None:
    assert list(letter_faults(english, text, IN_TABLE[code])) == []


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda row: row.code)
def test_what_is_there_raises_hardly_an_alarm(language: Language) -> None:
    """Alarms of texts that nobody is shown yet count too: whoever prepares a language sees them all."""
    rows = [row for name in ("content", "django") for row in polib.pofile(po_file(language, name)) if row.msgstr]
    found = {row.msgid: list(letter_faults(row.msgid, row.msgstr, language)) for row in rows}
    alarms = {english: faults for english, faults in found.items() if faults}
    assert len(alarms) <= len(rows) * MOST_ALARMS, alarms


def test_words_kept_in_latin_letters_have_a_reason_and_are_used() -> None:
    lines = (settings.BASE_DIR / "locale" / "latin.tsv").read_text().splitlines()
    texts = "\n".join(po_file(row, name).read_text() for row in TRANSLATED for name in ("content", "django"))
    assert lines == sorted(lines)
    for line in lines:
        word, _, why = line.partition("\t")
        assert len(why.split()) >= 3, line
        assert word in texts, line
        assert word in _kept_words()


def test_a_text_far_shorter_or_longer_than_its_neighbours_is_found() -> None:
    english = "Ask whether the person can come and go as they wish, alone."
    usual = [(english, "x" * 60)] * 60
    assert list(length_faults(usual)) == []
    assert [number for number, _ in length_faults([*usual, (english, "x" * 19), (english, "x" * 181)])] == [60, 61]
    assert (
        list(length_faults([*usual, (english, "x" * 25), (english, "x" * 175), ("Yes", "x" * 50), (english, "")])) == []
    )
    assert list(length_faults([(english, "x" * 60)] * 9 + [(english, "x")])) == []


def po_file(language: Language, name: str):
    return settings.BASE_DIR / "locale" / language.locale / "LC_MESSAGES" / f"{name}.po"
