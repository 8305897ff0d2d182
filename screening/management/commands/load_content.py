"""Load the content files and the translations, and publish them. No language holds up the rest."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from screening.content.load import load_content
from screening.content.needs import check_needs
from screening.content.publish import publish
from screening.errors import ContentFileError, TranslationFileError
from screening.languages import TRANSLATIONS
from screening.management.commands._languages import LanguagesLeftOut
from screening.needed import NEEDS
from screening.text.exchange import content_file, import_texts


class Command(BaseCommand):
    help = "Check fixtures/ and load all of it or nothing, then locale/ language by language, and publish."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--locale", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *args: Any, folder: Path, locale: Path, **options: Any) -> None:
        try:
            with transaction.atomic():
                loaded = load_content(folder)
                check_needs(NEEDS)
                left_out = self._take_in_languages(locale)
        except ContentFileError as error:
            self._say(error.faults)
            raise CommandError(f"{len(error.faults)} fault(s); nothing was changed.") from None
        self.stdout.write(f"{loaded.added} added, {loaded.changed} changed, {loaded.removed} removed. {publish()}")
        if left_out:
            self._say(left_out)
            raise LanguagesLeftOut(f"{len(left_out)} fault(s); those languages stay as they were.")

    def _take_in_languages(self, locale: Path) -> list[str]:
        """Read what translators wrote, and return the faults of those languages that stay as they were."""
        faults = []
        for language in TRANSLATIONS:
            if content_file(locale, language).exists():
                try:
                    with transaction.atomic():
                        self.stdout.write(str(import_texts(locale, language)))
                except TranslationFileError as error:
                    faults += error.faults
        return faults

    def _say(self, faults: list[str]) -> None:
        for fault in faults:
            self.stderr.write(fault)
