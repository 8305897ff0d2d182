"""Letters that do not belong in a text of a language, signs in an order that no reader's eye expects, and Zawgyi.

Two spellings that look the same are two words to whoever searches, and to a voice that reads them aloud. What a script
needs stands in `_OF_SCRIPT`, what only one language needs in `_OF_LANGUAGE`.
"""

import functools
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from screening.languages import Language

LATIN = "LATIN"
# What a detector says of a text in Zawgyi is near 1, of one in Unicode near 0; of a few letters it cannot tell.
_ZAWGYI, _PERHAPS_ZAWGYI = 0.95, 0.05
_FEWEST_LETTERS, _FEWEST_TO_ASK = 12, 20
_PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|\{\w*\}|%[sdr]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9'’.-]*(?: [A-Za-z][A-Za-z0-9'’.-]*)*")
_FEWEST_LATIN = 3
_BURMESE = re.compile("[\u1000-\u109f]")
# Signs above, below or beside a letter.
_THAI_LAO = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_BURMESE_KHMER = "\u102b-\u1032\u1036-\u103e\u17b6-\u17d1"
_TWICE = re.compile(f"([\u0300-\u036f{_THAI_LAO}{_BURMESE_KHMER}])\\1")
# Small words of English that are no word of another language of the site.
_ENGLISH = re.compile(r"\b(?:the|and|with|you|your|they|their|from|this|that|when|what|which|should|would)\b")
# The standard of its place: simplified and traditional signs share blocks of Unicode.
_STANDARD = {"zh-hans": "gb2312", "zh-hant": "big5"}


@dataclass(frozen=True, slots=True)
class _Rule:
    """No text may hold the pattern."""

    pattern: re.Pattern[str]
    says: str


def _rule(pattern: str, says: str) -> _Rule:
    return _Rule(re.compile(pattern), says)


_TONE_FIRST = "has a tone before its vowel: the vowel comes first"
_LOOSE = "has a sign without a letter that it belongs to"
_OF_SCRIPT: dict[str, tuple[_Rule, ...]] = {
    "THAI": (
        _rule("\u0e40\u0e40", "has two signs that look like one (เเ): type แ"),
        _rule("\u0e4d\u0e32", "has two signs that look like one (ํา): type ำ"),
        _rule("[\u0e48-\u0e4c][\u0e31\u0e34-\u0e3a\u0e47]", _TONE_FIRST),
        _rule("(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", _LOOSE),
    ),
    "LAO": (
        _rule("\u0ec0\u0ec0", "has two signs that look like one (ເເ): type ແ"),
        _rule("\u0ecd\u0eb2", "has two signs that look like one (ໍາ): type ຳ"),
        _rule("[\u0ec8-\u0ecb][\u0eb1\u0eb4-\u0eb9\u0ebb\u0ebc\u0ecd]", _TONE_FIRST),
        _rule("(?<![\u0e81-\u0ece\u0edc-\u0edf])[\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]", _LOOSE),
    ),
    "KHMER": (
        _rule("[\u17a3\u17a4\u17d3\u17d8]", "has a letter that Unicode gave up: type it in another way"),
        _rule("[\u17b6-\u17d1]\u17d2", "has a vowel before a letter below: the letter below comes first"),
        _rule("\u17d2(?![\u1780-\u17a2\u17a5-\u17b3])", "has the sign of a letter below, and no letter"),
        _rule(
            "[\u17c6-\u17c8\u17cb\u17cd-\u17d1][\u17b6-\u17c5]", "has a sign before its vowel: the vowel comes first"
        ),
        _rule("\u17c1[\u17b6\u17b8]", "has two vowels that look like one: type ោ or ើ"),
        _rule("(?<![\u1780-\u17d2])[\u17b6-\u17d1]", _LOOSE),
    ),
    "MYANMAR": (
        _rule("[\u102b-\u1032\u1036-\u1038][\u103b-\u103e]", "has a vowel before a medial: the medial comes first"),
        _rule("[\u103c-\u103e]\u103b|[\u103d\u103e]\u103c|\u103e\u103d", "has its medials in another order than ျ ြ ွ ှ"),
        _rule("\u1025\u103a", "has ဥ with ်: type ဉ်"),
        _rule("(?<=[0-9])\u101d|\u101d(?=[0-9])", "has the letter ဝ in a number"),
        _rule("(?<![\u1000-\u109f])[\u102b-\u103e]", _LOOSE),
    ),
}
_OF_LANGUAGE: dict[str, tuple[_Rule, ...]] = {
    "ur": (
        _rule("[\u064a\u0649]", "has a letter of Arabic (ي or ى): type ی"),
        _rule("\u0643", "has a letter of Arabic (ك): type ک"),
        _rule("[\u0647\u0629]", "has a letter of Arabic (ه or ة): type ہ, ھ or ۃ"),
    ),
    "mn": (_rule("[\u0404\u0407\u0454\u0457\u0275\u03b8]", "has what old fonts had in place of ө and ү: type these"),),
    "vi": (_rule("[\u00d0\u00f0]", "has a letter of Icelandic (ð): type đ"),),
}


