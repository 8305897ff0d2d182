"""Paper to take along: strips to tear off, and a card that folds into a pocket. It says little on purpose."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.contacts import Contacts, contacts, in_discreet_words
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import LocalText

# The passages of each, by code.
STRIP = ("poster-everyone", "card-call")
CARD = ("card-cover", "card-ask", "card-call", "card-safe")
STRIPS = 11
STRIP_LINES = 2
CARD_LINES = 2
CARDS = ((1, 2, 3, 4), (5, 6, 7, 8))  # rows of the sheet, the same on both sides


@dataclass(frozen=True, slots=True)
class Strips:
    title: LocalText  # the place
    heading: LocalText
    lead: LocalText
    call: PassageEntry
    contacts: Contacts

    @property
    def copies(self) -> range:
        return range(STRIPS)


@dataclass(frozen=True, slots=True)
class PocketCard:
    title: LocalText  # the place
    cover: LocalText
    ask: PassageEntry
    call: PassageEntry
    safe: PassageEntry
    contacts: Contacts

    @property
    def copies(self) -> tuple[tuple[int, ...], ...]:
        return CARDS

    @property
    def is_full(self) -> bool:
        """Whether advice, or more than one number, leaves less room for each."""
        return bool(self.contacts.ask) or len(self.contacts.shown) > 1


def _contacts(wanted: Wanted, edition: Edition, day: date, most: int) -> Contacts:
    found = contacts(edition, edition.places[wanted.values[Option.PLACE]], day, most)
    return in_discreet_words(found) if Option.WORDS in wanted.values else found


def strips(wanted: Wanted, edition: Edition, day: date) -> Strips:
    place = edition.places[wanted.values[Option.PLACE]]
    welcome, call = (edition.passages[code] for code in STRIP)
    found = _contacts(wanted, edition, day, STRIP_LINES)
    return Strips(place.name, welcome.title, welcome.body, call, found)


def pocket_card(wanted: Wanted, edition: Edition, day: date) -> PocketCard:
    place = edition.places[wanted.values[Option.PLACE]]
    cover, ask, call, safe = (edition.passages[code] for code in CARD)
    found = _contacts(wanted, edition, day, CARD_LINES)
    return PocketCard(place.name, cover.title, ask, call, safe, found)
