"""Places as lists show them: by region, and in each in the alphabetical order of the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext

from screening.choices import Region
from screening.content.edition import Edition
from screening.content.entries import PlaceEntry
from screening.text.order import place_in_order

# What a select offers: a value and its words, or a heading and what stands below it.
Choice = tuple[str, str | list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class PlacesOfRegion:
    name: str  # in the language of whoever asks
    places: tuple[PlaceEntry, ...]


def by_region(edition: Edition) -> tuple[PlacesOfRegion, ...]:
    """Regions in the order of `Region`; last, what a host has added without one."""
    regions = [(region.value, str(region.label)) for region in Region]
    # Translators: heading above countries in a list, below the parts of the world.
    regions.append(("", gettext("Other places")))
    groups = (
        PlacesOfRegion(name, tuple(row for row in in_order(edition) if row.region == code)) for code, name in regions
    )
    return tuple(group for group in groups if group.places)


def in_order(edition: Edition) -> list[PlaceEntry]:
    return sorted(edition.places.values(), key=lambda row: place_in_order(str(row.name), edition.language))


def choices(edition: Edition) -> list[Choice]:
    """For a select: each region with the codes and names of its places."""
    return [(group.name, [(row.code, str(row.name)) for row in group.places]) for group in by_region(edition)]
