"""What the page shows for each kind of handout: a picture of a real sheet, and a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from screening.content.edition import Edition
from screening.handouts.forms import HandoutForm
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Kind, Option, Paper
from screening.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Card:
    """`picture` is the address of the first page of a sheet of this kind."""

    kind: Kind
    form: HandoutForm
    picture: str


def cards(edition: Edition, data: Mapping[str, Any] | None = None) -> list[Card]:
    """A card for each kind; the form of the one named in `data` holds what the reader sent."""
    chosen = data.get("kind") if data else None
    return [
        Card(kind, HandoutForm(kind, edition, data if kind.code == chosen else None), _picture(kind, edition))
        for kind in KINDS
    ]


def _picture(kind: Kind, edition: Edition) -> str:
    example = [_first(option, edition) for option in kind.options]
    return reverse("handout-picture", args=[kind.code, *example, Paper.A4])


def _first(option: Option, edition: Edition) -> str:
    """A code that every edition has for this option."""
    match option:
        case Option.OTHER:
            return next(language.code for language in LANGUAGES if language.code != edition.language)
        case Option.CATEGORY:
            return next(iter(edition.categories))
        case Option.PLACE:
            return next(iter(edition.places))
