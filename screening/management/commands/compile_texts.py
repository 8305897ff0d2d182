"""Compile the interface strings, without needing Debian's gettext."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from screening.text.po import compile_interface


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po where it is newer than its .mo."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        written = compile_interface(settings.BASE_DIR / "locale")
        self.stdout.write(f"{len(written)} file(s) compiled.")
