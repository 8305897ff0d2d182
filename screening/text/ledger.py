"""The ledger of reviews: who compared which translation with which English. It stands outside the PO files.

`locale/<language>/reviews.tsv` is only ever added to: one line per string and person. A line speaks of two digests, so
a changed letter on either side ends it, whatever a tool does to flags and comments.
"""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import Language

HEAD = "# key\tdigest of the English\tdigest of the translation\tstate\trole\tinitials\tday"
# One who wrote or compared a text, and one more.
PEOPLE = 2
_DIGEST = re.compile("[0-9a-f]{16}")
_NAMES = {"role": re.compile(r"[^\t\n]{1,40}"), "initials": re.compile(r"\w{1,8}")}


class Signed(Protocol):
    @property
    def state(self) -> str: ...

    @property
    def initials(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SignOff:
    key: str
    english: str  # digest
    translation: str  # digest
    state: str
    role: str
    initials: str
    day: date


def ledger_file(folder: Path, language: Language) -> Path:
    return folder / language.locale / "reviews.tsv"


def read(path: Path) -> list[SignOff]:
    """Every line of a ledger; none where there is no file. Raises TranslationFileError with every fault."""
    if not path.is_file():
        return []
    name = f"{path.parent.name}/{path.name}"
    found, faults = [], []
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except ValueError:
        raise TranslationFileError([f"{name}: is not in UTF-8"]) from None
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            try:
                found.append(_sign_off(line.rstrip("\r").split("\t")))
            except ValueError as error:
                faults.append(f"{name}:{number}: {error}")
    if faults:
        raise TranslationFileError(faults)
    return found


def add(path: Path, sign_offs: Iterable[SignOff]) -> None:
    """Write lines at the end of a ledger."""
    new = not path.exists()
    with path.open("a", encoding="utf-8") as ledger:
        if new:
            ledger.write(f"{HEAD}\n")
        ledger.writelines("\t".join(map(str, astuple(sign_off))) + "\n" for sign_off in sign_offs)


def state_of(signed: Iterable[Signed]) -> State:
    """The state of a text by its reviews: two different people make it reviewed, and use more than that."""
    found = list(signed)
    if len({row.initials.casefold() for row in found}) < PEOPLE:
        return State.DRAFT
    return State.FIELD_CHECKED if any(row.state == State.FIELD_CHECKED for row in found) else State.REVIEWED


def _sign_off(parts: list[str]) -> SignOff:
    if len(parts) != len(SignOff.__slots__):
        raise ValueError(f"must have {len(SignOff.__slots__)} parts between tabs, and has {len(parts)}")
    key, english, translation, state, role, initials, day = parts
    if not (_DIGEST.fullmatch(english) and _DIGEST.fullmatch(translation)):
        raise ValueError("a digest has 16 digits, 0-9 and a-f")
    if state not in {State.REVIEWED, State.FIELD_CHECKED}:
        raise ValueError(f"{state!r} is not one of: reviewed, field-checked")
    for name, value in (("role", role), ("initials", initials)):
        if not _NAMES[name].fullmatch(value):
            raise ValueError(f"{value!r} cannot be the {name}")
    try:
        return SignOff(key, english, translation, state, role, initials, date.fromisoformat(day))
    except ValueError:
        raise ValueError(f"{day!r} must be a day such as 2026-11-23") from None
