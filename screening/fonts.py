"""The font of each language on paper, by name: left to chance, a script gets the glyphs of another one or none.

A character that the font of its language has not comes from the first of the other families that has it, in their order
here: a Chinese name among Vietnamese words is printed as it is written. What none of them has is refused before it is
saved (`text/characters.py`), because on paper nobody sees that it is missing.

Families are those of Debian's fonts-noto-core and fonts-noto-cjk. Only whole system fonts: web fonts cut in slices make
WeasyPrint print wrong glyphs, and say nothing.
"""

import re
import shutil
import subprocess
from functools import cache

from screening.languages import LANGUAGES, LATIN_FONT, TABLE

# Comes first for every language, so that Latin letters and the digits of every phone number are always drawn by it.
LATIN = LATIN_FONT

# Languages and scripts of names on the help lines that are in no row of the table: what the people who answer call
# their own line.
_NAMES_ONLY = {
    "ja": "Noto Sans CJK JP",
    "ne": "Noto Sans Devanagari",
    "hi": "Noto Sans Devanagari",
    "bn": "Noto Sans Bengali",
    **dict.fromkeys(("ar", "fa", "ps"), "Noto Sans Arabic"),
    "am": "Noto Sans Ethiopic",
    "he": "Noto Sans Hebrew",
    "hy": "Noto Sans Armenian",
    "ka": "Noto Sans Georgian",
    "pa": "Noto Sans Gurmukhi",
    "gu": "Noto Sans Gujarati",
    "si": "Noto Sans Sinhala",
    "ta": "Noto Sans Tamil",
    "te": "Noto Sans Telugu",
    **dict.fromkeys(("de", "es", "fr", "it", "pt", "ru", "tl"), LATIN),
}
FAMILIES = _NAMES_ONLY | {language.tag: language.print_font for language in TABLE}
# Fonts so large that they are cut down for paper (handouts/printing/common_signs.py): the standard of the country, and
# the last of its first bytes that is in common use.
COMMON = {
    "Noto Sans CJK SC": ("gb2312", 0xF7),
    "Noto Sans CJK TC": ("big5", 0xC6),
    "Noto Sans CJK KR": ("euc_kr", 0xC8),
    "Noto Sans CJK JP": ("euc_jp", 0xCF),
}
# Lines are given their height where a block begins: an English name inside must not push the lines apart.
_TEXT = ("body", "td", "th", "p", "li")
_TIGHT = ("h1", "h2", "h3", ".tight")
_TIGHT_SHARE = 0.88

_TAGS = re.compile(r'\blang="([^"]*)"')


def has_font(tag: str) -> bool:
    """Whether text with this language tag may be printed."""
    return tag in FAMILIES


def families(html: str) -> frozenset[str]:
    """The families that a document cannot do without, by the `lang` attributes in it."""
    return frozenset({LATIN, *(FAMILIES[tag] for tag in _TAGS.findall(html) if tag in FAMILIES)})


def common(family: str) -> str:
    """What the cut-down font of a family is called."""
    return f"{family} Common"


def on_paper() -> frozenset[str]:
    """Every family that may stand in a file."""
    return frozenset({*FAMILIES.values(), *map(common, COMMON)})


def rules() -> str:
    """CSS that gives each language its font, and its lines the room that the script needs."""
    found = [f":lang({tag}) {{ font-family: {_in_order(family)} }}" for tag, family in FAMILIES.items()]
    for language in LANGUAGES:
        tight = round(max(1.25, language.line_height * _TIGHT_SHARE), 2)
        found.append(_line_height(_TEXT, language.tag, language.line_height))
        found.append(_line_height(_TIGHT, language.tag, tight))
    return "\n".join(found)


def _in_order(family: str) -> str:
    own = (language.print_font for language in LANGUAGES)
    order = dict.fromkeys((LATIN, family, *own, *FAMILIES.values()))
    return ", ".join(
        f'"{name}"' for whole in order for name in ((common(whole), whole) if whole in COMMON else (whole,))
    )


@cache
def _carried() -> frozenset[int]:
    """Every character of the families; empty where one is missing, so that nothing is known about paper here."""
    program = shutil.which("fc-list")
    if not program:
        return frozenset()
    found: set[int] = set()
    for name in sorted(set(FAMILIES.values())):
        command = [program, f":family={name}", "--format", "%{charset}\n"]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)  # noqa: S603  fixed
        if not answer.stdout.strip():
            return frozenset()
        for part in answer.stdout.split():
            first, _, last = part.partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def not_carried(text: str) -> list[str]:
    """The characters of a text that paper cannot carry. None on a machine that has no fonts: it does not print."""
    carried = _carried()
    return [character for character in sorted(set(text)) if carried and ord(character) not in carried]


def _line_height(selectors: tuple[str, ...], tag: str, height: float) -> str:
    return f"{', '.join(f'{selector}:lang({tag})' for selector in selectors)} {{ line-height: {height} }}"
