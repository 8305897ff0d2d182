"""Paper to take along: strips to tear off, and a card that folds into a pocket. It says little on purpose."""

from dataclasses import dataclass, replace
from datetime import date
from unicodedata import east_asian_width

from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.contacts import Contacts, contacts, in_discreet_words
from screening.handouts.kinds.shape import Option, Wanted
from screening.languages import BY_CODE
from screening.text.strings import LocalText

# The passages of each, by code.
STRIP = ("poster-everyone", "card-call")
CARD = ("card-cover", "card-ask", "card-call", "card-safe")
STRIPS = 10
STRIP_LINES = 2
CARD_LINES = 2
# So many letters of its passages fit on a card with one number, and so many beside advice.
CARD_LETTERS, ADVISING_LETTERS = 640, 380
STACKED_ROOM = 1.5  # letters above and below others are larger, and so is the room between lines
_WIDTHS = {"W": 2, "F": 2}  # letters as wide as two
CARDS, LEVEL_CARDS = ((1, 2, 3, 4), (5, 6, 7, 8)), ((1, 2), (3, 4))  # rows of the sheet, the same on both sides


@dataclass(frozen=True, slots=True)
class Strips:
    title: LocalText  # the place
    heading: LocalText
    lead: LocalText
    call: PassageEntry | None  # where there is room
    contacts: Contacts

    @property
    def copies(self) -> range:
        return range(STRIPS)


@dataclass(frozen=True, slots=True)
class PocketCard:
    title: LocalText  # the place
    cover: LocalText
    ask: PassageEntry | None  # where there is room
    call: PassageEntry
    safe: PassageEntry
    contacts: Contacts

    @property
    def copies(self) -> tuple[tuple[int, ...], ...]:
        return CARDS

    @property
    def level_copies(self) -> tuple[tuple[int, ...], ...]:
        """With two languages side by side a card is twice as wide, and is folded once more."""
        return LEVEL_CARDS


def _contacts(wanted: Wanted, edition: Edition, day: date, most: int) -> Contacts:
    place = edition.places[wanted.values[Option.PLACE]]
    found = contacts(edition, place, day, most, readers=wanted.languages)
    return in_discreet_words(found) if Option.WORDS in wanted.values else found


def strips(wanted: Wanted, edition: Edition, day: date) -> Strips:
    place = edition.places[wanted.values[Option.PLACE]]
    welcome, call = (edition.passages[code] for code in STRIP)
    found = _contacts(wanted, edition, day, STRIP_LINES if len(wanted.languages) == 1 else 1)
    roomy = len(wanted.languages) == 1 or not found.ask
    return Strips(place.name, welcome.title, welcome.body, call if roomy else None, found)


def pocket_card(wanted: Wanted, edition: Edition, day: date) -> PocketCard:
    place = edition.places[wanted.values[Option.PLACE]]
    cover, ask, call, safe = (edition.passages[code] for code in CARD)
    found = _contacts(wanted, edition, day, CARD_LINES)
    alone = len(wanted.languages) == 1
    return PocketCard(
        place.name,
        cover.title,
        ask if alone and not found.is_full and _room(edition, ask, call, safe) <= CARD_LETTERS else None,
        call if not found.ask or (alone and _room(edition, call, safe) <= ADVISING_LETTERS) else _brief(call),
        safe,
        found,
    )


def _brief(call: PassageEntry) -> PassageEntry:
    """Its first sentence, which protects most: a phone that nobody else checks."""
    return replace(call, items=call.items[:1])


def _room(edition: Edition, *passages: PassageEntry) -> float:
    """The room that passages take on a card, in Latin letters of the size at which their script can be read."""
    words = "".join(text.value for row in passages for text in (row.title, row.body, *row.items))
    letters = sum(_WIDTHS.get(east_asian_width(letter), 1) for letter in words)
    return letters * (STACKED_ROOM if BY_CODE[edition.language].is_stacked else 1)
