"""The one table of languages. Adding a language is one row here and one folder in `locale/`.

It feeds Django's LANGUAGES and text direction, `lang` and `dir` on every page, the font and the line breaking on paper.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    code: str  # as in the address of a page and in Django
    tag: str  # BCP 47, as in lang=""
    name: str  # what its readers call it
    english_name: str
    print_font: str  # family on paper, named so that no other script's glyphs are chosen
    line_height: float = 1.45  # on paper; stacked scripts need more
    # Pango cannot break lines in this script, so break opportunities are written into the text.
    marked_breaks: bool = False
    direction: Literal["ltr", "rtl"] = "ltr"
    # Whether a second person has compared the interface of this language with the English. Content says so per string.
    reviewed: bool = False

    @property
    def locale(self) -> str:
        """The folder in `locale/`: zh_Hans for zh-hans."""
        language, _, script = self.code.partition("-")
        return f"{language}_{script.capitalize()}" if script else language


ENGLISH = Language("en", "en", "English", "English", "Noto Sans", reviewed=True)

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    Language("zh-hans", "zh-Hans", "简体中文", "Chinese (simplified)", "Noto Sans CJK SC", 1.55),
    Language("vi", "vi", "Tiếng Việt", "Vietnamese", "Noto Sans"),
    Language("km", "km", "ភាសាខ្មែរ", "Khmer", "Noto Sans Khmer", 1.75, marked_breaks=True),
)

BY_CODE = {language.code: language for language in LANGUAGES}
TRANSLATIONS = tuple(language for language in LANGUAGES if language is not ENGLISH)
