"""The kinds of handout, in the order of the page on which a reader chooses."""

from collections.abc import Collection, Sequence

from screening.choices import CheckForm, Work
from screening.content.edition import Edition
from screening.content.needs import Need
from screening.handouts.kinds import for_class, for_person, for_wall
from screening.handouts.kinds.shape import AND, BARE, DISCREET, HandoutType, Ink, Option, Paper, Wanted
from screening.languages import BY_CODE

KINDS = (*for_person.KINDS, *for_wall.KINDS, *for_class.KINDS)
BY_KIND: dict[str, HandoutType] = {kind.code: kind for kind in KINDS}
NEEDS = (
    *(Need(code, kind.title, vital=True) for kind in KINDS for code in kind.needs),
    *(Need(code, kind.title) for kind in KINDS for code in kind.uses),
)


# Codes that only this option has. The others stand in the content, which an address does not know.
OWN_CODES: dict[Option, Collection[str]] = {
    Option.OTHER: set(BY_CODE),
    Option.WORK: set(Work),
    Option.WORDS: {DISCREET},
    Option.ADDRESS: {BARE},
    # Small letters too: somebody may have typed them.
    Option.FORM: {CheckForm.A, CheckForm.B, CheckForm.A.lower(), CheckForm.B.lower()},
}


def offered(edition: Edition) -> dict[str, HandoutType]:
    """By code, the kinds that readers may choose: those whose words a host has not hidden."""
    return {kind.code: kind for kind in KINDS if kind.is_offered(edition)}


def wanted(kind: str, values: Sequence[str], file: str, language: str) -> Wanted:
    """The handout that an address names. Raises LookupError where there is none such.

    Whether a category or a place exists is known only to the content: see `HandoutType.build`.
    """
    found = BY_KIND[kind]
    paper, _dash, ink = file.partition("-")
    if paper not in found.papers or ink not in ("", Ink.COLOUR):
        raise LookupError(file)
    chosen = _chosen(found, values)
    made = Wanted(found, BY_CODE[language], chosen, Paper(paper), Ink(ink or Ink.BLACK))
    if len(set(made.languages)) < len(made.languages) or len(made.languages) > found.most_languages:
        raise LookupError(made.languages)
    return made


def _chosen(kind: HandoutType, values: Sequence[str]) -> dict[Option, str]:
    """What each code of an address chooses: in the order of the kind alone, so that a choice has one address."""
    rest = list(values)
    found = {}
    for option in kind.choices:
        if rest and _may_be(option, rest[0], kind):
            found[option] = rest.pop(0)
        elif option in kind.options:
            raise LookupError(values)
    if rest:
        raise LookupError(values)
    return found


def _may_be(option: Option, code: str, kind: HandoutType) -> bool:
    """A language code is small and that of a place is not, so `VN` is never taken for a second language."""
    if option in OWN_CODES:
        return _is_own(option, code)
    return not any(_is_own(other, code) for other in kind.choices)


def _is_own(option: Option, code: str) -> bool:
    parts = code.split(AND) if option == Option.OTHER else [code]
    return set(parts) <= set(OWN_CODES.get(option, ()))
