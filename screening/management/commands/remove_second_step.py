"""The way back for an account whose phone is gone."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from screening.signin.devices import remove_all


class Command(BaseCommand):
    help = (
        "Remove the app, the recovery codes and the passkeys of an account. "
        "Its owner is led to set up a new app at the next sign-in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("account", help="the user name")

    def handle(self, *args: Any, account: str, **options: Any) -> None:
        user = User.objects.filter(username=account).first()
        if not user:
            raise CommandError(f"There is no account {account!r}.")
        count = remove_all(user)
        self.stdout.write(f"{account}: {count} removed. The next sign-in asks to set up a new app.")
