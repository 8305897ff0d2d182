"""Where words and lines may break in scripts that write no spaces, by ICU's dictionaries."""

import re

from icu4py.breakers import LineBreaker, WordBreaker
from icu4py.locale import Locale

from screening.languages import BY_CODE

ZERO_WIDTH_SPACE = "\u200b"
# Thai, Lao, Myanmar, Khmer and their extensions. Shorter runs have nothing to break.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]{4,}")


def mark_line_breaks(text: str, language: str) -> str:
    """`text` with an invisible break opportunity wherever a line may end. For paper only: stored text stays clean."""
    locale = Locale(BY_CODE[language].tag)
    return _UNSPACED.sub(lambda run: ZERO_WIDTH_SPACE.join(LineBreaker(run.group(), locale)), text)


def words(text: str, language: str) -> list[str]:
    """The words of a text in any script, without spaces and punctuation."""
    found = WordBreaker(text, Locale(BY_CODE[language].tag))
    return [word for word in found if any(character.isalnum() for character in word)]
