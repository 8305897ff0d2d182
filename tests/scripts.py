"""The languages in which pages are opened in a browser and sheets are printed: one for each script, because that takes
time. What there are many of is shared among them, and each kind of handout is printed in English and in one more of
them: so it takes no longer the more languages there are. With `./test --all` each language has everything.
"""

import os
from collections.abc import Iterable, Sequence
from typing import TypeVar

from screening.languages import ENGLISH, LANGUAGES, Language

EVERY = bool(os.environ.get("TEST_EVERY_LANGUAGE"))
Thing = TypeVar("Thing")


def _tried() -> tuple[Language, ...]:
    if EVERY:
        return LANGUAGES
    first = {language.script: language for language in reversed(LANGUAGES)}
    return tuple(language for language in LANGUAGES if first[language.script] is language)


TRIED = _tried()
CODES = tuple(language.code for language in TRIED)
OTHERS = CODES[1:]  # all but English
PAPERS = ("a4", "letter")


def _sheets() -> list[tuple[str, str]]:
    """(language, paper): English on both; the others take turns."""
    return [
        (language, paper)
        for number, language in enumerate(CODES)
        for turn, paper in enumerate(PAPERS)
        if EVERY or language == ENGLISH.code or turn == number % len(PAPERS)
    ]


SHEETS = _sheets()
# Of fifteen languages there are 210 pairs: each language stands beside so many others, and as many beside it.
MOST_BESIDE = 3


def beside(language: str) -> list[str]:
    """The languages that are tried beside another: those that follow it in the table, and the first after the last."""
    codes = [row.code for row in LANGUAGES]
    place = codes.index(language) + 1
    return [*codes[place:], *codes[: place - 1]][: None if EVERY else MOST_BESIDE]


def share(things: Iterable[Thing], own: object, among: Sequence[object] = CODES, times: int = 1) -> list[Thing]:
    """What falls to one of those that take turns, so that each thing has so many turns, with one after the other."""
    turn, turns = (0, 1) if EVERY else (among.index(own), len(among))
    return [thing for number, thing in enumerate(things) if (number - turn) % turns < times]
