"""List the help lines that somebody should look at again."""

from argparse import ArgumentParser
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from screening.choices import Origin
from screening.content.edition import get_edition
from screening.content.entries import HelpLineEntry
from screening.content.numbers import is_plausible
from screening.errors import ContentMissing
from screening.languages import ENGLISH
from screening.referral.completeness import FACTS, asked_lines, completeness, totals
from screening.referral.phone import FRESH_DAYS, due, is_aged, is_fresh


class Command(BaseCommand):
    help = (
        f"List published help lines last checked more than {FRESH_DAYS} days ago, known to be wrong, or with poor "
        "or old evidence, oldest first. Exits with 1 when an official line without a mark is overdue."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=0, help="list also what falls due within so many days")
        parser.add_argument("--completeness", action="store_true", help="list instead what is known of each line")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        if options["completeness"]:
            self.stdout.write(completeness_table(published_lines()))
            return
        today = timezone.localdate()
        lines = published_lines()
        listed = [(line, reasons) for line in lines if (reasons := reasons_to_look(line, today, days))]
        listed.sort(key=lambda pair: (pair[0].checked, pair[0].code))
        rows = [
            (line.checked.isoformat(), due(line).isoformat(), line.code, line.number, ", ".join(reasons))
            for line, reasons in listed
        ]
        self.stdout.write(table(("checked", "due", "line", "number", "why"), rows) if rows else "Nothing to look at.")
        overdue = [
            line.code
            for line in lines
            if line.origin == Origin.OFFICIAL and not line.mark and not line.known_wrong and not is_fresh(line, today)
        ]
        if overdue:
            raise CommandError(f"{len(overdue)} official line(s) without a mark are overdue.")


def published_lines() -> Collection[HelpLineEntry]:
    try:
        return get_edition(ENGLISH.code).lines.values()
    except ContentMissing:
        raise CommandError("No content is published: run load_content first.") from None


def completeness_table(lines: Collection[HelpLineEntry]) -> str:
    found = completeness(lines, asked_lines())
    rows = [(row.line.code, *row.facts) for row in found]
    sums = [(f"total {known}", *map(str, numbers)) for known, numbers in totals(found).items()]
    return table(("line", *FACTS), [*rows, *sums])


def reasons_to_look(line: HelpLineEntry, today: date, days: int = 0) -> list[str]:
    """Why a line is listed; empty for one that is in order and not due within `days`."""
    reasons = []
    if line.known_wrong:
        reasons.append("known wrong")
    if not is_plausible(line.dial):
        reasons.append("no such number")
    if line.mark:
        reasons.append(f"{line.mark} evidence")
    if is_aged(line, today):
        reasons.append(f"evidence of {line.source_date}" if not line.check_method else "last check too old")
    if line.checked > today:
        reasons.append("checked on a day still to come")
    elif today > due(line):
        reasons.append("overdue")
    elif today + timedelta(days=days) > due(line):
        reasons.append("due soon")
    return reasons


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in [head, *rows]]
    return "\n".join(line.rstrip() for line in lines)
