"""Parts of addresses that name a kit: LESSON-1+LESSON-2/45/en8+km4/CN/a4-colour; and back."""

import re

from django.utils.translation import get_language

from screening.choices import Work
from screening.handouts.kinds.shape import Ink, Paper
from screening.handouts.kits.contents import FULL, MOST_LESSONS, MOST_PEOPLE, SHORT, Kit, Readers
from screening.languages import BY_CODE

_READERS = r"[a-z]+(?:-[a-z]+)*[1-9][0-9]{0,2}"
_CHANGES = r"(?:(?:for|without|with)-[A-Za-z0-9.+-]+/){0,3}"
_FILE = r"[a-z0-9-]+"


class KitConverter:
    """A kit in the language of the address. Whether there are such lessons and such a place is known to the content."""

    regex = rf"[^/]+/[0-9]{{2}}/{_READERS}(?:\+{_READERS})*/[A-Za-z-]+/{_CHANGES}{_FILE}"

    def to_python(self, value: str) -> Kit:
        """Raises ValueError, Django's word for an address that is none of these."""
        lessons, minutes, readers, place, *changes, file = value.split("/")
        paper, _dash, ink = file.partition("-")
        try:
            language = BY_CODE[get_language()]
            group = tuple(_readers(part) for part in readers.split("+"))
        except KeyError:
            raise ValueError(readers) from None
        changed = {word: codes for word, _dash, codes in (change.partition("-") for change in changes)}
        found = Kit(
            tuple(lessons.split("+")),
            int(minutes),
            language,
            group,
            place,
            Paper(paper),
            Ink(ink or Ink.BLACK),
            changed.get("for", ""),
            _codes(changed.get("without")),
            _codes(changed.get("with")),
        )
        if self.to_url(found) != value or not _is_possible(found):
            raise ValueError(value)
        return found

    def to_url(self, wanted: Kit) -> str:
        return "/".join(wanted.path)


class FormerConverter:
    """A kit as addresses named it when they did not say how many read which language: …/45/12/en+km/CN/a4."""

    regex = rf"[^/]+/[0-9]{{2}}/[1-9][0-9]{{0,2}}/[a-z+-]+/[A-Za-z-]+/{_FILE}(?:/|\.pdf|\.zip)"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def former_choice(value: str) -> dict[str, list[str]]:
    """What such an address chose, as fields of the form: as many for each language as it gave copies to each."""
    lessons, minutes, people, readers, place, file = re.sub(r"/$|\.\w+$", "", value).split("/")
    paper, _dash, ink = file.partition("-")
    return {
        "lessons": lessons.upper().split("+"),
        "minutes": [minutes],
        "place": [place.upper()],
        "paper": [paper],
        "ink": [ink or Ink.BLACK],
        **{f"people-{code}": [people] for code in readers.split("+")},
    }


def _readers(part: str) -> Readers:
    code = part.rstrip("0123456789")
    return Readers(BY_CODE[code], int(part.removeprefix(code)))


def _codes(named: str | None) -> tuple[str, ...]:
    return tuple(named.split("+")) if named else ()


def _is_possible(found: Kit) -> bool:
    return (
        len(set(found.lessons)) == len(found.lessons) <= MOST_LESSONS
        and len(set(found.languages)) == len(found.languages)
        and found.minutes in (FULL, SHORT)
        and found.people <= MOST_PEOPLE
        and found.paper in (Paper.A4, Paper.LETTER)
        and found.work in ("", *Work)
    )
