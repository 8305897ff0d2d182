"""What sources said about law, by the place whose law it is."""

from dataclasses import dataclass

from screening.choices import PassageGroup
from screening.content.edition import Edition
from screening.content.entries import PassageEntry, PlaceEntry
from screening.content.needs import Need
from screening.languages import BY_CODE
from screening.library.training import Dated, dated
from screening.referral.places import in_order

FIRST = "law-local"  # what to ask at home, before what was read elsewhere
NEEDS = (Need(FIRST, "page about law"),)


@dataclass(frozen=True, slots=True)
class LawOfPlace:
    """The texts about one place; those without a place hold anywhere."""

    place: PlaceEntry | None
    passages: tuple[Dated, ...]


def by_place(edition: Edition) -> list[LawOfPlace]:
    """What to ask at home, then the place of the reader's language, what holds anywhere, then places in order."""
    found: dict[str, list[Dated]] = {}
    for row in dated(edition.group(PassageGroup.LAW)):
        found.setdefault(FIRST if row.passage.code == FIRST else _place(edition, row.passage), []).append(row)
    order = [FIRST, BY_CODE[edition.language].place, "", *(row.code for row in in_order(edition))]
    return [LawOfPlace(edition.places.get(code), tuple(found[code])) for code in dict.fromkeys(order) if code in found]


def _place(edition: Edition, passage: PassageEntry) -> str:
    """The code of a text names its place: law-kh-2008."""
    code = passage.code.split("-")[1].upper()
    return code if code in edition.places else ""
