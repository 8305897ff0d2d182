"""The head of a PO file: what gettext needs to load it, and what says whose it is."""

import gettext
import re
from collections.abc import Iterator, Mapping

from screening.languages import Language

_PLURALS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?);?\s*")
_CHARSET = re.compile(r"charset=([\w.:-]+)")
# Counts of every kind that languages tell apart.
COUNTS = (*range(200), 1000, 1_000_000)


def plural_count(language: Language) -> int:
    """How many forms the language has, by CLDR."""
    from babel import Locale  # noqa: PLC0415  large, and no page needs it

    return len(Locale.parse(language.locale).plural_form.rules) + 1


def header_faults(metadata: Mapping[str, str], language: Language, *, has_plurals: bool) -> Iterator[str]:
    charset = _CHARSET.search(metadata.get("Content-Type", ""))
    if not charset:
        yield "Content-Type: must say charset=UTF-8"
    elif charset[1].lower() not in {"utf-8", "utf8"}:
        yield f"Content-Type: is {charset[1]}; save the file as UTF-8 and say charset=UTF-8"
    named = metadata.get("Language", "")
    if named.replace("-", "_").lower() != language.locale.lower():
        yield f"Language: is {named!r}, and the file is in the folder of {language.locale!r}"
    plurals = metadata.get("Plural-Forms", "")
    if plurals or has_plurals:
        yield from _plural_faults(plurals, language)


def _plural_faults(plurals: str, language: Language) -> Iterator[str]:
    wanted = plural_count(language)
    found = _PLURALS.fullmatch(plurals)
    if not found:
        yield f"Plural-Forms: is {plurals!r}; {language.english_name} needs nplurals={wanted} and a rule"
        return
    if int(found[1]) != wanted:
        yield f"Plural-Forms: nplurals is {found[1]}, and {language.english_name} has {wanted}"
    try:
        rule = gettext.c2py(found[2])  # as gettext does when it loads the file
        forms = {rule(count) for count in COUNTS}
    except (ValueError, ZeroDivisionError, OverflowError):
        yield f"Plural-Forms: {found[2]!r} is not a rule"
        return
    if max(forms) >= int(found[1]):
        yield f"Plural-Forms: the rule asks for form {max(forms)}, and nplurals is {found[1]}"


def plural_forms(language: Language) -> str:
    """The header as gettext and translators' tools want it, by CLDR."""
    from babel import Locale  # noqa: PLC0415  large, and no page needs it
    from babel.plural import to_gettext  # noqa: PLC0415

    return to_gettext(Locale.parse(language.locale).plural_form)
