"""Kits to try."""

from screening.content.edition import get_edition
from screening.handouts.kinds.shape import Paper
from screening.handouts.kits.contents import FULL, Kit, Readers, parts
from screening.languages import BY_CODE, ENGLISH

PATH = ("LESSON-1+LESSON-3", "45", "en8+km4", "CN", "letter-colour")
PAGE = f"/en/kit/{'/'.join(PATH)}/"
SITE = "http://x.example"


def wanted(**changes: object) -> Kit:
    values = {
        "lessons": ("LESSON-1",), "minutes": FULL, "language": ENGLISH, "readers": group(en=12),
        "place": "CN", "paper": Paper.A4, **changes,
    }  # fmt: skip
    return Kit(**values)


def group(**people: int) -> tuple[Readers, ...]:
    return tuple(Readers(BY_CODE[code.replace("_", "-")], number) for code, number in people.items())


def codes(found: Kit) -> list[str]:
    return [part.wanted.kind.code for part in parts(found, get_edition("en"))]
