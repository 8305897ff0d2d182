"""The `--language` argument of the commands that exchange texts."""

from argparse import ArgumentParser

from screening.languages import IN_TABLE, TRANSLATED, Language


def add_language_argument(parser: ArgumentParser) -> None:
    codes = [language.code for language in TRANSLATED]
    parser.add_argument(
        "--language", action="append", default=[], choices=codes, help="one language; repeat for more; default: all"
    )


def chosen(codes: list[str]) -> list[Language]:
    return [IN_TABLE[code] for code in codes]
