"""The sentences of a text, in any language of the site."""

import re
from dataclasses import replace

from screening.text.strings import LocalText

# A closing quotation mark belongs to the sentence before it. Not every script sets a space between sentences.
# Full stop, exclamation and question mark of Chinese, and the full stop of Khmer: \u3002 \uff01 \uff1f \u17d4.
_BEGINS = re.compile(r"(?<=[.!?])[”»)]*\s+|(?<=[\u3002\uff01\uff1f\u17d4])[”»」』)]*\s*(?=\S)")


def count(text: str) -> int:
    return len(_BEGINS.findall(text.strip())) + 1


def first(text: LocalText) -> LocalText:
    """The first sentence, whole, in the state of the text that it is taken from."""
    begins = _BEGINS.search(text.value)
    return replace(text, value=text.value[: begins.end()].strip()) if begins else text
