"""The one table of languages. Adding a language is one row here and one folder in `locale/`.

It feeds Django's LANGUAGES and text direction, `lang` and `dir` on every page, the font and the line breaking on paper,
and the checks of its translation files. Words that a language refuses stand in its folder (text/glossary.py).
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Stage(StrEnum):
    OFFERED = "offered"
    # Translators work on it: files go in and out and are checked. Readers meet it only where their host asks for it.
    IN_PREPARATION = "in preparation"


STACKED = 1.7


@dataclass(frozen=True, slots=True)
class Language:
    code: str  # as in the address of a page and in Django
    tag: str  # BCP 47, as in lang=""
    name: str  # what its readers call it
    english_name: str
    script: str  # how the Unicode names of its letters begin
    print_font: str  # family on paper, named so that no other script's glyphs are chosen
    line_height: float = 1.45  # on paper; stacked scripts need more
    stage: Stage = Stage.IN_PREPARATION
    font_package: str = "fonts-noto-core"  # of Debian
    # Pango cannot break lines in this script, so break opportunities are written into the text.
    marked_breaks: bool = False
    direction: Literal["ltr", "rtl"] = "ltr"
    place: str = ""  # where most of its readers are from: the law of that place comes first
    mark: str = ""  # its letter in the codes of printed sheets, for good: handouts/still_right/codes.py

    @property
    def is_stacked(self) -> bool:
        """Whether letters stand above and below others: to be read, they need larger sizes and more room."""
        return self.line_height >= STACKED

    @property
    def locale(self) -> str:
        """The folder in `locale/`: zh_Hans for zh-hans."""
        language, _, script = self.code.partition("-")
        return f"{language}_{script.capitalize()}" if script else language


LATIN_FONT = "Noto Sans"
CHINESE_FONTS = "fonts-noto-cjk"

ENGLISH = Language("en", "en", "English", "English", "LATIN", LATIN_FONT, stage=Stage.OFFERED, mark="E")

# Every language that is offered or prepared, in the order of the menus.
TABLE: tuple[Language, ...] = (
    ENGLISH,
    Language(
        "zh-hans", "zh-Hans", "简体中文", "Chinese (simplified)", "CJK", "Noto Sans CJK SC", 1.55, Stage.OFFERED,
        CHINESE_FONTS, place="CN", mark="C",
    ),
    Language(
        "zh-hant", "zh-Hant", "繁體中文", "Chinese (traditional)", "CJK", "Noto Sans CJK TC", 1.55,
        font_package=CHINESE_FONTS, place="TW", mark="T",
    ),
    Language("vi", "vi", "Tiếng Việt", "Vietnamese", "LATIN", LATIN_FONT, stage=Stage.OFFERED, place="VN", mark="V"),
    Language(
        "my", "my", "မြန်မာဘာသာ", "Burmese", "MYANMAR", "Noto Sans Myanmar", 1.9, marked_breaks=True, place="MM",
        mark="B",
    ),
    Language(
        "km", "km", "ភាសាខ្មែរ", "Khmer", "KHMER", "Noto Sans Khmer", 1.75, Stage.OFFERED, marked_breaks=True,
        place="KH", mark="K",
    ),
    Language("lo", "lo", "ພາສາລາວ", "Lao", "LAO", "Noto Sans Lao", 1.7, marked_breaks=True, place="LA", mark="L"),
    Language("th", "th", "ภาษาไทย", "Thai", "THAI", "Noto Sans Thai", 1.7, marked_breaks=True, place="TH", mark="H"),
    Language("mn", "mn", "Монгол", "Mongolian", "CYRILLIC", LATIN_FONT, place="MN", mark="M"),
    Language(
        "ko", "ko", "한국어", "Korean", "HANGUL", "Noto Sans CJK KR", 1.55, font_package=CHINESE_FONTS, place="KR",
        mark="O",
    ),
    Language("id", "id", "Bahasa Indonesia", "Indonesian", "LATIN", LATIN_FONT, place="ID", mark="I"),
    Language("fil", "fil", "Filipino", "Filipino", "LATIN", LATIN_FONT, place="PH", mark="F"),
    Language("ms", "ms", "Bahasa Melayu", "Malay", "LATIN", LATIN_FONT, place="MY", mark="Y"),
    # Naskh on paper: Nastaliq needs twice the height, so lines of a card or a table run into each other, and nobody
    # sees that its bold is bold. On screens, where there is room, readers get Nastaliq (site.css).
    Language("ur", "ur", "اردو", "Urdu", "ARABIC", "Noto Naskh Arabic", 1.65, direction="rtl", place="PK", mark="U"),
)  # fmt: skip
IN_TABLE = {language.code: language for language in TABLE}
# What translators work on, offered or not.
TRANSLATED = tuple(language for language in TABLE if language is not ENGLISH)

# Names languages in preparation that this host offers all the same, with commas between.
ALSO_OFFER = "SCREENING_ALSO_OFFER"
_ALSO = {code.strip() for code in os.environ.get(ALSO_OFFER, "").split(",")}

# What readers are offered: menus, pages, paper.
LANGUAGES = tuple(row for row in TABLE if row.stage == Stage.OFFERED or row.code in _ALSO)
BY_CODE = {language.code: language for language in LANGUAGES}
TRANSLATIONS = tuple(language for language in LANGUAGES if language is not ENGLISH)
