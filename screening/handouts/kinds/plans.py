"""What a group writes down for the time after a class: nothing on these sheets is about a person."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.shape import Wanted
from screening.text.strings import LocalText

# The passages of each sheet, by code: its front, then its back.
OFFICE = ("plan-office", "plan-supervisor")
NEARBY = ("plan-map", "plan-ask")


@dataclass(frozen=True, slots=True)
class PlanSheet:
    front: PassageEntry
    back: PassageEntry

    @property
    def title(self) -> LocalText:
        return self.front.title


def office(wanted: Wanted, edition: Edition, day: date) -> PlanSheet:
    """What an office will do, and what its supervisor may count."""
    return PlanSheet(*(edition.passages[code] for code in OFFICE))


def nearby(wanted: Wanted, edition: Edition, day: date) -> PlanSheet:
    """The services that a group knows, and what to ask each of them."""
    return PlanSheet(*(edition.passages[code] for code in NEARBY))
