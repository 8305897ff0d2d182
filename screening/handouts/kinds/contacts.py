"""The best help lines of one place on small paper: a number, and a word or two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from screening.choices import Channel, Label, LineKind, Operator
from screening.content.edition import Edition
from screening.content.entries import HelpLineEntry, PlaceEntry
from screening.referral import helplines, phone
from screening.text.strings import LocalText

# The item of the advice where there is no line that makes sense alone: ask somebody whom one trusts.
_TRUSTED = 3

# What stands on small paper where nobody helps: the first of them, for there are words to be said too.
_WITHOUT_HELP = {LineKind.SUPPORT, LineKind.TIPS, LineKind.POLICE_SPECIALIST, LineKind.POLICE}
# What small paper says of a number, if it is true of the line: whoever answers may ask about papers.
_SAID = {helplines.PAPERS, helplines.IMMIGRATION_ANSWERS}

# Translators: what a phone number is for, on small paper that others may see; it must not name the topic. Very short.
_DISCREET: Label = _("work and travel advice")
# A number of no more letters than these can be larger on a poster with few; of more, it is too wide at the usual size.
SHORT, LONG = 4, 13
# On small paper, hours of no more letters than these.
_SHORT_HOURS = 24

# Who answers, in a word or two: for small paper that may be seen by others.
_BY_KIND: dict[str, Label] = {
    # Translators: who answers a phone number; very short.
    LineKind.POLICE_SPECIALIST: _("Police"),
    # Translators: who answers a phone number; very short.
    LineKind.POLICE: _("Police"),
    # Translators: who answers a phone number; very short.
    LineKind.MEDICAL: _("Ambulance"),
    # Translators: who answers a phone number: an emergency number, which also reaches the police; very short.
    LineKind.EMERGENCY: _("Emergency, police"),
}
_BY_OPERATOR: dict[str, Label] = {
    # Translators: who answers a phone number; very short.
    Operator.GOVERNMENT: _("Government"),
    # Translators: who answers a phone number: a body close to the government; very short.
    Operator.GOVERNMENT_AFFILIATED: _("Government-linked"),
    # Translators: who answers a phone number; very short.
    Operator.INTERGOVERNMENTAL: _("International body"),
    # Translators: who answers a phone number; very short.
    Operator.NGO: _("Independent body"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A help line where there is room for a number and a word or two."""

    number: phone.Number
    purposes: tuple[str, ...]  # none where `who` says it all
    cover: Label | None  # what stands in place of its purposes
    who: Label
    hours: LocalText | None  # printed where no advice needs the room
    follows: tuple[LocalText, ...]  # that papers may come up
    place: LocalText | None  # where it is not the place of the sheet
    name: LocalText | None  # where it may be read by everybody
    languages: tuple[str, ...]  # beside a name, or where nothing else tells the line from another
    source_date: str
    checked: date
    check_method: str

    @property
    def width(self) -> str:
        letters = len(self.number.shown)
        return "short" if letters <= SHORT else "long" if letters > LONG else "usual"


@dataclass(frozen=True, slots=True)
class Contacts:
    """The best lines of a place that may be printed, and its emergency numbers, the ambulance first.

    Without a line that helps, `no_line` or `withheld` says so, and `ask` what one can do.
    """

    lines: tuple[Contact, ...]
    emergency: tuple[Contact, ...]
    abroad: tuple[Contact, ...]
    no_line: LocalText | None  # the site knows of none that helps
    withheld: bool  # the site knows some, and none of them may go on paper
    ask: LocalText | None
    more: bool  # whether the site shows lines that help here and that are too old or too weak for paper
    due: date | None  # the day by which somebody should look again

    @property
    def listed(self) -> tuple[Contact, ...]:
        """All but the emergency numbers."""
        return self.lines + self.abroad

    @property
    def shown(self) -> tuple[Contact, ...]:
        return self.listed + self.emergency

    @property
    def is_full(self) -> bool:
        """Whether advice, or more than one number, leaves less room for each."""
        return bool(self.ask) or len(self.shown) > 1

    @property
    def check(self) -> Contact | None:
        """One that speaks for all that are shown, where all were checked on the same day in the same way."""
        ways = {(contact.check_method, contact.source_date[:4], contact.checked) for contact in self.shown}
        return self.shown[0] if len(ways) == 1 else None


