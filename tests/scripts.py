"""The languages in which pages are opened in a browser and sheets are printed: one for each script, because that takes
time; every one with `./test --all`."""

import os

from screening.languages import ENGLISH, LANGUAGES, Language


def _tried() -> tuple[Language, ...]:
    if os.environ.get("TEST_EVERY_LANGUAGE"):
        return LANGUAGES
    first = {language.script: language for language in reversed(LANGUAGES)}
    return tuple(language for language in LANGUAGES if first[language.script] is language)


TRIED = _tried()
CODES = tuple(language.code for language in TRIED)
PAPERS = ("a4", "letter")


def _sheets() -> list[tuple[str, str]]:
    """(language, paper): English on both; the others take turns, but for `./test --all`."""
    every = os.environ.get("TEST_EVERY_LANGUAGE")
    return [
        (language, paper)
        for number, language in enumerate(CODES)
        for turn, paper in enumerate(PAPERS)
        if every or language == ENGLISH.code or turn == number % len(PAPERS)
    ]


SHEETS = _sheets()
