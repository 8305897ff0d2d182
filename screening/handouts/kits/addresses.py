"""Parts of addresses that name a kit: LESSON-1+LESSON-2/45/12/en+km/CN/a4-colour; and back."""

from django.utils.translation import get_language

from screening.handouts.kinds.shape import Ink, Paper
from screening.handouts.kits.contents import FULL, MOST_LESSONS, MOST_PEOPLE, SHORT, Kit
from screening.languages import BY_CODE


class KitConverter:
    """A kit in the language of the address. Whether there are such lessons and such a place is known to the content."""

    regex = r"[^/]+/[0-9]{2}/[1-9][0-9]{0,2}/[a-z+-]+/[A-Za-z-]+/[a-z0-9-]+"

    def to_python(self, value: str) -> Kit:
        """Raises ValueError, Django's word for an address that is none of these."""
        lessons, minutes, people, readers, place, file = value.split("/")
        paper, _dash, ink = file.partition("-")
        try:
            languages = tuple(BY_CODE[code] for code in readers.split("+"))
            language = BY_CODE[get_language()]
        except KeyError:
            raise ValueError(readers) from None
        found = Kit(
            tuple(lessons.split("+")),
            int(minutes),
            int(people),
            language,
            languages,
            place,
            Paper(paper),
            Ink(ink or Ink.BLACK),
        )
        if self.to_url(found) != value or not _is_possible(found):
            raise ValueError(value)
        return found

    def to_url(self, wanted: Kit) -> str:
        return "/".join(wanted.path)


def _is_possible(found: Kit) -> bool:
    return (
        len(set(found.lessons)) == len(found.lessons) <= MOST_LESSONS
        and len(set(found.readers)) == len(found.readers)
        and found.minutes in (FULL, SHORT)
        and found.people <= MOST_PEOPLE
        and found.paper in (Paper.A4, Paper.LETTER)
    )
