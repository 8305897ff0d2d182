"""The font of each language on paper, by name: left to chance, a script gets the glyphs of another one or none.

Families are those of Debian's fonts-noto-core and fonts-noto-cjk. Only whole system fonts: web fonts cut in slices make
WeasyPrint print wrong glyphs, and say nothing.
"""

import re

from screening.languages import LANGUAGES, LATIN_FONT, TABLE

# Comes first for every language, so that Latin letters and the digits of every phone number are always drawn by it.
LATIN = LATIN_FONT

# Languages of names on the help lines that are in no row of the table: what the people who answer call their own line.
_NAMES_ONLY = {
    "ja": "Noto Sans CJK JP",
    "ne": "Noto Sans Devanagari",
    "hi": "Noto Sans Devanagari",
    "bn": "Noto Sans Bengali",
    **dict.fromkeys(("de", "es", "fr", "it", "pt", "ru", "tl"), LATIN),
}
FAMILIES = _NAMES_ONLY | {language.tag: language.print_font for language in TABLE}
# Lines are given their height where a block begins: an English name inside must not push the lines apart.
_TEXT = ("body", "td", "th", "p", "li")
_TIGHT = ("h1", "h2", "h3", ".tight")
_TIGHT_SHARE = 0.88

_TAGS = re.compile(r'\blang="([^"]*)"')


def has_font(tag: str) -> bool:
    """Whether text with this language tag may be printed."""
    return tag in FAMILIES


def families(html: str) -> frozenset[str]:
    """The only families that a document may use, by the `lang` attributes in it."""
    return frozenset({LATIN, *(FAMILIES[tag] for tag in _TAGS.findall(html) if tag in FAMILIES)})


def rules() -> str:
    """CSS that gives each language its font, and its lines the room that the script needs."""
    found = [f':lang({tag}) {{ font-family: "{LATIN}", "{family}" }}' for tag, family in FAMILIES.items()]
    for language in LANGUAGES:
        tight = round(max(1.25, language.line_height * _TIGHT_SHARE), 2)
        found.append(_line_height(_TEXT, language.tag, language.line_height))
        found.append(_line_height(_TIGHT, language.tag, tight))
    return "\n".join(found)


def _line_height(selectors: tuple[str, ...], tag: str, height: float) -> str:
    return f"{', '.join(f'{selector}:lang({tag})' for selector in selectors)} {{ line-height: {height} }}"