def letter_faults(english: str, text: str, language: Language) -> Iterator[str]:
    """What the readers of the language would stumble over, or a search would not find."""
    if unicodedata.normalize("NFC", text) != text:
        yield "has letters in several pieces, which look the same and are not found: save the file in the form NFC"
    for rule in (*_OF_SCRIPT.get(language.script, ()), *_OF_LANGUAGE.get(language.code, ())):
        if found := rule.pattern.search(text):
            yield f"{rule.says}, near {text[max(0, found.start() - 3) : found.end() + 1]!r}"
    if found := _TWICE.search(text):
        yield f"has the same sign twice, one above the other: U+{ord(found[1]):04X}"
    words = _PLACEHOLDER.sub(" ", text)
    yield from _foreign_faults(english, words, language)
    yield from _english_faults(words, language)
    if strange := _outside(text, _STANDARD.get(language.code, "")) - set(english):
        yield f"has signs that are not {language.english_name}: {' '.join(sorted(strange))}"
    if language.script == "MYANMAR":
        yield from _zawgyi_faults(text)


def _foreign_faults(english: str, text: str, language: Language) -> Iterator[str]:
    """Words in letters that are neither Latin nor of the language, but names that the English writes so too."""
    for word in dict.fromkeys(_WORD.findall(text)):
        foreign = {_script(letter) for letter in word} - {language.script, LATIN}
        if foreign and word not in english:
            yield f"has {word!r}, in letters of another script: {', '.join(sorted(foreign)).capitalize()}"


def _english_faults(text: str, language: Language) -> Iterator[str]:
    """English that was left in. Names have capitals, addresses have dots."""
    if language.script == LATIN:
        if found := _ENGLISH.search(text):
            yield f"has English in it: {found.group()!r}"
        return
    for run in dict.fromkeys(_LATIN_RUN.findall(text)):
        if len(run) >= _FEWEST_LATIN and run.islower() and "." not in run and run not in _kept_words():
            yield f"has {run!r} in Latin letters: translate it, or give a reason in locale/latin.tsv"


@functools.cache
def _kept_words() -> frozenset[str]:
    """Words that stay in Latin letters in every language: a word and a reason a line."""
    lines = (settings.BASE_DIR / "locale" / "latin.tsv").read_text().splitlines()
    return frozenset(line.partition("\t")[0] for line in lines)


# The texts of all languages together have some thousands of different letters.
@functools.lru_cache(maxsize=16384)
def _script(letter: str) -> str:
    """Unicode begins the name of a letter with that of its script."""
    return unicodedata.name(letter, "?").partition(" ")[0]


def _outside(text: str, standard: str) -> set[str]:
    if not standard:
        return set()
    return {sign for sign in text if _script(sign) == "CJK" and not sign.encode(standard, "ignore")}


def _zawgyi_faults(text: str) -> Iterator[str]:
    letters = len(_BURMESE.findall(text))
    likely = _detector().get_zawgyi_probability(text) if letters >= _FEWEST_LETTERS else 0.0
    if likely > _ZAWGYI:
        yield "is in Zawgyi: convert it to Unicode"
    elif likely > _PERHAPS_ZAWGYI and letters >= _FEWEST_TO_ASK:
        yield "may be in Zawgyi: read it in a Unicode font, and convert or type again what looks wrong"


@functools.cache
def _detector() -> Any:
    from myanmartools import ZawgyiDetector  # noqa: PLC0415  reads its model, and no page needs it

    with warnings.catch_warnings():
        # It reads its model by a function that Python calls old.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()
