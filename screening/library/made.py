"""How the texts that a reader gets were made: how many there are in each state."""

import dataclasses
from collections import Counter
from functools import lru_cache

from screening.choices import State
from screening.content.edition import Edition
from screening.text.strings import TRUST, every_text


def texts_by_state(edition: Edition) -> list[tuple[State, int]]:
    """From the most to the least trusted. A text that stands inside several entries counts once."""
    kinds = (getattr(edition, field.name) for field in dataclasses.fields(edition))
    entries = [entry for kind in kinds if isinstance(kind, dict) for entry in kind.values()]
    states = Counter({id(text): text.state for text in every_text(entries)}.values())
    return [(state, states[state]) for state in TRUST if states[state]]


@lru_cache(maxsize=16)
def usual_state(edition: Edition) -> State:
    """The state of most texts: a page says it once, and beside a text stands what differs."""
    return max(texts_by_state(edition), key=lambda row: row[1])[0]
