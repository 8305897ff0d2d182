"""What this site says today of a sheet that it once printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum

from screening.content import paper_numbers
from screening.content.edition import Edition, get_edition, get_editions
from screening.content.entries import HelpLineEntry, PlaceEntry
from screening.content.paper_numbers import Numbers, PaperNumber, Reach
from screening.handouts import sheets
from screening.handouts.kinds.shape import Option, Wanted
from screening.handouts.still_right import codes
from screening.referral import phone
from screening.referral.helplines import EUROPE

# So many days on which a line grew old are tried, the last ones first.
MOST_DAYS = 12


class Standing(StrEnum):
    CURRENT = "current"  # it would be printed the same today
    UNCHECKED = "unchecked"  # it says what it would, but some of its numbers grew old
    NUMBERS = "numbers"  # some of them changed, came or went
    WORDS = "words"  # they did not; something else did


@dataclass(frozen=True, slots=True)
class NumberThen:
    """A number of the place of a sheet, by the code of its line: as it was, and as it is where it is another."""

    code: str
    before: phone.Number | None  # None: it was not there
    now: phone.Number | None  # None: nothing may be printed in its place
    unchecked: bool = False  # it is the same, and nobody looked within 120 days


@dataclass(frozen=True, slots=True)
class Answer:
    standing: Standing
    wanted: Wanted
    place: PlaceEntry | None
    numbers: tuple[NumberThen, ...]


def answer(typed: str, language: str, day: date) -> Answer | None:
    """None for a code that is none, or that this site has never printed. `language` is the reader's."""
    code = codes.read(typed)
    if code is None:
        return None
    wanted = code.wanted
    get_editions(language, *wanted.languages)  # in one query
    edition = get_edition(language)
    try:
        now = sheets.sheet(wanted, day, "")
    except KeyError:  # about what the content does not hold
        return None
    place = edition.places.get(wanted.values.get(Option.PLACE, ""))
    if codes.said_mark(now.said) == code.said:
        return Answer(Standing.CURRENT, wanted, place, _old(edition, _shown(now), day))
    past = paper_numbers.as_they_were(code.numbers)
    if past is None:
        return None
    if place is None:
        return Answer(Standing.WORDS, wanted, None, ())
    if then := _as_on_an_earlier_day(code, edition, day):
        return Answer(Standing.UNCHECKED, wanted, place, _old(edition, _shown(then), day))
    found = tuple(_changes(past, edition, place, _shown(now), day))
    return Answer(Standing.NUMBERS if found else Standing.WORDS, wanted, place, found)


def _as_on_an_earlier_day(code: codes.SheetCode, edition: Edition, day: date) -> sheets.Sheet | None:
    """The sheet of an earlier day, where it says what the code stands for: since then, only its numbers grew old."""
    days = sorted({phone.due(line) for line in edition.lines.values() if phone.due(line) < day}, reverse=True)
    for earlier in days[:MOST_DAYS]:
        then = sheets.sheet(code.wanted, earlier, "")
        if codes.said_mark(then.said) == code.said:
            return then
    return None


def _old(edition: Edition, shown: set[str], day: date) -> tuple[NumberThen, ...]:
    lines = [line for line in edition.lines.values() if line.number in shown and not phone.is_fresh(line, day)]
    return tuple(_unchecked(line, day) for line in lines)


def _changes(past: Numbers, edition: Edition, place: PlaceEntry, shown: set[str], day: date) -> Iterator[NumberThen]:
    present = paper_numbers.of_edition(edition)
    for code, row in past.items():
        if not _may_stand(row, place):
            continue
        if code not in present:
            yield NumberThen(code, _dead(row.number), None)
        elif row.number != present[code].number:
            yield NumberThen(code, _dead(row.number), phone.number(edition.lines[code], day))
        elif not phone.is_fresh(edition.lines[code], day):
            yield _unchecked(edition.lines[code], day)
    for code, row in present.items():
        if code not in past and row.number in shown and _may_stand(row, place):
            yield NumberThen(code, None, phone.number(edition.lines[code], day))


def _may_stand(row: PaperNumber, place: PlaceEntry) -> bool:
    """Whether a number may stand on the papers of a place."""
    if row.reach == Reach.CITIZENS:
        return row.place != place.code
    near = {place.code, EUROPE} if EUROPE in place.neighbours else {place.code}
    return row.place in near or (row.reach == Reach.ABROAD and row.place in place.neighbours)


def _unchecked(line: HelpLineEntry, day: date) -> NumberThen:
    return NumberThen(line.code, _dead(line.number), phone.number(line, day), unchecked=True)


def _dead(number: str) -> phone.Number:
    """As it stands on the paper: never a link."""
    return phone.Number(number, "")


def _shown(sheet: sheets.Sheet) -> set[str]:
    return {number.shown for column in sheet.columns for number in _numbers(column.parts)}


def _numbers(value: object) -> Iterator[phone.Number]:
    """Every phone number inside `value`, however deep."""
    if isinstance(value, phone.Number):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _numbers(part)
