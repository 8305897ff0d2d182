"""A phone number that is shown, and the one that a phone dials: they must be the same."""

import re
from collections.abc import Iterator

import phonenumbers

_SIGNS = re.compile(r"[^0-9#*]")


def number_faults(shown: str, dial: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the two, each with its field."""
    if not is_plausible(dial):
        yield "dial", f"{dial} is not a number that can exist"
    elif not are_the_same(shown, dial):
        yield "dial", f"must be the same number as {shown!r}: for a full one +, the country code, and all its digits"


def are_the_same(shown: str, dial: str) -> bool:
    """Whether the digits that are shown are those that are dialled, but for a country code or the 0 in its place."""
    digits = _SIGNS.sub("", shown.replace("(0)", ""))
    if not dial.startswith("+"):
        return digits == dial
    national, dialled = digits.lstrip("0"), dial.removeprefix("+")
    if not national or not dialled.endswith(national):
        return False
    code = dialled.removesuffix(national)
    return not code or (code[0] != "0" and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def is_plausible(dial: str) -> bool:
    """Whether a full-length number can exist. Short codes are always plausible: libphonenumber does not know them."""
    if not dial.startswith("+"):
        return True
    try:
        parsed = phonenumbers.parse(dial)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed) or phonenumbers.is_possible_short_number(parsed)
