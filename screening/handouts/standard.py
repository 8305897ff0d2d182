"""The handouts that are made ready before anybody asks for them."""

from collections.abc import Iterator
from itertools import product

from screening.choices import CheckForm, Work
from screening.content.edition import Edition
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import EVERY_QUESTION, HandoutType, Option, Paper, Wanted
from screening.languages import ENGLISH, Language

PAPERS = (Paper.A4, Paper.LETTER, Paper.SCREEN)


def standard(edition: Edition, language: Language) -> Iterator[Wanted]:
    """Every standard handout of a language: all that must be chosen, of all kinds, in black and white, beside English.

    Of what may be chosen too, only the form of a check: kits hold both.
    """
    for kind in KINDS:
        if not kind.prebuilt or not kind.is_offered(edition):
            continue
        for codes in product(*(_codes(option, kind, edition, language) for option in kind.choices)):
            values = {option: code for option, code in zip(kind.choices, codes, strict=True) if code}
            for paper in _papers(kind):
                yield Wanted(kind, language, values, paper)


def _papers(kind: HandoutType) -> list[Paper]:
    return [paper for paper in kind.papers if paper in PAPERS]


def _codes(option: Option, kind: HandoutType, edition: Edition, language: Language) -> list[str]:
    """An empty one leaves it out."""
    if option in kind.optional:
        return ["", CheckForm.A, CheckForm.B] if option == Option.FORM else [""]
    match option:
        case Option.OTHER:
            return [] if language is ENGLISH else [ENGLISH.code]
        case Option.CATEGORY:
            return list(edition.categories)
        case Option.WORK:
            return list(Work)
        case Option.SIGNS:
            return [*edition.categories, *Work]
        case Option.PLACE:
            return list(edition.places)
        case Option.CASE:
            return list(edition.cases)
        case Option.LESSON:
            return list(edition.lessons)
        case Option.QUESTIONS:
            return [EVERY_QUESTION, *edition.lessons]
    raise LookupError(option)  # it is optional wherever it is
