"""Closed vocabularies: each value with the word that readers see for it."""

from django.utils.functional import Promise

from screening.choices.classroom import Meaning, PollKind, PollState, RoundKind
from screening.choices.flags import FlagReason
from screening.choices.help_lines import (
    Channel,
    CheckMethod,
    CheckOutcome,
    Confidence,
    LineKind,
    LinePurpose,
    Mark,
    Operator,
    Serves,
)
from screening.choices.indicators import (
    Act,
    Audience,
    DelphiDimension,
    DelphiStrength,
    Ilo11,
    IndicatorKind,
    Means,
    Population,
    Purpose,
    Setting,
    Work,
)
from screening.choices.passages import PassageGroup
from screening.choices.places import Region
from screening.choices.texts import Made, Origin, State
from screening.choices.training import SHEETS_OF_QUESTIONS, CheckForm, HandoutKind, QuestionKind

# Words for readers, in the language of whoever asks.
Label = str | Promise

__all__ = [
    "SHEETS_OF_QUESTIONS",
    "Act",
    "Audience",
    "Channel",
    "CheckForm",
    "CheckMethod",
    "CheckOutcome",
    "Confidence",
    "DelphiDimension",
    "DelphiStrength",
    "FlagReason",
    "HandoutKind",
    "Ilo11",
    "IndicatorKind",
    "Label",
    "LineKind",
    "LinePurpose",
    "Made",
    "Mark",
    "Meaning",
    "Means",
    "Operator",
    "Origin",
    "PassageGroup",
    "PollKind",
    "PollState",
    "Population",
    "Purpose",
    "QuestionKind",
    "Region",
    "RoundKind",
    "Serves",
    "Setting",
    "State",
    "Work",
]
