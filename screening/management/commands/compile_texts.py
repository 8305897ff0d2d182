"""Compile the interface strings, without needing Debian's gettext."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from screening.errors import TranslationFileError
from screening.management.commands._languages import LanguagesLeftOut
from screening.text.interface import compile_interface


class Command(BaseCommand):
    help = "Check and compile locale/*/LC_MESSAGES/django.po where its catalogue was made from something else."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = compile_interface(settings.BASE_DIR / "locale")
        except TranslationFileError as error:
            for fault in error.faults:
                self.stderr.write(fault)
            said = f"{len(error.faults)} fault(s); those files stay as they were last compiled."
            raise LanguagesLeftOut(said) from None
        self.stdout.write(f"{len(written)} file(s) compiled.")
