"""Say where the site is: in one line, or large and as a QR code for a room full of phones."""

from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from screening import qr

# The rows of each character of an address in a network, from top to bottom.
_LARGE = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ".": (" ", " ", " ", " ", "#"),
    ":": (" ", "#", " ", "#", " "),
}
_ONLY_HERE = {"127.0.0.1", "localhost", "::1"}
_WHITE_ON_BLACK, _PLAIN = "\x1b[97;40m", "\x1b[0m"


class Command(BaseCommand):
    help = "Print where the site is; if other devices can open it, large and as a QR code."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", nargs="*", help="the likeliest first; default: SCREENING_SITE_ADDRESS")

    def handle(self, *args: Any, address: list[str], **options: Any) -> None:
        first, *others = address or [settings.SCREENING_SITE_ADDRESS]
        if not first:
            raise CommandError("Give an address, or set SCREENING_SITE_ADDRESS.")
        if urlsplit(first).hostname not in _ONLY_HERE:
            self._show_to_the_room(first)
        lines = [f"Look Twice is at {first}", *(f"              or {other}" for other in others)]
        self.stdout.write("\n".join(["", *lines, "Ctrl-C stops it.", ""]))
        self.stdout.flush()

    def _show_to_the_room(self, address: str) -> None:
        self.stdout.write(f"\n{large(urlsplit(address).netloc)}\n")
        for line in qr.terminal(address).splitlines():
            # A code in the colours of a light terminal would be a negative, which some phones cannot read.
            self.stdout.write(f"{_WHITE_ON_BLACK}{line}{_PLAIN}" if self.stdout.isatty() else line)
        self.stdout.write(
            "\nPhones must be in the same network. If none can open it, a firewall on this computer may block it."
            "\nA radio carries so many phones and no more: a laptop's own hotspot about 10, a home router 15 to 35, a"
            "\nprofessional access point about 60; for 500 people, ten of those."
        )


def large(text: str) -> str:
    """The text five lines high where every character can be drawn so, else as it is."""
    if not set(text) <= set(_LARGE):
        return text
    rows = (" ".join(_LARGE[character][row] for character in text) for row in range(5))
    return "\n".join(row.replace("#", "█").rstrip() for row in rows)