def contacts(  # noqa: PLR0913  two of them are for few kinds of paper
    edition: Edition, place: PlaceEntry, day: date, most: int, *, named: bool = False, readers: Sequence[str] = ()
) -> Contacts:
    """At most so many lines, in the order of the full list; where there is none, one that can be called from abroad.

    Police and anonymous reports only where nobody else answers, and then with words that say so; the immigration
    authority never. Paper that is carried has an emergency number only where it has no other: a poster has one row
    for them, for they are short. `readers` are the languages of the sheet, where it has more than one.
    """
    found = helplines.referral(edition, place, day)
    rows = [row for group in helplines.printable(edition, place, day) for row in group.lines]
    spoken = [row for row in rows if Channel.VOICE in row.line.channels]
    emergency = [row for kind in phone.EMERGENCY if (row := _first(spoken, kind))]
    helping = _readers_first([row for row in spoken if helplines.helps(row.line)], readers or (edition.language,))
    others = [row for row in spoken if row.line.kind in _WITHOUT_HELP]
    room = most - bool(emergency) if named else most
    lines = _different(helping)[:room] if helping else _different(others)[:1]
    abroad = [row for row in found.from_abroad if phone.may_print(row.line, day)][:1]
    no_line = edition.passages.get(helplines.NO_LINE)
    return Contacts(
        lines=tuple(_contact(row, place, named=named, in_languages=named or _has_twin(row, helping)) for row in lines),
        emergency=tuple(_contact(row, place, named=False) for row in emergency if named or not lines),
        abroad=tuple(_contact(row, place, named=named, in_languages=named) for row in abroad),
        no_line=found.no_line_advice.title if found.no_line_advice else None,
        withheld=not helping and not found.no_line_advice,
        ask=no_line.items[_TRUSTED] if no_line and not helping and len(no_line.items) > _TRUSTED else None,
        more=not helping and any(helplines.helps(row.line) for group in found.groups for row in group.lines),
        due=min((phone.due(row.line) for row in (*lines, *abroad)), default=None),
    )


def _first(rows: list[helplines.ShownLine], kind: LineKind) -> helplines.ShownLine | None:
    return next((row for row in rows if row.line.kind == kind), None)


def _different(rows: list[helplines.ShownLine]) -> list[helplines.ShownLine]:
    """Each number once."""
    return list({row.line.number: row for row in reversed(rows)}.values())[::-1]


def _readers_first(rows: list[helplines.ShownLine], readers: Sequence[str]) -> list[helplines.ShownLine]:
    """Of lines that look alike on small paper, that one first which answers in a language of the readers."""

    def look(row: helplines.ShownLine) -> tuple[str, tuple[str, Label]]:
        return row.line.kind, _look(row.line)

    def is_strange(row: helplines.ShownLine) -> bool:
        return not set(map(_base, readers)) & set(map(_base, row.line.languages))

    alike = {look(row): iter(sorted(rows, key=is_strange)) for row in rows}
    return [next(other for other in alike[look(row)] if look(other) == look(row)) for row in rows]


def _base(language: str) -> str:
    """zh for zh-hans and for zh-TW: on a telephone, how a language is written does not matter."""
    return language.partition("-")[0]


def _has_twin(row: helplines.ShownLine, rows: list[helplines.ShownLine]) -> bool:
    """Whether another line would look the same on small paper, and the languages of both are known and differ."""
    alike = [other.line for other in rows if _look(other.line) == _look(row.line)]
    return all(line.languages for line in alike) and len({line.languages for line in alike}) > 1


def _look(line: HelpLineEntry) -> tuple[str, Label]:
    return line.purposes[0], _who(line)


def _contact(row: helplines.ShownLine, place: PlaceEntry, *, named: bool, in_languages: bool = False) -> Contact:
    line = row.line
    return Contact(
        number=row.number,
        purposes=() if line.kind in _BY_KIND else line.purposes[:1],
        cover=None,
        who=_who(line),
        hours=line.hours if line.hours.value and (named or len(line.hours.value) <= _SHORT_HOURS) else None,
        follows=tuple(passage.title for passage in row.follows if passage.code in _SAID),
        place=line.place.name if line.place.code not in (place.code, helplines.EUROPE) else None,
        name=line.name if named else None,
        languages=line.languages if in_languages else (),
        source_date=line.source_date,
        checked=line.checked,
        check_method=line.check_method,
    )


def in_discreet_words(found: Contacts) -> Contacts:
    """The same numbers, and nothing that names the topic. Police and ambulance keep their names."""
    lines, abroad = (
        tuple(replace(row, purposes=(), cover=_DISCREET) if row.purposes else row for row in rows)
        for rows in (found.lines, found.abroad)
    )
    return replace(found, lines=lines, abroad=abroad)


def _who(line: HelpLineEntry) -> Label:
    return _BY_KIND.get(line.kind) or _BY_OPERATOR[line.operator]
