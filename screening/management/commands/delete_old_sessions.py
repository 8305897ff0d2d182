"""Deletes live classes that are older than a day. The site does it in passing; this is for one that nobody visits."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.classroom import session


class Command(BaseCommand):
    help = "Delete live classes that began more than 24 hours ago, with all that was answered."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{session.sweep(timezone.now())} deleted")
