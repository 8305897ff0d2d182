"""What readers find by words in their own language: indicators, words of the glossary, texts of pages, and places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from django.urls import reverse
from django.utils.translation import gettext, override

from screening.choices import PassageGroup, State
from screening.content.edition import Edition
from screening.library.folding import folded, forms
from screening.referral.helplines import FIRST_ADVICE
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
HELP = "help"
# Beside what has every word, this share of what they tell must be found: “up” tells little beside “locked”.
_ENOUGH = 0.5
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
        if self.page == HELP:
            return reverse(self.page)
        return reverse(self.page, args=[self.code]) if self.has_page else f"{reverse(self.page)}#{self.code}"


def find(edition: Edition, query: str) -> list[Found]:
    """What has every word of `query`, the best place first; then what has words that tell enough of what all tell.

    Where nothing has every word, whatever has one is found.

    Words of unspaced scripts are found by ICU's dictionaries; what does not matter is in `folding.py`.
    """
    wanted = [forms(word, edition.language) for word in words(folded(query), edition.language)]
    rows = list(everything(edition).values())
    weights = [[_weight(word, row.said) for word in wanted] for row in rows]
    rarity = [_rarity(column) for column in zip(*weights, strict=True)]
    told = [sum(rare for rare, weight in zip(rarity, found, strict=True) if weight) for found in weights]
    complete = [all(found) for found in weights]
    enough = _ENOUGH * sum(rarity) if any(complete) else 0
    scores = [sum(rare * weight for rare, weight in zip(rarity, found, strict=True)) for found in weights]
    places = [place for place in range(len(rows)) if scores[place] and told[place] >= enough]
    found = [rows[place] for place in sorted(places, key=lambda place: (not complete[place], -scores[place]))]
    elsewhere = [row for row in found if not row.is_indicator]
    return [*(row for row in found if row.is_indicator), *elsewhere[:MOST_ELSEWHERE]]


def _rarity(weights: Iterable[int]) -> float:
    """How much a word tells that stands in few places; nothing where it stands in none."""
    found = list(map(bool, weights))
    return log(1 + len(found) / sum(found)) if any(found) else 0


def _weight(word: tuple[str, ...], said: Mapping[str, str]) -> int:
    return sum(_WEIGHTS[place] for place, text in said.items() if any(form in text for form in word))


@lru_cache(maxsize=16)
def everything(edition: Edition) -> dict[str, Found]:
    """By code, all that can be found. Notes for trainers are not searched: they say why something is no sign."""
    return {row.code: row for kind in (_indicators, _help, _terms, _passages, _places) for row in kind(edition)}


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


def _help(edition: Edition) -> Iterator[Found]:
    """The page with all places, by its name and by what else help lines are called."""
    if words_for_it := edition.passages.get(FIRST_ADVICE[0]):
        with override(edition.language):
            name = LocalText(gettext("Help lines"), edition.language, State.SOURCE)
        said = (name, words_for_it.typed)  # in two places, to stand before any single place
        yield Found(words_for_it.code, name, _said(code=said, title=said), HELP)


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
