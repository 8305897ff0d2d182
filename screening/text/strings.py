"""A string in the reader's language, with the language it really came in and how far it can be trusted."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Protocol

from screening.choices import Made, State
from screening.languages import BY_CODE, ENGLISH, Language

# From the most to the least trusted: a page is as trusted as its weakest string.
TRUST = (
    State.SOURCE,
    State.FIELD_CHECKED,
    State.REVIEWED,
    State.DRAFT,
    State.MENDED,
    State.MACHINE,
    State.STALE,
    State.MISSING,
)
_DRAFTS = {Made.PERSON: State.DRAFT, Made.MENDED: State.MENDED, Made.MACHINE: State.MACHINE}


class Wording(Protocol):
    """A stored translation of a string; `digest` is that of the English that it was made from."""

    text: str
    digest: str
    made: str
    state: str


@dataclass(frozen=True, slots=True)
class LocalText:
    value: str
    language: str  # delivered, as a code of languages.py; English where the translation is stale or missing
    state: State

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def delivered(self) -> Language:
        return BY_CODE[self.language]


def digest(english: str) -> str:
    """Identifies the English that a translation was made from: 16 hex digits."""
    return hashlib.sha256(english.encode()).hexdigest()[:16]


def deliver(english: str, language: str, wordings: Sequence[Wording] = ()) -> LocalText:
    """The string for a reader of `language`: the first wording that fits the English, else the English.

    A wording of the site stands before that of the official file. One without words asks for the English.
    """
    if language == ENGLISH.code or not english:
        return LocalText(english, ENGLISH.code, State.SOURCE)
    current = next((wording for wording in wordings if wording.digest == digest(english)), None)
    if current and current.text:
        return LocalText(current.text, language, state_for_reader(current.state, current.made))
    was_there = not current and any(wording.text for wording in wordings)
    return LocalText(english, ENGLISH.code, State.STALE if was_there else State.MISSING)


def state_for_reader(state: str, made: str) -> State:
    """What a page says of a translation: how far it was checked; where nobody checked it, who wrote it."""
    return _DRAFTS[Made(made)] if state == State.DRAFT else State(state)


def weakest(states: Iterable[State]) -> State:
    """The state to print on a page made of strings in these states."""
    return max(states, key=TRUST.index, default=State.SOURCE)


def every_text(value: object) -> Iterator[LocalText]:
    """Every string for readers inside `value`: in dataclasses, tuples and lists, however deep."""
    if isinstance(value, LocalText):
        if value:
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_text(getattr(value, field.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from every_text(part)
