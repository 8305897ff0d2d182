"""A conversation in two languages: what the interpreter says, words to begin with, sentences to point at."""

from dataclasses import dataclass
from datetime import date

from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.shape import Wanted
from screening.text.strings import LocalText

# Said or shown in both languages, in this order.
SHARED = ("interpreter-role", "consent-words", "point-safety", "point-cards")
POINT = ("point-safety", "point-cards")
WORKER = ("interpreter-before", "interpreter-after")
# What a worker may need during the talk. A host may hide it.
CARE = ("safety-dying", "safety-hours", "safety-overwhelm", "safety-keeping")


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence, with the heading and the note of the part it belongs to."""

    part: str
    title: LocalText
    note: LocalText
    text: LocalText

    @property
    def is_pointed_at(self) -> bool:
        return self.part in POINT


@dataclass(frozen=True, slots=True)
class InterpreterCard:
    rows: tuple[SpokenSentence, ...]
    worker: tuple[PassageEntry, ...]  # in the worker's language only, as is the next
    care: tuple[PassageEntry, ...]

    @property
    def title(self) -> None:
        return None

    @property
    def worker_pairs(self) -> list[tuple[PassageEntry, ...]]:
        """Two passages beside each other, read from line to line."""
        passages = (*self.worker, *self.care)
        return [passages[start : start + 2] for start in range(0, len(passages), 2)]


def interpreter(wanted: Wanted, edition: Edition, day: date) -> InterpreterCard:
    """One language of two: that of the sheet is the worker's."""
    shared = [edition.passages[code] for code in SHARED]
    rows = tuple(
        SpokenSentence(passage.code, passage.title, passage.body, item) for passage in shared for item in passage.items
    )
    own = edition.language == wanted.language.code
    if not own:
        return InterpreterCard(rows, (), ())
    care = tuple(edition.passages[code] for code in CARE if code in edition.passages)
    return InterpreterCard(rows, tuple(edition.passages[code] for code in WORKER), care)
