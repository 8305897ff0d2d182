"""What a value of a content file may be. A rule takes a raw value and returns it clean, or raises ValueError."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils import timezone

from screening import drawings
from screening.content.clock import clock_is_wrong
from screening.text.characters import character_faults

Rule = Callable[[Any], Any]
Fault = tuple[str, str]  # where in a value or a row (`title`, `plan.2.how`), what is wrong there

CODE = r"[A-Za-z0-9][A-Za-z0-9-]*"
LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
PHRASE_WORDS = 12
UNDATED = "undated"
# The host in ASCII and nobody before an @: `https://good.org@other.example/` leads to other.example.
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?([/?#][!-~]*)?")


class PartsWrong(ValueError):
    """What is wrong inside a list or a group of fields, each fault with its place."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{path} {what}" for path, what in faults))
        self.faults = faults


def faults_of(error: ValueError, name: str) -> Iterator[Fault]:
    """What a rule found in the value called `name`."""
    if isinstance(error, PartsWrong):
        yield from ((f"{name}.{path}", what) for path, what in error.faults)
    else:
        yield name, str(error)


def text(limit: int = 1000, pattern: str = "") -> Rule:
    def rule(value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise ValueError("must be text, and not empty (quote numbers and codes)")
        clean = " ".join(value.split())
        if len(clean) > limit:
            raise ValueError(f"is {len(clean)} characters long, {limit} at most")
        if "<" in clean or ">" in clean:
            raise ValueError("must be plain text without < or >")
        if fault := next(character_faults(clean), ""):
            raise ValueError(fault)
        if pattern and not re.fullmatch(pattern, clean):
            raise ValueError(f"{clean!r} is not in the expected form")
        return clean

    return rule


code = text(40, CODE)


def phrase(value: Any) -> str:
    clean: str = text(200)(value)
    if len(clean.split()) > PHRASE_WORDS:
        raise ValueError(f"has more than {PHRASE_WORDS} words")
    return clean


def drawing(value: Any) -> str:
    name: str = text(40)(value)
    if name not in drawings.ALT:
        raise ValueError(f"{name!r} is no drawing that has words for those who cannot see it")
    return name


def web_address(value: Any) -> str:
    address: str = text(1000)(value)
    if not _WEB_ADDRESS.fullmatch(address) or set(address) & set("\\\"'"):
        raise ValueError(f"{address!r} is not a web address: https://, the name of the host, nobody before an @")
    return address


def optional(rule: Rule, empty: Any) -> Rule:
    return lambda value: empty if value in (None, "", []) else rule(value)


def one_of(vocabulary: type[Enum]) -> Rule:
    known = [member.value for member in vocabulary]

    def rule(value: Any) -> Any:
        if value not in known:
            raise ValueError(f"{value!r} is not one of: {', '.join(map(str, known))}")
        return known[known.index(value)]

    return rule


def list_of(rule: Rule, least: int) -> Rule:
    def check(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValueError("must be a list")
        if len(value) < least:
            raise ValueError(f"needs at least {least}")
        parts = {str(number): part for number, part in enumerate(value)}
        found = list(_all(dict.fromkeys(parts, rule), parts).values())
        if any(part in found[:number] for number, part in enumerate(found)):
            raise ValueError("names something twice")
        return found

    return check


def group_of(rules: Mapping[str, Rule]) -> Rule:
    def rule(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("must have named fields")
        if unknown := set(value) - set(rules):
            raise ValueError(f"has unknown fields: {', '.join(sorted(map(str, unknown)))}")
        return _all(rules, value)

    return rule


def _all(rules: Mapping[str, Rule], values: Mapping[str, Any]) -> dict[str, Any]:
    clean, faults = cleaned(rules, values)
    if faults:
        raise PartsWrong(faults)
    return clean


def cleaned(rules: Mapping[str, Rule], values: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The values that keep their rules, clean, and what is wrong with the others."""
    clean: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, rule in rules.items():
        try:
            clean[name] = rule(values.get(name))
        except ValueError as error:
            faults += faults_of(error, name)
    return clean, faults


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def number(least: int, most: int) -> Rule:
    def rule(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return value

    return rule


def day(value: Any) -> date:
    # A datetime is a date to Python, and would never equal the stored day.
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("must be a date, as 2026-11-23")
    return value


def day_gone(value: Any) -> date:
    """Nobody has looked at something tomorrow. Under a clock that is wrong nobody can say when tomorrow is."""
    found, today = day(value), timezone.localdate()
    if found > today and not clock_is_wrong(today):
        raise ValueError(f"{found} is still to come: today is {today}")
    return found


def date_or_undated(value: Any) -> str:
    clean = value.isoformat() if isinstance(value, date) else str(value)
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated", clean):
        raise ValueError("must be a date such as 2025-03-31, 2025-03 or 2025, or undated")
    try:
        found = first_day(clean)
    except ValueError:
        raise ValueError(f"{clean} is in no calendar") from None
    if found:
        day_gone(found)
    return clean


def first_day(dated: str) -> date | None:
    """The first day of which something can be that is dated so: 2025 may be of 1 January. None where it is undated.

    Raises ValueError where there is no such day.
    """
    if dated == UNDATED:
        return None
    year, month, day_of_month = (*map(int, dated.split("-")), 1, 1)[:3]
    return date(year, month, day_of_month)
