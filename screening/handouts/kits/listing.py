"""The list of what a kit holds: where each part stands in the one file, and how many sheets of paper it takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from screening.choices import CheckForm, Label, Work
from screening.content.edition import Edition
from screening.handouts.kinds.indicators import work_title
from screening.handouts.kinds.shape import Option, Wanted
from screening.handouts.kits.contents import Part
from screening.languages import BY_CODE, Language
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class Line:
    """A handout in the list. `about` and `form` say which one of its kind.

    `pages` are its own, `before` are those of the file that stand before it; 0 as long as nobody knows.
    """

    number: int
    title: Label
    about: LocalText | None
    form: Label
    languages: tuple[Language, ...]
    part: Part
    pages: int
    before: int

    @property
    def name(self) -> str:
        about = f": {self.about.value}" if self.about else ""
        form = f", {self.form}" if self.form else ""
        return f"{self.title}{about}{form}"

    @property
    def sides(self) -> int:
        """The pages that it takes up in the file, empty ones included.

        A part begins on a sheet of paper of its own, and what is printed on one side has an empty back behind each
        page: so nothing lies on the back of what it does not belong to.
        """
        if self.part.on_screen:
            return 0
        return self.pages + self.pages % 2 if self.part.both_sides else 2 * self.pages

    @property
    def first(self) -> int:
        """The number of its first page in the file, counted from 1."""
        return self.before + 1

    @property
    def last(self) -> int:
        """The number of its last page that is not empty."""
        return self.before + (self.pages if self.part.both_sides else 2 * self.pages - 1)

    @property
    def paper(self) -> int:
        """Sheets of paper for all of its copies."""
        return self.part.sheets * self.sides // 2


@dataclass(frozen=True, slots=True)
class Listing:
    """All lines. `front` are the pages that are set aside for the cover; 0 as long as nobody knows."""

    lines: tuple[Line, ...]
    front: int

    @property
    def on_paper(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.part.on_screen)

    @property
    def pages(self) -> int:
        """Of the one file."""
        return self.front + sum(line.sides for line in self.lines)

    @property
    def paper(self) -> int:
        """Sheets of paper for the cover and all copies of all parts."""
        return self.front // 2 + sum(line.paper for line in self.lines)


def listing(parts: Sequence[Part], pages: Sequence[int], edition: Edition, front: int = 0) -> Listing:
    """`pages` in the order of `parts`."""
    found: list[Line] = []
    before = front
    for number, (part, count) in enumerate(zip(parts, pages, strict=True), start=1):
        which = _about(part.wanted, edition), _form(part.wanted), _languages(part.wanted)
        line = Line(number, part.wanted.kind.title, *which, part, count, before if front else 0)
        found.append(line)
        before += line.sides
    return Listing(tuple(found), front)


def _languages(wanted: Wanted) -> tuple[Language, ...]:
    return tuple(BY_CODE[code] for code in wanted.languages)


def _form(wanted: Wanted) -> Label:
    form = wanted.values.get(Option.FORM)
    return CheckForm(form).label if form else ""


def _about(wanted: Wanted, edition: Edition) -> LocalText | None:
    """Which one of its kind it is, in the trainer's language."""
    for option, code in wanted.values.items():
        match option:
            case Option.CATEGORY:
                return edition.categories[code].title
            case Option.WORK | Option.SIGNS:
                return work_title(edition, Work(code)) if code in Work else edition.categories[code].title
            case Option.PLACE:
                return edition.places[code].name
            case Option.CASE:
                return edition.cases[code].title
            case Option.LESSON | Option.QUESTIONS:
                return edition.lessons[code].title
            case Option.OTHER | Option.FORM | Option.WORDS | Option.ADDRESS:
                continue
    return None
