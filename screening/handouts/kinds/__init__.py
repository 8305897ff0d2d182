"""The kinds of handout, in the order of the page on which a reader chooses."""

from collections.abc import Sequence

from screening.content.edition import Edition
from screening.content.needs import Need
from screening.handouts.kinds import for_class, for_person, for_wall
from screening.handouts.kinds.shape import UNNAMED, HandoutType, Ink, Option, Paper, Wanted, Words
from screening.languages import BY_CODE

KINDS = (*for_person.KINDS, *for_wall.KINDS, *for_class.KINDS)
BY_KIND: dict[str, HandoutType] = {kind.code: kind for kind in KINDS}
NEEDS = (
    *(Need(code, kind.title, vital=True) for kind in KINDS for code in kind.needs),
    *(Need(code, kind.title) for kind in KINDS for code in kind.uses),
)


def offered(edition: Edition) -> dict[str, HandoutType]:
    """By code, the kinds that readers may choose: those whose words a host has not hidden."""
    return {kind.code: kind for kind in KINDS if kind.is_offered(edition)}


def wanted(kind: str, values: Sequence[str], file: str, language: str) -> Wanted:
    """The handout that an address names. Raises LookupError where there is none such.

    Whether a category or a place exists is known only to the content: see `HandoutType.build`.
    """
    found = BY_KIND[kind]
    if set(values) & set(UNNAMED.values()):
        raise LookupError(values)
    paper, _dash, ink = file.partition("-")
    values = (*values, *(UNNAMED[option] for option in found.options[len(values) :] if option in UNNAMED))
    if paper not in found.papers or ink not in ("", Ink.COLOUR) or len(values) != len(found.options):
        raise LookupError(file)
    options = dict(zip(found.options, values, strict=True))
    if options.get(Option.WORDS, Words.PLAIN) not in set(Words):
        raise LookupError(options[Option.WORDS])
    other = options.get(Option.OTHER)
    if other is not None and (other not in BY_CODE or other == language):
        raise LookupError(other)
    return Wanted(found, BY_CODE[language], options, Paper(paper), Ink(ink or Ink.BLACK))
