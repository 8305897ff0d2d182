"""Make the standard handouts ready."""

import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from screening.content.edition import get_edition
from screening.errors import ContentMissing, PrintUnavailable
from screening.handouts import printed
from screening.handouts.prebuild import Built, bar, build
from screening.handouts.standard import standard
from screening.languages import BY_CODE, LANGUAGES


class Command(BaseCommand):
    help = "Make every standard handout that is not ready. Stopped in the middle, it goes on where it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--language", action="append", choices=list(BY_CODE), help="Only this language; may be given again."
        )
        parser.add_argument(
            "--site", default="", help="The address to print; where not given, SCREENING_SITE_ADDRESS, or none."
        )
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="Printing processes; one for each processor."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        languages = [BY_CODE[code] for code in options["language"] or [language.code for language in LANGUAGES]]
        site = (options["site"] or settings.SCREENING_SITE_ADDRESS).rstrip("/")
        begin = time.monotonic()
        try:
            wanted = [one for language in languages for one in standard(get_edition(language.code), language)]
            built = build(wanted, site, max(1, options["processes"]), lambda now: self._tell(now, len(wanted)))
        except ContentMissing:
            raise CommandError("There is no content yet: run load_content first.") from None
        except PrintUnavailable as error:
            raise CommandError(f"This machine cannot print: {error}") from None
        for language in languages:
            printed.store().prepare(language.code)
        self._end(built, time.monotonic() - begin)

    def _tell(self, now: Built, total: int) -> None:
        """A bar that moves on a terminal, and a line for every tenth in a log."""
        line = bar(now.done, total)
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="\n" if now.done == total else "")
            self.stdout.flush()
        elif now.done == total or now.done % max(1, total // 10) == 0:
            self.stdout.write(line)

    def _end(self, built: Built, seconds: float) -> None:
        for line in built.failed:
            self.stderr.write(line)
        if built.refused:
            self.stdout.write(f"{built.refused} not printed: their translations are not reviewed.")
        self.stdout.write(f"{built.made} made, {built.kept} were ready.")
        if built.pages:
            self.stdout.write(f"{built.pages} pages in {seconds:.1f} s: {built.pages / seconds:.1f} pages per second.")
        if built.failed:
            raise CommandError(f"{len(built.failed)} could not be made.")
