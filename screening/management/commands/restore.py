"""Go back to a copy of the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from screening.management.backups import BackupFailed, restore


class Command(BaseCommand):
    help = "Put the database back as a backup has it, and bring that up to date. Stop the site first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        connections.close_all()
        try:
            restore(file)
        except BackupFailed as failed:
            raise CommandError(f"{failed} Nothing was changed.") from failed
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_content", stdout=self.stdout)
        self.stdout.write(f"The database is as it was in {file}. Start the site.")
