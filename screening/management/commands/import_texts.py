"""Read translators' content strings from locale/ and publish them."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from screening.content.publish import count_change, publish
from screening.content.translation_faults import translation_faults
from screening.errors import TranslationFileError
from screening.languages import TRANSLATIONS, Language
from screening.management.commands._languages import add_language_argument, chosen
from screening.text.exchange import content_file, import_texts, import_xliff


class Command(BaseCommand):
    help = "Read content.po of each language, or XLIFF files: all or none. What a file does not mention stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="XLIFF files, instead of content.po below --locale")
        add_language_argument(parser)
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")
        parser.add_argument("--replace", action="store_true", help="remove what the files do not mention")

    def handle(self, *args: Any, language: list[str], locale: Path, replace: bool, **options: Any) -> None:
        rows = chosen(language)
        try:
            with transaction.atomic():
                if files := options["files"]:
                    reports = [import_xliff(file, locale, rows, replace=replace) for file in files]
                else:
                    rows = rows or [row for row in TRANSLATIONS if content_file(locale, row).exists()]
                    reports = [import_texts(locale, row, replace=replace) for row in rows]
                _refuse_faults([report.language for report in reports])
                count_change()
        except TranslationFileError as error:
            for fault in error.faults:
                self.stderr.write(fault)
            raise CommandError(f"{len(error.faults)} fault(s); nothing was changed.") from None
        for report in reports:
            self.stdout.write(str(report))
            if options["verbosity"] > 1:
                self.stdout.writelines(f"{line}\n" for line in report.lines())
        self.stdout.write(str(publish()))


def _refuse_faults(languages: Sequence[Language]) -> None:
    """What readers would see is checked before they can, by the rules between strings too."""
    if languages and (faults := translation_faults(*(language.code for language in languages))):
        raise TranslationFileError(faults)
