"""The kinds of handout, in the order of the page on which a reader chooses."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind
from screening.handouts.kinds import help_lines, signs
from screening.handouts.kinds.shape import Ink, Kind, Option, Paper, Wanted
from screening.languages import BY_CODE

# Translators: stands above the title of a sheet with indicators.
_TWO_SIDES = _("Each sign from two sides")

KINDS = (
    Kind(
        HandoutKind.HELP,
        # Translators: name of a handout.
        _("Help lines for a place"),
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("Phone numbers with who answers, what may follow from a call, and when each was checked."),
        (Option.PLACE,),
        help_lines.help_card,
    ),
    Kind(
        HandoutKind.BILINGUAL,
        # Translators: name of a handout.
        _("Two languages side by side"),
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category in your language and in the language of the person in front of you, line by line."),
        (Option.OTHER, Option.CATEGORY),
        signs.bilingual,
    ),
    Kind(
        HandoutKind.CATEGORY,
        # Translators: name of a handout.
        _("One category"),
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("The signs of one category, what else could explain each, and gentle questions to ask."),
        (Option.CATEGORY,),
        signs.category,
    ),
    Kind(
        HandoutKind.CHECKLIST,
        # Translators: name of a handout.
        _("Full checklist"),
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("Every sign with its other explanation, then what to do and what not to do. It adds nothing up."),
        (),
        signs.checklist,
    ),
)
BY_KIND: dict[str, Kind] = {kind.code: kind for kind in KINDS}


def wanted(kind: str, values: Sequence[str], file: str, language: str) -> Wanted:
    """The handout that an address names. Raises LookupError where there is none such.

    Whether a category or a place exists is known only to the content: see `Kind.build`.
    """
    found = BY_KIND[kind]
    paper, _dash, ink = file.partition("-")
    if paper not in found.papers or ink not in ("", Ink.COLOUR) or len(values) != len(found.options):
        raise LookupError(file)
    options = dict(zip(found.options, values, strict=True))
    other = options.get(Option.OTHER)
    if other is not None and (other not in BY_CODE or other == language):
        raise LookupError(other)
    return Wanted(found, BY_CODE[language], options, Paper(paper), Ink(ink or Ink.BLACK))
