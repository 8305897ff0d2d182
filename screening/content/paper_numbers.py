"""The numbers that paper may carry, as they were at each publish: from them a sheet learns which have changed since.

Kept are codes, places and numbers of help lines, once for each state of all of them: nothing of who printed what.
"""

import functools
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from screening.choices import Serves
from screening.content.edition import Edition
from screening.models import HelpLine, NumbersRow

# So many different marks there are.
MARKS = 31**5


class Reach(StrEnum):
    """On the papers of which places a line may stand beside its own."""

    HERE = ""
    ABROAD = "abroad"  # on those of its neighbours
    CITIZENS = "citizens"  # on those of all others, and not on those of its own


class PaperNumber(NamedTuple):
    place: str
    number: str
    reach: str


Numbers = Mapping[str, PaperNumber]


def keep(body: str) -> None:
    """Remember the numbers of an edition, given as its JSON, unless they are known."""
    lines = [line for line in json.loads(body)[HelpLine.item_kind] if not line["mark"] and not line["known_wrong"]]
    found = {
        line["code"]: PaperNumber(line["place"], line["number"], _reach(line["serves"], line["from_abroad"]))
        for line in lines
    }
    NumbersRow.objects.get_or_create(mark=mark(found), defaults={"lines": found})


@functools.lru_cache(maxsize=16)
def of_edition(edition: Edition) -> Numbers:
    """The same of an edition that readers see: numbers with sound evidence, whenever they were checked."""
    return {
        line.code: PaperNumber(line.place.code, line.number, _reach(line.serves, line.from_abroad))
        for line in edition.lines.values()
        if not line.mark and not line.known_wrong
    }


def as_they_were(wanted: int) -> Numbers | None:
    """The numbers that a mark stands for. None where this site never published them."""
    lines: dict[str, Any] | None = NumbersRow.objects.filter(mark=wanted).values_list("lines", flat=True).first()
    return None if lines is None else {code: PaperNumber(*row) for code, row in lines.items()}


def mark(numbers: Numbers) -> int:
    """Stands for all of them: the same numbers have the same mark."""
    text = json.dumps(dict(numbers), ensure_ascii=False, sort_keys=True)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % MARKS


def _reach(serves: str, from_abroad: bool | None) -> str:
    if serves == Serves.CITIZENS_ABROAD:
        return Reach.CITIZENS
    return Reach.ABROAD if from_abroad else Reach.HERE
