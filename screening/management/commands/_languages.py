"""What the commands share that exchange texts: which languages, and what is said of those with faults."""

from argparse import ArgumentParser

from django.core.management import CommandError

from screening.languages import IN_TABLE, TRANSLATED, Language


class LanguagesLeftOut(CommandError):
    """Some languages have faults, and stay as they were. All else was done."""


def add_language_argument(parser: ArgumentParser) -> None:
    codes = [language.code for language in TRANSLATED]
    parser.add_argument(
        "--language", action="append", default=[], choices=codes, help="one language; repeat for more; default: all"
    )


def chosen(codes: list[str]) -> list[Language]:
    return [IN_TABLE[code] for code in codes]
