"""What a sheet of signs ends in: who can help in a place, or lines to write a local number on."""

from dataclasses import dataclass, replace
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import PlaceEntry
from screening.handouts.kinds.contacts import Contact, Contacts, contacts
from screening.handouts.kinds.shape import Option, Wanted
from screening.referral import helplines
from screening.text.strings import LocalText

# Passages that the box shows where they are not hidden.
USES = (helplines.NO_LINE,)
_MOST = 2
_WITH_EMERGENCY = _MOST + 1  # as contacts() counts: emergency numbers, side by side, take the room of one line


@dataclass(frozen=True, slots=True)
class HelpHere:
    """At most two lines and the emergency numbers of a place; the sheet says so where nobody there helps."""

    place: LocalText
    contacts: Contacts


def help_here(wanted: Wanted, edition: Edition, day: date, *, brief: bool = False) -> HelpHere | None:
    """`brief` tells of what may follow only that papers may come up: a sheet with more room tells all of it.

    None where no place was chosen: then there is room to write. Raises KeyError for an unknown place."""
    code = wanted.values.get(Option.PLACE)
    if code is None:
        return None
    place = edition.places[code]
    found = contacts(edition, place, day, _WITH_EMERGENCY, named=True)
    lines = found.lines[:_MOST]
    if not brief:
        lines = tuple(_with_all_that_may_follow(contact, edition, place, day) for contact in lines)
    return HelpHere(place.name, replace(found, lines=lines))


def _with_all_that_may_follow(contact: Contact, edition: Edition, place: PlaceEntry, day: date) -> Contact:
    rows = (row for group in helplines.printable(edition, place, day) for row in group.lines)
    row = next(row for row in rows if row.number == contact.number)
    return replace(contact, follows=tuple(passage.title for passage in row.follows))
