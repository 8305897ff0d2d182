"""The handouts that most readers want, made before anybody asks: at publication, or in the morning of a new day."""

from collections.abc import Iterator

from screening.content.edition import edition
from screening.errors import PrintRefused
from screening.handouts import making
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Kind, Option, Paper, Wanted
from screening.languages import ENGLISH, LANGUAGES, Language


def make_all(address: str, papers: tuple[Paper, ...] = (Paper.A4,)) -> int:
    """Make the standard handouts that may be printed, and return how many. Raises the other Print errors."""
    made = 0
    for wanted in standard(papers):
        try:
            making.pdf(wanted, f"{address}/{wanted.language.code}/")
        except PrintRefused:
            continue
        made += 1
    return made


def standard(papers: tuple[Paper, ...]) -> Iterator[Wanted]:
    """Every kind in every language, for every category and place; two languages only where one is English."""
    for language in LANGUAGES:
        for kind in KINDS:
            for values in _values(kind, language):
                for paper in papers:
                    yield Wanted(kind, language, values, paper)


def _values(kind: Kind, language: Language) -> Iterator[dict[Option, str]]:
    found: list[dict[Option, str]] = [{}]
    for option in kind.options:
        found = [{**values, option: code} for values in found for code in _codes(option, language)]
    yield from found


def _codes(option: Option, language: Language) -> list[str]:
    content = edition(language.code)
    match option:
        case Option.CATEGORY:
            return list(content.categories)
        case Option.PLACE:
            return list(content.places)
        case Option.OTHER:
            others = [other.code for other in LANGUAGES if other is not language]
            return others if language is ENGLISH else [ENGLISH.code]
