"""What the reader calls a language that somebody speaks."""

from functools import cache

from babel import Locale

from screening.languages import BY_CODE

# Tags of spoken languages that CLDR lists under another one, or not at all.
_LISTED_AS = {"cmn": "zh", "tl": "fil"}
_OWN_NAMES = {"tsg": "Tausug"}


@cache
def language_name(tag: str, reader: str) -> str:
    """The name of a spoken language for a reader: ("cmn", "vi") → Tiếng Trung. The tag itself where nobody has one."""
    names = Locale.parse(BY_CODE[reader].tag, sep="-").languages
    primary = tag.partition("-")[0]
    found = names.get(tag) or names.get(primary) or names.get(_LISTED_AS.get(primary, ""))
    return str(found or _OWN_NAMES.get(primary, tag))
