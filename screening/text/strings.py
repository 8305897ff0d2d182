"""A string in the reader's language, with the language it really came in and how far it can be trusted."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from screening.choices import State
from screening.languages import BY_CODE, ENGLISH, Language

# From the most to the least trusted: a page is as trusted as its weakest string.
TRUST = (State.SOURCE, State.FIELD_CHECKED, State.REVIEWED, State.DRAFT, State.STALE, State.MISSING)


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


def deliver(english: str, language: str, stored: Mapping[str, Any] | None) -> LocalText:
    """The string for a reader of `language`: the stored translation if it still fits the English, else the English."""
    if language == ENGLISH.code or not english:
        return LocalText(english, ENGLISH.code, State.SOURCE)
    if not stored or not stored["text"]:
        return LocalText(english, ENGLISH.code, State.MISSING)
    if stored["digest"] != digest(english):
        return LocalText(english, ENGLISH.code, State.STALE)
    return LocalText(stored["text"], language, State(stored["state"]))


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
