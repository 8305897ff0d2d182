"""One spelling for what readers write in several ways, so that searching finds all of them."""

import unicodedata
from functools import cache
from pathlib import Path

from screening.languages import ENGLISH
from screening.text.breaks import ZERO_WIDTH_SPACE

# Phones write the first of these in their own way.
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u02b9\u2032`\u00b4"), "'")
# Khmer words that are in use in several spellings: the first is that of the dictionary.
_SPELLINGS = {"ឲ្យ": "ឱ្យ", "អោយ": "ឱ្យ", "ប៉ូលីស": "ប៉ូលិស"}
# A shorter word may be the whole of its singular: bus, gas.
_SHORTEST_PLURAL = 4


def folded(text: str) -> str:
    """`text` without case, width, break marks and Latin accents, in simplified Chinese and the commonest spelling.

    Marks of other scripts are letters and stay.
    """
    quoted = text.translate(_APOSTROPHES).replace(ZERO_WIDTH_SPACE, "")
    plain = unicodedata.normalize("NFKD", quoted.casefold()).replace("đ", "d").translate(_simplified())
    for other, usual in _SPELLINGS.items():
        plain = plain.replace(other, usual)
    return "".join(character for character in plain if not 0x0300 <= ord(character) <= 0x036F)


def forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word as it was typed and, in English, without the ending of a plural or a genitive."""
    if language != ENGLISH.code or len(word) < _SHORTEST_PLURAL or word.endswith("ss") or word[-1] not in "sy":
        return (word,)
    if word.endswith("y"):
        return (word, f"{word[:-1]}ies")
    if word.endswith("'s"):
        return (word, word[:-2])
    if word.endswith("ies"):
        return (word, f"{word[:-3]}y")
    return (word, word[:-1], word[:-2]) if word.endswith(("xes", "ches", "shes", "sses")) else (word, word[:-1])


@cache
def _simplified() -> dict[int, str]:
    lines = Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    return {ord(old): new for pair in zip(rows[::2], rows[1::2], strict=True) for old, new in zip(*pair, strict=True)}
