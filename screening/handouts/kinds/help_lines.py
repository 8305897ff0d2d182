"""The help lines of one place. What may not go on paper is decided in referral/phone.py."""

from dataclasses import dataclass
from datetime import date

from screening import fonts
from screening.content.edition import Edition
from screening.content.entries import PassageEntry
from screening.handouts.kinds.shape import Option, Wanted
from screening.referral import helplines, phone
from screening.text.strings import LocalText

ADVICE = ("referral-safe-phone", "referral-abroad")


@dataclass(frozen=True, slots=True)
class Follow:
    """What may follow from a call: in full where the sheet says it for the first time."""

    title: LocalText
    in_full: LocalText | None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A help line as far as it is printed. `due` is the day by which somebody should look again."""

    place: LocalText
    name: LocalText
    name_native: str
    native_language: str
    number: phone.Number
    number_note: LocalText
    operator: str
    serves: str
    purposes: tuple[str, ...]
    channels: tuple[str, ...]
    hours: LocalText
    languages: tuple[str, ...]
    free: bool | None
    from_abroad: bool | None
    without_speaking: bool | None
    follows: tuple[Follow, ...]
    caution: LocalText
    fresh: bool
    aged: bool
    source_date: str
    checked: date
    check_method: str
    due: date


@dataclass(frozen=True, slots=True)
class LineGroup:
    kind: str
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class CitizensTable:
    """Lines of governments for their citizens who are here, each in one row."""

    advice: PassageEntry
    lines: tuple[PrintedLine, ...]

    @property
    def due(self) -> date:
        return min(line.due for line in self.lines)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the sheet that begins at the same height in each of its languages. `what` names its template."""

    what: str
    value: object

    @property
    def template(self) -> str:
        return f"screening/handouts/help/_{self.what}.html"


@dataclass(frozen=True, slots=True)
class HelpCard:
    """Where no line but emergency numbers may be printed, `no_line` or `withheld` says what the reader can do."""

    title: LocalText
    note: LocalText
    status_advice: PassageEntry | None
    no_line: PassageEntry | None  # the site knows of none
    withheld: PassageEntry | None  # the site knows some, and none of them may go on paper
    groups: tuple[LineGroup, ...]
    from_abroad: tuple[PrintedLine, ...]
    citizens: CitizensTable | None
    neighbours: tuple[LocalText, ...]
    advice: tuple[PassageEntry, ...]
    not_printed: bool  # whether the site shows lines of this place that are too old or too weak for paper

    @property
    def rows(self) -> tuple[Block, ...]:
        """What is to be read before any number, the numbers, and what a reader may do without them.

        How to call safely stands behind the first number, or where nobody helps before it: on the page that all see.
        """
        safe = [Block("safe", self)] if self.advice else []
        alone = self.no_line or self.withheld
        first = next((number for number, block in enumerate(self._numbers, 1) if block.what == "line"), 0)
        ends = {"more": self.not_printed, "neighbours": self.neighbours, "citizens": self.citizens}
        return (
            Block("before", self),
            *([Block("nobody", self), *safe] if alone else []),
            *self._numbers[:first],
            *([] if alone else safe),
            *self._numbers[first:],
            *(Block(what, value) for what, value in ends.items() if value),
        )

    @property
    def _numbers(self) -> list[Block]:
        found = []
        for group in self.groups:
            found += [Block("kind", group.kind), *(Block("line", line) for line in group.lines)]
        if self.from_abroad:
            found += [Block("abroad", None), *(Block("line", line) for line in self.from_abroad)]
        return found


def help_card(wanted: Wanted, edition: Edition, day: date) -> HelpCard:
    place = edition.places[wanted.values[Option.PLACE]]
    found = helplines.referral(edition, place, day)
    groups = helplines.printable(edition, place, day)
    helped = any(helplines.helps(row.line) for group in groups for row in group.lines)
    shown = sum(len(group.lines) for group in found.groups) + len(found.emergency)
    said: set[str] = set()
    return HelpCard(
        title=place.name,
        note=place.note,
        status_advice=found.status_advice,
        no_line=found.no_line_advice,
        withheld=None if helped or found.no_line_advice else edition.passages.get(helplines.NO_LINE),
        groups=tuple(LineGroup(group.kind, tuple(_line(row, said) for row in group.lines)) for group in groups),
        from_abroad=tuple(_line(row, said) for row in found.from_abroad if phone.may_print(row.line, day)),
        citizens=_citizens(found.citizens, day),
        neighbours=() if helped else tuple(row.name for row in found.neighbours),
        advice=tuple(edition.passages[code] for code in ADVICE if code in edition.passages),
        not_printed=shown > sum(len(group.lines) for group in groups),
    )


def _citizens(found: helplines.CitizensLines | None, day: date) -> CitizensTable | None:
    """The first line of each place: its page has the others."""
    rows = [row for row in found.lines if phone.may_print(row.line, day)] if found else []
    first = {row.line.place.code: row for row in reversed(rows)}.values()
    # A row of the table has room for titles.
    printed = tuple(_line(row, {passage.code for passage in row.follows}) for row in reversed(first))
    return CitizensTable(found.advice, printed) if found and rows else None


def _line(row: helplines.ShownLine, said: set[str]) -> PrintedLine:
    """`said` are the codes of what may follow that the sheet has said in full; those of this line come to it."""
    line = row.line
    follows = tuple(Follow(one.title, None if one.code in said else one.body) for one in row.follows)
    said |= {passage.code for passage in row.follows}
    printable_name = fonts.has_font(line.native_language)
    return PrintedLine(
        place=line.place.name,
        name=line.name,
        name_native=line.name_native if printable_name else "",
        native_language=line.native_language if printable_name else "",
        number=row.number,
        number_note=line.number_note,
        operator=line.operator,
        serves=line.serves,
        purposes=line.purposes,
        channels=line.channels,
        hours=line.hours,
        languages=line.languages,
        free=line.free,
        from_abroad=line.from_abroad,
        without_speaking=line.without_speaking,
        follows=follows,
        caution=line.caution,
        fresh=row.fresh,
        aged=row.aged,
        source_date=line.source_date,
        checked=line.checked,
        check_method=line.check_method,
        due=phone.due(line),
    )
