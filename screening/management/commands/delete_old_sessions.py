"""Deletes live classes of more than a day and class codes of more than seven months, and closes checks that are over.

The site does it in passing; this is for one that nobody visits.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.classroom import session
from screening.classroom.overtime import classcode


class Command(BaseCommand):
    help = "Delete live classes that began more than 24 hours ago and class codes of more than seven months."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.stdout.write(f"{session.sweep(now) + classcode.sweep(now)} deleted")
