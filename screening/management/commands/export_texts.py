"""Write the content strings of each language to locale/ for translators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from screening.languages import TRANSLATIONS
from screening.management.commands._languages import add_language_argument, chosen
from screening.text.exchange import export_texts


class Command(BaseCommand):
    help = "Write content.po for each language. Strings whose English changed are marked fuzzy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_language_argument(parser)
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *args: Any, language: list[str], locale: Path, **options: Any) -> None:
        for row in chosen(language) or TRANSLATIONS:
            self.stdout.write(f"{row.english_name}: {export_texts(locale, row)} texts")
