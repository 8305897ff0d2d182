"""What is wrong with a translation by itself, whoever wrote it and in whatever file it came.

Held against every translation that readers may see: of content and interface, from a file or from the staff site.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from screening.languages import Language
from screening.text.characters import character_faults, is_unseen
from screening.text.glossary import departures
from screening.text.letters import letter_faults

_PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|\{\w*\}|%[sdr]")
_MARKUP = re.compile(r"[<>]|&#?\w+;")
_NUMBER = re.compile(r"\d+")
# 1,000 is 1.000 in one language and 1 000 in another.
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")
# English writes these as words where others write digits: a month of a date, a small number.
_IN_WORDS = {
    **{name: str(number) for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)},
    **{name: str(number) for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen"), 1)},
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")
# Names such as Malaysia or Crime Stoppers are the same in many languages; small words are not.
_SMALL_WORD = re.compile(r"\b[a-z]+")
_PASTED_WORDS = 2
# Names and quoted words of other scripts stand in a text; more than half of a file of them is another language.
_LEAST_SHARE = 0.5
_FEWEST_LETTERS = 200
# Languages differ in how long they are, and few texts of one differ so much from the rest of its file.
_MOST_TIMES = 3
_LONG_ENOUGH = 40
_FEWEST_TEXTS = 50


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing: some translators put a space where they wish to leave a text out."""
    return all(character.isspace() or is_unseen(character) for character in text)


def text_faults(english: str, text: str, language: Language, *, own_words: bool = True) -> Iterator[str]:
    """Words that others said (not `own_words`) may be any words, and in any letters."""
    yield from placeholder_faults(english, text)
    if _MARKUP.search(text) and not _MARKUP.search(english):
        yield "must be plain text: no HTML, no < or >"
    yield from character_faults(text)
    yield from _space_faults(english, text)
    yield from _number_faults(english, text)
    if text == english and len(_SMALL_WORD.findall(english)) >= _PASTED_WORDS:
        yield "is the English; leave it empty, and readers get the English and are told so"
    if own_words:
        yield from letter_faults(english, text, language)
        yield from departures(text, language)


def placeholder_faults(english: str, text: str) -> Iterator[str]:
    wanted, found = (Counter(_PLACEHOLDER.findall(part)) for part in (english, text))
    if wanted != found:
        yield f"placeholders must be the same as in the English ({', '.join(sorted(wanted)) or 'none'})"


def _space_faults(english: str, text: str) -> Iterator[str]:
    if text != text.strip() and english == english.strip():
        yield "begins or ends with a space: take it out"
    if set("\n\t") & set(text) - set(english):
        yield "must stand on one line, as the English does, and without tabs"


def _number_faults(english: str, text: str) -> Iterator[str]:
    """Every number of the English stands in the translation, in the same digits, and no other."""
    # The % of a placeholder may stand before a letter, never before a digit: nothing of it is a number.
    wanted, found = (Counter(_NUMBER.findall(_THOUSANDS.sub("", part))) for part in (english, text))
    in_words = Counter(_IN_WORDS[word] for word in _WORD.findall(english.lower()) if word in _IN_WORDS)
    if wanted - found or (found - wanted) - in_words:
        numbers = ", ".join(sorted(wanted.elements())) or "none"
        yield f"must have the same numbers as the English, in the same digits: {numbers}"


def script_fault(texts: Iterable[str], language: Language) -> str:
    """What is wrong with a whole file: its letters are mostly not those of the language. Empty where nothing is."""
    found = Counter("".join(texts))
    letters = {letter: times for letter, times in found.items() if letter.isalpha()}
    number = sum(letters.values())
    own = sum(times for letter, times in letters.items() if unicodedata.name(letter, "").startswith(language.script))
    if number < _FEWEST_LETTERS or own >= number * _LEAST_SHARE:
        return ""
    share = own * 100 // number
    return f"only {share} of 100 letters are {language.script.capitalize()}: is it {language.english_name}?"


def length_faults(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """Which texts of a file, (English, translation), are so short or so long that something is lost or added."""
    times = {
        number: len(text) / len(english)
        for number, (english, text) in enumerate(texts)
        if text and len(english) >= _LONG_ENOUGH
    }
    if len(times) < _FEWEST_TEXTS:
        return
    usual = median(times.values())
    for number, found in times.items():
        if not usual / _MOST_TIMES <= found <= usual * _MOST_TIMES:
            how = "short" if found < usual else "long"
            yield number, f"is far too {how} beside its English: what was left out, or added?"
