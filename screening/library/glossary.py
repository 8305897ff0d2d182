"""The words of the glossary by their first letter, and the words that help to read a page."""

import unicodedata
from dataclasses import dataclass

from screening.content.edition import Edition
from screening.content.entries import IndicatorEntry, LessonEntry, TermEntry
from screening.library.folding import folded


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A term, and the indicators and lessons that it helps to read."""

    term: TermEntry
    indicators: tuple[IndicatorEntry, ...]
    lessons: tuple[LessonEntry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The words under one letter; no letter for words in a script that has none."""

    letter: str
    words: tuple[GlossaryWord, ...]


def letters(edition: Edition) -> list[Letter]:
    """All words, in the order of the reader's letters; words of a script without letters keep the content's order."""
    found: dict[str, list[GlossaryWord]] = {}
    for term in edition.terms.values():
        found.setdefault(_initial(term), []).append(_word(edition, term))
    return [
        Letter(letter, tuple(sorted(words, key=lambda word: folded(word.term.term.value)) if letter else words))
        for letter, words in sorted(found.items())
    ]


def for_indicator(edition: Edition, code: str) -> list[TermEntry]:
    return [term for term in edition.terms.values() if code in term.indicators]


def for_lesson(edition: Edition, code: str) -> list[TermEntry]:
    return [term for term in edition.terms.values() if code in term.lessons]


def _initial(term: TermEntry) -> str:
    first = folded(term.term.value)[:1].upper()
    return "" if unicodedata.name(first, "").startswith("CJK") else first


def _word(edition: Edition, term: TermEntry) -> GlossaryWord:
    return GlossaryWord(
        term,
        tuple(edition.indicators[code] for code in term.indicators if code in edition.indicators),
        tuple(edition.lessons[code] for code in term.lessons if code in edition.lessons),
    )
