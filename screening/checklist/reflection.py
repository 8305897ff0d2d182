"""What the checklist ends in, beside what was noticed: the same for everybody. Never a sum of it."""

from dataclasses import dataclass

from screening.choices import PassageGroup
from screening.content.edition import RULE, SAID, Edition
from screening.content.entries import PassageEntry
from screening.content.needs import Need

SAFETY = "safety-now"
# Above the list, in order.
RULES = (SAID, RULE, "rule-nothing-kept")
NEEDS = (Need(SAFETY, "safety panel of the checklist"), *(Need(code, "checklist") for code in RULES))


@dataclass(frozen=True, slots=True)
class Advice:
    """The same for everybody, whatever was ticked."""

    questions: tuple[PassageEntry, ...]
    do: tuple[PassageEntry, ...]
    do_not: tuple[PassageEntry, ...]


def advice(edition: Edition) -> Advice:
    return Advice(
        tuple(edition.group(PassageGroup.QUESTION)),
        tuple(edition.group(PassageGroup.DO)),
        tuple(edition.group(PassageGroup.DO_NOT)),
    )
