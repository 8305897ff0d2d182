"""What the reader calls a language that somebody speaks: CLDR's names, by Babel.

Babel keeps all that it has read of a locale, some 7 MiB. So it is asked once, in a process that ends.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from screening.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
# Tags of spoken languages that CLDR lists under another one, or not at all.
_LISTED_AS = {"cmn": "zh", "tl": "fil"}
_OWN_NAMES = {"prs": "Dari", "tsg": "Tausug"}


def language_name(tag: str, reader: str) -> str:
    """The name of a spoken language for a reader: ("cmn", "vi") → Tiếng Trung. The tag itself where nobody has one."""
    names = all_names()[reader]
    primary = tag.partition("-")[0]
    found = names.get(tag) or names.get(primary) or names.get(_LISTED_AS.get(primary, ""))
    return found or _OWN_NAMES.get(primary, tag)


@cache
def all_names() -> Mapping[str, Mapping[str, str]]:
    """By code of the reader's language and tag of the one that is named."""
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603  our own module
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def main() -> None:
    from babel import Locale  # noqa: PLC0415  see above

    names = {language.code: Locale.parse(language.tag, sep="-").languages for language in LANGUAGES}
    json.dump({code: {tag: str(name) for tag, name in found.items()} for code, found in names.items()}, sys.stdout)


if __name__ == "__main__":
    main()
