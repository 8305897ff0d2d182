"""Load the content files and the translations, and publish them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from screening.content.load import load_content
from screening.content.publish import publish
from screening.errors import ContentFileError
from screening.languages import TRANSLATIONS
from screening.text.exchange import content_file, import_texts


class Command(BaseCommand):
    help = "Check fixtures/ and locale/, load them in one transaction, and publish a new edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *args: Any, folder: Path, locale: Path, **options: Any) -> None:
        try:
            with transaction.atomic():
                loaded = load_content(folder)
                for language in TRANSLATIONS:
                    if content_file(locale, language).exists():
                        self.stdout.write(str(import_texts(locale, language)))
        except ContentFileError as error:
            for fault in error.faults:
                self.stderr.write(fault)
            raise CommandError(f"{len(error.faults)} fault(s); nothing was changed.") from None
        self.stdout.write(f"{loaded.added} added, {loaded.changed} changed, {loaded.removed} removed. {publish()}")
