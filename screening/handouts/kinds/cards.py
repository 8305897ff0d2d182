"""Paper to take along: strips to tear off, and a card that folds into a pocket. It says little on purpose."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import Passage
from screening.handouts.kinds.help_lines import Contacts, contacts
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import Text

STRIPS = 11
STRIP_LINES = 2
CARD_LINES = 3
CARDS = ((1, 2, 3, 4), (5, 6, 7, 8))  # rows of the sheet, the same on both sides


@dataclass(frozen=True, slots=True)
class Strips:
    title: Text  # the place
    heading: Text
    lead: Text
    call: Passage
    contacts: Contacts

    @property
    def copies(self) -> range:
        return range(STRIPS)


@dataclass(frozen=True, slots=True)
class PocketCard:
    title: Text  # the place
    cover: Text
    ask: Passage
    call: Passage
    safe: Passage
    contacts: Contacts

    @property
    def copies(self) -> tuple[tuple[int, ...], ...]:
        return CARDS


def strips(wanted: Wanted, edition: Edition, day: date) -> Strips:
    place = edition.places[wanted.values[Option.PLACE]]
    passages = edition.passages
    welcome = passages["poster-everyone"]
    found = contacts(edition, place, day, STRIP_LINES)
    return Strips(place.name, welcome.title, welcome.body, passages["card-call"], found)


def pocket_card(wanted: Wanted, edition: Edition, day: date) -> PocketCard:
    place = edition.places[wanted.values[Option.PLACE]]
    passages = edition.passages
    found = contacts(edition, place, day, CARD_LINES)
    return PocketCard(
        place.name,
        passages["card-cover"].title,
        passages["card-ask"],
        passages["card-call"],
        passages["card-safe"],
        found,
    )
