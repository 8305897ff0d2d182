"""Write the content strings of each language to locale/ for translators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from screening.languages import TRANSLATIONS
from screening.management.commands._languages import add_language_argument, chosen
from screening.text.exchange import Format, export_texts

FORMATS = {"po": Format.PO, "xliff": Format.XLIFF}


class Command(BaseCommand):
    help = "Write content.po or content.xlf for each language. Strings whose English changed are marked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_language_argument(parser)
        parser.add_argument("--format", choices=FORMATS, default="po", help="po (default), or xliff: XLIFF 2.1")
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *args: Any, language: list[str], locale: Path, **options: Any) -> None:
        written = FORMATS[options["format"]]
        for row in chosen(language) or TRANSLATIONS:
            self.stdout.write(f"{row.english_name}: {export_texts(locale, row, written)} texts")
