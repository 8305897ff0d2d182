"""The alphabetical order of names, as readers of a language expect it in a list."""

import unicodedata

# Letters with marks that are letters of their own; tones are not.
_ALPHABETS = {"vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"}
# Simplified Chinese by sound, traditional by strokes: the order in which these encodings hold their common characters.
_CHINESE = {"zh-hans": "gb18030", "zh-hant": "big5hkscs"}
# Khmer marks of the series of a consonant, and the stroke over silent letters, decide only between words alike.
_KHMER_SIGNS = dict.fromkeys(map(ord, "\u17c9\u17ca\u17cc\u17cd\u17cf\u17d0"))
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def place_in_order(name: str, language: str) -> tuple[object, ...]:
    """A key to sort names by. The code points of other scripts stand in the order of their alphabets, or nearly."""
    folded = name.casefold()
    if encoding := _CHINESE.get(language):
        return (folded.encode(encoding, "replace"),)
    if alphabet := _ALPHABETS.get(language):
        toneless = unicodedata.normalize("NFC", _without(folded, _TONES))
        return tuple(alphabet.find(letter) for letter in toneless if letter.isalnum() or letter.isspace()), folded
    if language == "km":
        return folded.translate(_KHMER_SIGNS), folded
    return _without(folded, ""), folded


def _without(text: str, marks: str) -> str:
    """`text` without these accents; without any of the Latin ones where none are named."""
    plain = unicodedata.normalize("NFD", text)
    return "".join(one for one in plain if (one not in marks if marks else not "\u0300" <= one <= "\u036f"))
