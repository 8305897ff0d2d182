"""What the checklist ends in: what was noticed, beside its other explanations. Never a sum of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from screening.choices import PassageGroup
from screening.content.edition import RULE, SAID, Edition
from screening.content.entries import IndicatorEntry, PassageEntry
from screening.content.needs import Need

SAFETY = "safety-now"
# Above the list, in order.
RULES = (SAID, RULE, "rule-nothing-kept")
NEEDS = (Need(SAFETY, "safety panel of the checklist"), *(Need(code, "checklist") for code in RULES))


class Answer(StrEnum):
    NOTICED = "noticed"
    UNSURE = "unsure"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Noticed:
    indicator: IndicatorEntry
    answer: Answer


@dataclass(frozen=True, slots=True)
class Advice:
    """The same for everybody, whatever was ticked."""

    questions: tuple[PassageEntry, ...]
    do: tuple[PassageEntry, ...]
    do_not: tuple[PassageEntry, ...]


def noticed(edition: Edition, answers: Mapping[str, str]) -> list[Noticed]:
    """The indicators that were noticed or that the reader is not sure of, in the order of the list."""
    return [
        Noticed(indicator, Answer(answers[code]))
        for code, indicator in edition.indicators.items()
        if answers.get(code, Answer.BLANK) != Answer.BLANK
    ]


def everything(edition: Edition) -> list[Noticed]:
    """Every indicator, for a page whose script shows only what was ticked."""
    return [Noticed(indicator, Answer.BLANK) for indicator in edition.indicators.values()]


def advice(edition: Edition) -> Advice:
    return Advice(
        tuple(edition.group(PassageGroup.QUESTION)),
        tuple(edition.group(PassageGroup.DO)),
        tuple(edition.group(PassageGroup.DO_NOT)),
    )
