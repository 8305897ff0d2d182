"""Run the slower rules of the content over what is in the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from screening.content.faults import content_faults
from screening.content.needs import need_faults
from screening.content.publish import edition_faults
from screening.models import Indicator
from screening.needed import NEEDS


class Command(BaseCommand):
    help = "Check words, balance, sources, help lines and translations in the database. Exits with 1 on any fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not Indicator.objects.exists():
            raise CommandError("There is no content in the database: run load_content first.")
        try:
            article = (folder / "source" / "article.txt").read_text(encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        faults = [*edition_faults(), *need_faults(NEEDS), *content_faults(article)]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} fault(s).")
        self.stdout.write("No faults.")
