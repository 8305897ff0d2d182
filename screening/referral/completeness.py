"""What is known of each help line and what is not: for hosts and editors, who can ask its operator."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from screening.choices import CheckOutcome, Confidence
from screening.content.entries import HelpLineEntry
from screening.content.rules import UNDATED
from screening.models import HelpLineCheck
from screening.referral.phone import EVIDENCE_YEARS, is_aged


class Known(StrEnum):
    YES = "known"
    NO = "not known"
    ASKED = "asked"  # not known, and the operator was asked


FACTS: dict[str, Callable[[HelpLineEntry], bool]] = {
    "languages": lambda line: bool(line.languages),
    "hours": lambda line: bool(line.hours.value),
    "cost": lambda line: line.free is not None,
    "from abroad": lambda line: line.from_abroad is not None,
    "without speaking": lambda line: line.without_speaking is not None,
    "own source": lambda line: line.confidence == Confidence.OPERATOR or bool(line.check_method),
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is known of a line, in the order of `FACTS`."""

    line: HelpLineEntry
    facts: tuple[Known, ...]


def completeness(lines: Iterable[HelpLineEntry], asked: Container[str]) -> list[Completeness]:
    """`asked` holds the codes of lines whose operator was asked."""
    return [
        Completeness(
            line,
            tuple(Known.YES if is_known(line) else _unknown(line.code in asked) for is_known in FACTS.values()),
        )
        for line in lines
    ]


def _unknown(asked: bool) -> Known:
    return Known.ASKED if asked else Known.NO


def totals(rows: Sequence[Completeness]) -> dict[Known, list[int]]:
    """How many lines of each sort there are, in the order of `FACTS`."""
    return {known: [sum(row.facts[n] == known for row in rows) for n in range(len(FACTS))] for known in Known}


def asked_lines() -> set[str]:
    """Codes of the lines whose operator was asked for what is not known."""
    found = HelpLineCheck.objects.filter(outcome=CheckOutcome.ASKED)
    return set(found.values_list("line__code", flat=True))


def ages(lines: Iterable[HelpLineEntry], today: date) -> dict[str, list[str]]:
    """Codes of the lines by the age of their newest evidence; a check by the operator is evidence."""
    found: dict[str, list[str]] = {
        f"{EVIDENCE_YEARS} years at most": [],
        f"older than {EVIDENCE_YEARS} years": [],
        "undated": [],
    }
    recent, aged, undated = found.values()
    for line in lines:
        known = line.check_method or line.source_date != UNDATED
        (aged if is_aged(line, today) else recent if known else undated).append(line.code)
    return found
