"""The text inside a PDF as it is written, for whoever copies it, searches it or has it read aloud.

A PDF holds glyphs. Where a script puts them in another order than its letters are typed, or joins several to one, no
table from glyphs to letters can give the words back: ActualText says them.
"""

import functools
import unicodedata
from typing import Any

# A glyph for a letter, one after the other.
_PLAIN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HANGUL", "HIRAGANA", "KATAKANA")
# Where a line may end: for the printer, no letters of anybody's word.
_BREAKS = dict.fromkeys(map(ord, "\u200b\u00ad"))


def is_redrawn(text: str) -> bool:
    """Whether a script of its letters joins them or changes their order: then any glyph may stand for several."""
    return any(unicodedata.category(letter)[0] in "LM" and not _is_plain(letter) for letter in text)


@functools.cache
def _is_plain(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(_PLAIN_SCRIPTS)


def write_beside_glyphs(drawing: Any, pdf: Any) -> None:
    """Make WeasyPrint's module that draws text write it down too. `pdf` is pydyf.

    The function is private to WeasyPrint: its version is pinned, and tests/pdf/test_written_text.py notices a change.
    """
    draw = drawing.draw_first_line

    def draw_and_write(stream: Any, box: Any, *rest: Any) -> Any:
        text = box.text.translate(_BREAKS)
        if not is_redrawn(text):
            return draw(stream, box, *rest)
        stream.begin_marked_content("Span", pdf.Dictionary({"ActualText": pdf.String(text)}))
        drawn = draw(stream, box, *rest)
        stream.end_marked_content()
        return drawn

    drawing.draw_first_line = draw_and_write
