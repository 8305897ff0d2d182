"""What readers find by words in their own language: indicators, words of the glossary, texts of pages, and places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from screening.choices import PassageGroup
from screening.content.edition import Edition
from screening.library.folding import folded, forms
from screening.text.breaks import words
from screening.text.strings import LocalText

# How much it counts where a word was found. Only the order of the list depends on it.
_WEIGHTS = {"code": 8, "title": 4, "typed": 4, "notice": 2, "rest": 1}
# The page on which the passages of a group stand, each under its code.
PAGES = {
    PassageGroup.SAFETY: "safety",
    PassageGroup.SEARCHING: "searching",
    PassageGroup.LAW: "law",
    PassageGroup.CUE: "cues",
    PassageGroup.CONTEXT: "context",
    PassageGroup.CARE: "care",
    PassageGroup.LEAVING: "leaving",
    PassageGroup.ABOUT: "about",
}
# Of what is no indicator, the best are enough: an address holds the codes of all that was found.
MOST_ELSEWHERE = 40


@dataclass(frozen=True, slots=True)
class Found:
    """Something with a place of its own on the site."""

    code: str
    title: LocalText
    said: Mapping[str, str]  # folded, by where it stands: the keys of _WEIGHTS
    page: str
    has_page: bool = False  # a page of its own; others stand under their code on the page with all of them

    @property
    def is_indicator(self) -> bool:
        return self.page == "indicator"

    @property
    def address(self) -> str:
        """In the language of the reader."""
        return reverse(self.page, args=[self.code]) if self.has_page else f"{reverse(self.page)}#{self.code}"


def find(edition: Edition, query: str) -> list[Found]:
    """What has every word of `query`, the best place first; what has some of the words where nothing has all.

    Words of unspaced scripts are found by ICU's dictionaries; what does not matter is in `folding.py`.
    """
    wanted = [forms(word, edition.language) for word in words(folded(query), edition.language)]
    ranked = []
    for row in everything(edition).values():
        weights = [_weight(word, row.said) for word in wanted]
        if any(weights):
            ranked.append((all(weights), sum(weights), row))
    complete = [entry for entry in ranked if entry[0]] or ranked
    found = [row for _, _, row in sorted(complete, key=lambda entry: -entry[1])]
    elsewhere = [row for row in found if not row.is_indicator]
    return [*(row for row in found if row.is_indicator), *elsewhere[:MOST_ELSEWHERE]]


def _weight(word: tuple[str, ...], said: Mapping[str, str]) -> int:
    return sum(_WEIGHTS[place] for place, text in said.items() if any(form in text for form in word))


@lru_cache(maxsize=16)
def everything(edition: Edition) -> dict[str, Found]:
    """By code, all that can be found. Notes for trainers are not searched: they say why something is no sign."""
    return {row.code: row for kind in (_indicators, _terms, _passages, _places) for row in kind(edition)}


def _indicators(edition: Edition) -> Iterator[Found]:
    for row in edition.indicators.values():
        said = _said(
            code=(row.code, row.category.title),
            title=(row.title,),
            typed=(row.typed,),
            notice=(row.notice, row.other),
            rest=(row.why, *row.prompts),
        )
        yield Found(row.code, row.title, said, "indicator", has_page=True)


def _terms(edition: Edition) -> Iterator[Found]:
    for row in edition.terms.values():
        said = _said(title=(row.term,), typed=(row.typed, *row.avoid), notice=(row.definition, *row.use))
        yield Found(row.code, row.term, said, "glossary")


def _passages(edition: Edition) -> Iterator[Found]:
    for row in edition.passages.values():
        if page := PAGES.get(row.group):
            said = _said(title=(row.title,), typed=(row.typed,), notice=(row.body,), rest=row.items)
            yield Found(row.code, row.title, said, page)


def _places(edition: Edition) -> Iterator[Found]:
    """A place is found by the names and numbers of its help lines too. The numbers themselves stand on its page."""
    for row in edition.places.values():
        lines = [line for line in edition.lines.values() if line.place.code == row.code]
        named = [text for line in lines for text in (line.name, line.name_native, line.number)]
        said = _said(code=(row.code, row.name), typed=tuple(named))
        yield Found(row.code, row.name, said, "place", has_page=True)


def _said(**places: tuple[object, ...]) -> dict[str, str]:
    return {place: folded(" ".join(map(str, texts))) for place, texts in places.items()}
