"""How a number is shown and dialled. Every number on every page and every sheet goes through here."""

from dataclasses import dataclass
from datetime import date, timedelta

from screening.choices import Channel, LineKind
from screening.content.entries import HelpLineEntry
from screening.content.rules import first_day

FRESH_DAYS = 120
EVIDENCE_YEARS = 5
# The kinds that stand where every second counts, medical help first.
EMERGENCY = (LineKind.MEDICAL, LineKind.EMERGENCY)
# What a tel: or sms: link can start.
_SCHEMES = {Channel.VOICE: "tel", Channel.SMS: "sms"}


@dataclass(frozen=True, slots=True)
class Number:
    """`shown` as the operator prints it; `href` empty where the number may not be a link."""

    shown: str
    href: str


def due(line: HelpLineEntry) -> date:
    """The last day on which the line is shown as recently checked."""
    return line.checked + timedelta(days=FRESH_DAYS)


def is_fresh(line: HelpLineEntry, today: date) -> bool:
    """Whether somebody looked within the last 120 days and it was right. What was seen after today was not seen."""
    return not line.known_wrong and line.checked <= today <= due(line)


def is_aged(line: HelpLineEntry, today: date) -> bool:
    """Whether its newest evidence is older than five years, whoever read it when; of an undated page nobody knows.

    A check is new evidence from its own day.
    """
    dated = line.checked if line.check_method else first_day(line.source_date)
    return dated is not None and _parts(dated) < (today.year - EVIDENCE_YEARS, today.month, today.day)


def _parts(day: date) -> tuple[int, int, int]:
    """To compare with a day that may be the 29th of February of a year without one."""
    return day.year, day.month, day.day


def is_weak(line: HelpLineEntry, today: date) -> bool:
    """Whether its evidence is poor or too old. An emergency number stays, with the age of its evidence beside it."""
    return bool(line.mark) or (line.kind not in EMERGENCY and is_aged(line, today))


def may_link(line: HelpLineEntry, today: date) -> bool:
    """A number with poor or old evidence is never one tap away; an emergency number stays, if its evidence is sound."""
    if is_weak(line, today) or line.known_wrong:
        return False
    return line.kind in EMERGENCY or is_fresh(line, today)


def may_print(line: HelpLineEntry, today: date) -> bool:
    """Paper cannot be corrected: what may not be a link stays off it."""
    return may_link(line, today)


def number(line: HelpLineEntry, today: date) -> Number:
    scheme = next((_SCHEMES[Channel(name)] for name in line.channels if name in _SCHEMES), "")
    linked = scheme and may_link(line, today)
    return Number(line.number, f"{scheme}:{line.dial.replace('#', '%23')}" if linked else "")
