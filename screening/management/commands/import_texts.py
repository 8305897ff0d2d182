"""Read translators' content strings from locale/ and publish them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from screening.content.publish import count_change, publish
from screening.errors import TranslationFileError
from screening.languages import TRANSLATIONS
from screening.management.commands._languages import add_language_argument, chosen
from screening.text.exchange import content_file, import_texts


class Command(BaseCommand):
    help = "Read content.po of each language: all files or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_language_argument(parser)
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *args: Any, language: list[str], locale: Path, **options: Any) -> None:
        rows = chosen(language) or [row for row in TRANSLATIONS if content_file(locale, row).exists()]
        try:
            with transaction.atomic():
                for row in rows:
                    self.stdout.write(f"{row.english_name}: {import_texts(locale, row)} texts")
                count_change()
        except TranslationFileError as error:
            for fault in error.faults:
                self.stderr.write(fault)
            raise CommandError(f"{len(error.faults)} fault(s); nothing was changed.") from None
        self.stdout.write(str(publish()))
