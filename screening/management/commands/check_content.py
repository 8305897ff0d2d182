"""Run the slower rules of the content over what is in the database."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from screening.content.concepts import concept_faults, read_concepts
from screening.content.edition import get_edition
from screening.content.faults import content_faults
from screening.content.needs import need_faults
from screening.content.publish import edition_faults
from screening.content.reading import by_kind, graded, ratios
from screening.errors import ContentFileError
from screening.languages import ENGLISH
from screening.models import ITEMS, Indicator, Item
from screening.needed import NEEDS
from screening.referral.completeness import ages


class Command(BaseCommand):
    help = "Check words, balance, sources, help lines and translations in the database. Exits with 1 on any fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reading", action="store_true", help="Print how hard the texts are to read.")
        parser.add_argument("--evidence", action="store_true", help="Print how old the evidence of the help lines is.")
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args: Any, folder: Path, reading: bool, evidence: bool, **options: Any) -> None:
        if not Indicator.objects.exists():
            raise CommandError("There is no content in the database: run load_content first.")
        try:
            article = (folder / "source" / "article.txt").read_text(encoding="utf-8")
            concepts = read_concepts(folder)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        except ContentFileError as error:
            raise CommandError(str(error)) from None
        rows = [row for model in ITEMS for row in model.objects.all()]
        if reading:
            self._print_reading(rows)
        if evidence:
            self._print_ages()
        faults = [
            *edition_faults(),
            *need_faults(NEEDS),
            *content_faults(article),
            *concept_faults(concepts, rows),
        ]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} fault(s).")
        self.stdout.write("No faults.")

    def _print_reading(self, rows: Sequence[Item]) -> None:
        for kind, average, hardest in by_kind(graded(rows)):
            self.stdout.write(f"{kind}: grade {average:.1f} on average, {hardest.grade:.1f} at most ({hardest.code})")
        sides = [ratio for _code, ratio in ratios(rows)]
        self.stdout.write(f"other / notice, in words: {mean(sides):.2f}, from {min(sides):.2f} to {max(sides):.2f}")

    def _print_ages(self) -> None:
        for age, codes in ages(get_edition(ENGLISH.code).lines.values(), timezone.localdate()).items():
            self.stdout.write(f"evidence {age}: {len(codes)} ({', '.join(codes)})")
