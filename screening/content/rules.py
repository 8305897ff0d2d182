"""What a field of a content file may hold. A rule takes a raw value and returns it clean, or raises ValueError."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone

from screening.content.clock import clock_is_wrong
from screening.text.characters import character_faults

Rule = Callable[[Any], Any]

CODE = r"[A-Za-z0-9][A-Za-z0-9-]*"
LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
# The host in ASCII and nobody before an @: `https://good.org@other.example/` leads to other.example.
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?([/?#][!-~]*)?")


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


def web_address(value: Any) -> str:
    address: str = text(1000)(value)
    if not _WEB_ADDRESS.fullmatch(address) or set(address) & set("\\\"'"):
        raise ValueError(f"{address!r} is not a web address: https://, the name of the host, nobody before an @")
    return address


def optional(rule: Rule, empty: Any = "") -> Rule:
    return lambda value: empty if value in (None, "", []) else rule(value)


def one_of(choices: type[TextChoices]) -> Rule:
    def rule(value: Any) -> str:
        if value not in list(choices):
            raise ValueError(f"{value!r} is not one of: {', '.join(choices)}")
        return str(value)

    return rule


def list_of(rule: Rule, least: int = 0) -> Rule:
    def check(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValueError("must be a list")
        if len(value) < least:
            raise ValueError(f"needs at least {least}")
        clean = [rule(part) for part in value]
        if any(part in clean[:number] for number, part in enumerate(clean)):
            raise ValueError("names something twice")
        return clean

    return check


def mapping(rules: Mapping[str, Rule]) -> Rule:
    def rule(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("must have named fields")
        if unknown := set(value) - set(rules):
            raise ValueError(f"has unknown fields: {', '.join(sorted(map(str, unknown)))}")
        clean = {}
        for name, check in rules.items():
            try:
                clean[name] = check(value.get(name))
            except ValueError as error:
                raise ValueError(f"{name} {error}") from None
        return clean

    return rule


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
    return clean
