"""Who can help in a place: a menu in which help that is not the police comes first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from screening.choices import LineKind, Serves
from screening.content.edition import Edition
from screening.content.entries import HelpLineEntry, PassageEntry, PlaceEntry
from screening.content.needs import Need
from screening.referral import phone

_ORDER = {kind: number for number, kind in enumerate(LineKind)}
EUROPE = "EU"
# Who answers with help. An ambulance, police, officials and those who take tips are something else.
HELPING = {LineKind.SPECIALIST, LineKind.SUPPORT, LineKind.LABOUR, LineKind.LEGAL, LineKind.GOVERNMENT}
# Whoever calls them may be asked about papers, whether or not the source of the line says so.
ASKING_ABOUT_PAPERS = {LineKind.POLICE_SPECIALIST, LineKind.POLICE, LineKind.EMERGENCY, LineKind.IMMIGRATION}
STATUS = "referral-status"
NO_LINE = "referral-no-line"
NO_SUPPORT = "referral-no-support"
PAPERS = "follows-may-tell-immigration"
IMMIGRATION_ANSWERS = "follows-immigration-answer"
OWN_ABROAD = "referral-own-abroad"
CITIZENS = "referral-citizens"
# The passages under the chooser of a place, in order.
FIRST_ADVICE = ("referral-how", "referral-order")
# The passages under the lines, in order.
ADVICE = (*FIRST_ADVICE, "referral-safe-phone", "referral-dialled", "referral-abroad")
NEEDS = tuple(
    Need(code, "pages of places")
    for code in (*ADVICE, STATUS, NO_LINE, NO_SUPPORT, PAPERS, IMMIGRATION_ANSWERS, OWN_ABROAD, CITIZENS)
)


@dataclass(frozen=True, slots=True)
class ShownLine:
    line: HelpLineEntry
    number: phone.Number
    follows: tuple[PassageEntry, ...]
    fresh: bool
    weak: bool  # its evidence is poor, or too old
    aged: bool  # its evidence is too old; an emergency number stays
    day: date  # on which it is shown


@dataclass(frozen=True, slots=True)
class LinesOfKind:
    """Lines of one kind, under a heading that says who answers."""

    kind: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ReachableLines:
    """Lines of one kind of which the same is known: whether somebody who does not speak can reach them."""

    known: bool | None
    kind: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class CitizensLines:
    """Lines of governments for their citizens who are abroad, under the words that ask whether such a call is safe."""

    advice: PassageEntry
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """What a reader sees for one place. It depends on nothing else: never on a tick."""

    place: PlaceEntry
    emergency: tuple[ShownLine, ...]
    groups: tuple[LinesOfKind, ...]
    neighbours: tuple[PlaceEntry, ...]
    from_abroad: tuple[ShownLine, ...]  # lines of the neighbours that can be reached from outside their own place
    own_abroad: CitizensLines | None  # for citizens of this place who are somewhere else; never on its paper
    citizens: CitizensLines | None  # for citizens of other places who are here
    advice: tuple[PassageEntry, ...]
    status_advice: PassageEntry | None
    no_line_advice: PassageEntry | None  # where nobody helps whom the site knows of by sound evidence

    @property
    def sound_emergency(self) -> tuple[ShownLine, ...]:
        """The emergency numbers with sound evidence: the only ones that stand where every second counts."""
        return tuple(row for row in self.emergency if not row.weak and not row.line.known_wrong)

    @property
    def may_follow(self) -> tuple[PassageEntry, ...]:
        """All that may follow from calls of these lines, each once."""
        abroad = [found.lines for found in (self.citizens, self.own_abroad) if found]
        lists = [*(group.lines for group in self.groups), self.emergency, self.from_abroad, *abroad]
        return tuple({passage.code: passage for rows in lists for row in rows for passage in row.follows}.values())


def referral(edition: Edition, place: PlaceEntry, today: date) -> Referral:
    """The help lines of a place, with Europe-wide lines for a member of the Union that lists them."""
    codes = {place.code, EUROPE} if EUROPE in place.neighbours else {place.code}
    everywhere = [line for line in edition.lines.values() if line.serves != Serves.CITIZENS_ABROAD]
    lines = [shown(edition, line, today) for line in everywhere if line.place.code in codes]
    own = [row for row in lines if row.line.place.code == place.code]
    helped = any(helps(row.line) and not row.weak for row in own)
    passages = edition.passages
    return Referral(
        place=place,
        emergency=tuple(sorted((row for row in lines if row.line.kind in phone.EMERGENCY), key=_order)),
        groups=grouped([row for row in lines if row.line.kind not in phone.EMERGENCY]),
        neighbours=tuple(edition.places[code] for code in place.neighbours if code in edition.places),
        from_abroad=() if helped else _from_abroad(edition, everywhere, place, today),
        own_abroad=_for_citizens(edition, OWN_ABROAD, today, lambda line: line.place.code == place.code),
        citizens=_for_citizens(
            edition, CITIZENS, today, lambda line: line.place.code != place.code and bool(line.from_abroad)
        ),
        advice=tuple(passages[code] for code in ADVICE if code in passages),
        status_advice=passages.get(STATUS) if place.status_risk else None,
        no_line_advice=None if helped else passages.get(NO_SUPPORT if own else NO_LINE),
    )


def without_speaking_first(found: Referral) -> tuple[ReachableLines, ...]:
    """The lines of a place, emergency numbers among them: known yes, then not known, then known no; kinds in order."""
    rows = [row for group in found.groups for row in group.lines] + list(found.emergency)
    return tuple(
        ReachableLines(known, group.kind, group.lines)
        for known in (True, None, False)
        for group in grouped([row for row in rows if row.line.without_speaking is known])
    )


def helps(line: HelpLineEntry) -> bool:
    """Whether it helps a person whom this site is about, wherever they stand in the list."""
    return line.kind in HELPING and line.serves != Serves.MISSING_CHILDREN


def _from_abroad(edition: Edition, lines: list[HelpLineEntry], place: PlaceEntry, today: date) -> tuple[ShownLine, ...]:
    return tuple(
        shown(edition, line, today)
        for line in lines
        if line.from_abroad and line.place.code in place.neighbours and line.place.code != EUROPE
    )


def _for_citizens(
    edition: Edition, advice: str, today: date, belongs: Callable[[HelpLineEntry], bool]
) -> CitizensLines | None:
    """Without its words such a list is not shown: it must never be read as a list of help for anyone."""
    abroad = [line for line in edition.lines.values() if line.serves == Serves.CITIZENS_ABROAD]
    rows = tuple(shown(edition, line, today) for line in abroad if belongs(line) and not line.known_wrong)
    return CitizensLines(edition.passages[advice], rows) if rows and advice in edition.passages else None


def for_missing_children(edition: Edition, today: date) -> tuple[ShownLine, ...]:
    """Of every place, for families who search: they may not know where the child is."""
    lines = [line for line in edition.lines.values() if line.serves == Serves.MISSING_CHILDREN]
    return tuple(shown(edition, line, today) for line in lines if not line.known_wrong)


def shown(edition: Edition, line: HelpLineEntry, today: date) -> ShownLine:
    return ShownLine(
        line,
        phone.number(line, today),
        _follows(edition, line),
        fresh=phone.is_fresh(line, today),
        weak=phone.is_weak(line, today),
        aged=phone.is_aged(line, today),
        day=today,
    )


def _follows(edition: Edition, line: HelpLineEntry) -> tuple[PassageEntry, ...]:
    """What the source says, and that papers may come up wherever police or officials answer."""
    said = {passage.code for passage in line.follows}
    if line.kind not in ASKING_ABOUT_PAPERS or said & {PAPERS, IMMIGRATION_ANSWERS} or PAPERS not in edition.passages:
        return line.follows
    return (*line.follows, edition.passages[PAPERS])


def grouped(lines: list[ShownLine]) -> tuple[LinesOfKind, ...]:
    """Lines under their kinds, in the order of `LineKind`; within a kind, sound evidence first."""
    ordered = sorted(lines, key=_order)
    return tuple(LinesOfKind(kind, tuple(rows)) for kind, rows in groupby(ordered, key=lambda row: row.line.kind))


def _order(row: ShownLine) -> tuple[int, bool, bool]:
    return _ORDER[LineKind(row.line.kind)], row.weak, not row.fresh


def printable(edition: Edition, place: PlaceEntry, today: date) -> tuple[LinesOfKind, ...]:
    """The lines of a place that may go on paper, in the order of their kinds."""
    found = referral(edition, place, today)
    rows = [row for group in found.groups for row in group.lines] + list(found.emergency)
    return grouped([row for row in rows if phone.may_print(row.line, today)])
