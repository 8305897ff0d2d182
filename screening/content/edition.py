"""The published content of one language, ready for a page: at most one small query, and one more when it is new."""

import logging
import threading
import time
from dataclasses import dataclass

from django.db import DatabaseError, OperationalError

from screening.content.decoding import decoded
from screening.content.entries import (
    AgendaEntry,
    CategoryEntry,
    HelpLineEntry,
    IndicatorEntry,
    InstrumentEntry,
    LessonEntry,
    PassageEntry,
    PlaceEntry,
    PracticeCaseEntry,
    QuestionEntry,
    RefresherEntry,
    SourceEntry,
    TermEntry,
)
from screening.content.needs import Need
from screening.errors import ContentMissing
from screening.models import EditionRow

logger = logging.getLogger(__name__)

SAID = "rule-said"
RULE = "rule-no-proof"
NEEDS = (Need(SAID, "lists of indicators to tick"), Need(RULE, "pages and sheets with indicators"))
# A change in the admin shows after this many seconds in every process.
VERSION_SECONDS = 1.0
# For so long a database that did not answer is not asked again.
AWAY_SECONDS = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Compared by identity: there is one object per version and language in a process."""

    language: str
    version: str
    sources: dict[str, SourceEntry]
    categories: dict[str, CategoryEntry]
    indicators: dict[str, IndicatorEntry]
    passages: dict[str, PassageEntry]
    instruments: dict[str, InstrumentEntry]
    places: dict[str, PlaceEntry]
    lines: dict[str, HelpLineEntry]
    cases: dict[str, PracticeCaseEntry]
    lessons: dict[str, LessonEntry]
    questions: dict[str, QuestionEntry]
    refreshers: dict[str, RefresherEntry]
    agendas: dict[str, AgendaEntry]
    terms: dict[str, TermEntry]

    @property
    def rule(self) -> PassageEntry | None:
        """What stands on every page and sheet with indicators, unless a host has hidden it."""
        return self.passages.get(RULE)

    @property
    def said(self) -> PassageEntry | None:
        """What stands before every list to tick: no sign is needed where a person speaks. No box of its own."""
        return self.passages.get(SAID)

    def group(self, group: str) -> list[PassageEntry]:
        return [passage for passage in self.passages.values() if passage.group == group]

    def in_category(self, code: str) -> list[IndicatorEntry]:
        return [indicator for indicator in self.indicators.values() if indicator.category.code == code]


class _Memory:
    """What this process has read: the versions for a second, and each edition until there is a newer one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.looking = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self.look_at = float("-inf")
        self.away = False
        self.versions: dict[str, str] = {}
        self.editions: dict[str, Edition] = {}
        # Refused since the versions were looked up; they are tried again after the next look.
        self.refused: set[str] = set()
        self.damaged: set[str] = set()


_memory = _Memory()


def forget() -> None:
    """Read everything again at the next page: between tests."""
    with _memory.lock:
        _memory.forget()


def look_again() -> None:
    """Look at the next page whether there is something new."""
    with _memory.lock:
        _memory.look_at = float("-inf")


def versions() -> dict[str, str]:
    """The version of each language that is published: as it was looked up within the last second.

    One thread looks, the others go on with what is held; so do all where the database is away, and nobody asks it
    again for some seconds. Raises DatabaseError where nothing is held.
    """
    memory = _memory
    if time.monotonic() < memory.look_at or not memory.looking.acquire(blocking=False):
        if memory.away and not memory.versions:
            raise OperationalError("The database was away a moment ago.")
        return memory.versions or _looked_up()
    try:
        memory.versions, memory.refused = _looked_up(), set()
        memory.look_at, memory.away = time.monotonic() + VERSION_SECONDS, False
    except DatabaseError:
        memory.look_at, memory.away = time.monotonic() + AWAY_SECONDS, True
        if not memory.versions:
            raise
    finally:
        memory.looking.release()
    return memory.versions


def _looked_up() -> dict[str, str]:
    return dict(EditionRow.objects.values_list("language", "version"))


def current_version(language: str) -> str:
    """The version that readers of a language see. Raises ContentMissing where nothing has been loaded."""
    try:
        return versions()[language]
    except KeyError:
        raise ContentMissing from None


def get_editions(*languages: str) -> list[Edition]:
    """The current edition of each language, in order.

    An edition that was changed past the site is refused: the last good one of this process goes on. Raises
    ContentMissing where it has none.
    """
    wanted = {language: current_version(language) for language in languages}
    # Another thread may forget at any moment: this one goes on with what it holds.
    memory, held = _memory, _memory.editions
    new = [
        language
        for language, version in wanted.items()
        if language not in memory.refused and (language not in held or held[language].version != version)
    ]
    if new and not memory.away:
        for row in EditionRow.objects.filter(language__in=new):
            _take(row, held)
    try:
        return [held[language] for language in languages]
    except KeyError:
        raise ContentMissing from None


def _take(row: EditionRow, held: dict[str, Edition]) -> None:
    if row.is_whole:
        held[row.language] = Edition(language=row.language, version=row.version, **decoded(row.body))
        _memory.versions[row.language] = row.version  # published again since it was looked up
        _memory.damaged.discard(row.language)
    else:
        logger.error("The edition %s is not as it was published. Run load_content to write it again.", row)
        _memory.refused.add(row.language)
        _memory.damaged.add(row.language)


def seen_damaged() -> list[str]:
    """The languages whose edition this process has refused."""
    return sorted(_memory.damaged)


def get_edition(language: str) -> Edition:
    return get_editions(language)[0]
