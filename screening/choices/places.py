"""Parts of the world, under which places stand in lists."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Region(TextChoices):
    """The order here is the order in lists: the parts in which most readers are come first."""

    # Translators: heading above countries in a list: a part of the world.
    EAST_ASIA = "east-asia", _("East Asia")
    SOUTH_EAST_ASIA = "south-east-asia", _("South-East Asia")
    SOUTH_ASIA = "south-asia", _("South Asia")
    WEST_ASIA = "west-asia", _("West and Central Asia")
    OCEANIA = "oceania", _("Australia and Oceania")
    EUROPE = "europe", _("Europe")
    AFRICA = "africa", _("Africa")
    NORTH_AMERICA = "north-america", _("North America")
    LATIN_AMERICA = "latin-america", _("Latin America and the Caribbean")
