"""What hangs on a wall: a poster for everybody who waits, and the eight steps of a conversation for a staff room."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.contacts import Contacts, contacts
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import LocalText

WELCOME = "poster-everyone"
POSTER_LINES, LEVEL_POSTER_LINES = 3, 2  # of large print: in one language, in more
MANY_SPOKEN = 6
# Beside the sentences of the poster, in order. A sentence without a drawing stands alone.
DRAWINGS = ("category-doc", "talk-private", "talk-listen", "talk-consent", "talk-end")

# Each has a drawing of its own code. The title of the poster says that there are eight.
STEPS = (
    "talk-prepare", "talk-private", "talk-interpreter", "talk-consent", "talk-listen", "talk-offer", "talk-end",
    "talk-after",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PosterSentence:
    text: LocalText
    drawing: str  # empty where there is none


@dataclass(frozen=True, slots=True)
class Poster:
    title: LocalText  # the place
    heading: LocalText
    lead: LocalText
    sentences: tuple[PosterSentence, ...]
    contacts: Contacts

    @property
    def rows(self) -> int:
        """How many lines of large print there is room for: advice takes that of one, all emergency numbers another."""
        return max(len(self.contacts.listed), bool(self.contacts.ask)) + bool(self.contacts.emergency)

    @property
    def is_crowded(self) -> bool:
        """Whether advice or many spoken languages stand beside a number: with three or four languages, that leaves no
        room for the lead.
        """
        listed = self.contacts.listed
        return bool(self.contacts.ask and listed) or any(len(row.languages) > MANY_SPOKEN for row in listed)


@dataclass(frozen=True, slots=True)
class Steps:
    steps: tuple[PassageEntry, ...]

    @property
    def title(self) -> None:
        return None

    @property
    def pairs(self) -> list[tuple[PassageEntry, ...]]:
        """Two steps beside each other, read from line to line."""
        return [self.steps[start : start + 2] for start in range(0, len(self.steps), 2)]


def poster(wanted: Wanted, edition: Edition, day: date) -> Poster:
    place = edition.places[wanted.values[Option.PLACE]]
    welcome = edition.passages[WELCOME]
    drawings = (*DRAWINGS, *("" for _item in welcome.items[len(DRAWINGS) :]))
    sentences = tuple(PosterSentence(text, drawing) for text, drawing in zip(welcome.items, drawings, strict=False))
    most = POSTER_LINES if len(wanted.languages) == 1 else LEVEL_POSTER_LINES
    found = contacts(edition, place, day, most, named=True, readers=wanted.languages)
    return Poster(place.name, welcome.title, welcome.body, sentences, found)


def steps(wanted: Wanted, edition: Edition, day: date) -> Steps:
    return Steps(tuple(edition.passages[code] for code in STEPS))
