"""Drawings to point at, for two people who share no language, or of whom one does not read."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import pgettext_lazy

from screening.choices import Label
from screening.content.edition import Edition
from screening.handouts.kinds.shape import Wanted
from screening.languages import LANGUAGES, Language

ACROSS = 4  # drawings, and languages, beside each other
# Below each drawing, in the order in which they stand.
POINTED: dict[str, Label] = {
    # Translators: below a drawing that somebody points at, who may not read; one or two words. As an answer.
    "board-yes": pgettext_lazy("pointing", "Yes"),
    # Translators: below a drawing that somebody points at; one or two words. As an answer.
    "board-no": pgettext_lazy("pointing", "No"),
    # Translators: below a drawing that somebody points at; very short.
    "board-question": pgettext_lazy("pointing", "I do not understand"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-stop": pgettext_lazy("pointing", "Stop"),
    # Translators: below a drawing that somebody points at; one or two words: to rest for a moment.
    "talk-after": pgettext_lazy("pointing", "A break"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-wait": pgettext_lazy("pointing", "Wait"),
    # Translators: below a drawing that somebody points at; one or two words.
    "talk-private": pgettext_lazy("pointing", "Talk alone"),
    # Translators: below a drawing that somebody points at; one or two words.
    "talk-interpreter": pgettext_lazy("pointing", "An interpreter"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-phone": pgettext_lazy("pointing", "A phone"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-doctor": pgettext_lazy("pointing", "A doctor"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-pain": pgettext_lazy("pointing", "Pain"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-sleep": pgettext_lazy("pointing", "Sleep"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-water": pgettext_lazy("pointing", "Water"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-food": pgettext_lazy("pointing", "Food"),
    # Translators: below a drawing that somebody points at; one or two words.
    "board-toilet": pgettext_lazy("pointing", "Toilet"),
    # Translators: below a drawing that somebody points at; very short.
    "talk-end": pgettext_lazy("pointing", "I want to leave"),
}


@dataclass(frozen=True, slots=True)
class Pointed:
    drawing: str
    words: Label


@dataclass(frozen=True, slots=True)
class Board:
    """The same drawings in every language. Each language that readers are offered has its own name for itself."""

    drawings: tuple[Pointed, ...]
    languages: tuple[Language, ...]

    @property
    def title(self) -> None:
        return None

    @property
    def lines(self) -> list[tuple[Pointed, ...]]:
        return [self.drawings[start : start + ACROSS] for start in range(0, len(self.drawings), ACROSS)]

    @property
    def language_lines(self) -> list[tuple[Language | None, ...]]:
        """Rows of languages, the last one a row to write others in by hand."""
        empty = (None,) * (-len(self.languages) % ACROSS + ACROSS)
        cells = (*self.languages, *empty)
        return [cells[start : start + ACROSS] for start in range(0, len(cells), ACROSS)]


def board(wanted: Wanted, edition: Edition, day: date) -> Board:
    return Board(tuple(Pointed(drawing, words) for drawing, words in POINTED.items()), LANGUAGES)
