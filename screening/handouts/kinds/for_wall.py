"""Handouts for a wall."""

from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind
from screening.handouts.kinds import posters, subjects
from screening.handouts.kinds.shape import Copies, Group, HandoutType, Option, Paper
from screening.referral import helplines

_WALL = (Paper.A3, Paper.A4, Paper.TABLOID, Paper.LETTER)

KINDS = (
    HandoutType(
        HandoutKind.POSTER,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("For a waiting room: what anyone may ask for, and the help lines of a place, in up to four languages."),
        (Option.PLACE,),
        posters.poster,
        _WALL,
        optional=(Option.OTHER,),
        most_languages=4,
        subject=subjects.place,
        own_box=True,
        word="poster",
        mark="P",
        group=Group.WALL,
        copies=Copies.WALL,
        both_sides=False,
        on_request=True,
        prebuilt=False,
        needs=(posters.WELCOME,),
        uses=(helplines.NO_LINE,),
    ),
    HandoutType(
        HandoutKind.STEPS,
        # Translators: stands above the title of a poster.
        _("Poster for a staff room"),
        # Translators: what a handout is for.
        _("For a staff room: eight steps from preparing to the time afterwards, each with a drawing."),
        (),
        posters.steps,
        _WALL,
        word="steps",
        mark="8",
        group=Group.WALL,
        copies=Copies.WALL,
        both_sides=False,
        needs=posters.STEPS,
    ),
)
