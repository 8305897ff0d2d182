"""What the page shows for each kind of handout: a picture of a real sheet, and a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screening.content.edition import Edition
from screening.handouts.forms import HandoutForm
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Kind, Option, Paper
from screening.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Card:
    """`example` is the path of a sheet that shows what this kind looks like."""

    kind: Kind
    form: HandoutForm
    example: tuple[str, ...]


def cards(edition: Edition, data: Mapping[str, Any] | None = None) -> list[Card]:
    """A card for each kind; the form of the one named in `data` holds what the reader sent."""
    chosen = data.get("kind") if data else None
    return [
        Card(kind, HandoutForm(kind, edition, data if kind.code == chosen else None), _example(kind, edition))
        for kind in KINDS
    ]


def _example(kind: Kind, edition: Edition) -> tuple[str, ...]:
    return (kind.code, *(_first(option, edition) for option in kind.options), Paper.A4)


def _first(option: Option, edition: Edition) -> str:
    match option:
        case Option.OTHER:
            return next(language.code for language in LANGUAGES if language.code != edition.language)
        case Option.CATEGORY:
            return next(iter(edition.categories))
        case Option.PLACE:
            return next(iter(edition.places))
