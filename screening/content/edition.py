"""The published content of one language, ready for a page: at most one small query, and one more when it is new."""

import threading
import time
from dataclasses import dataclass

from screening import models
from screening.content.decoding import decoded
from screening.content.entries import (
    CategoryEntry,
    HelpLineEntry,
    IndicatorEntry,
    InstrumentEntry,
    LessonEntry,
    PassageEntry,
    PlaceEntry,
    PracticeCaseEntry,
    QuestionEntry,
    SourceEntry,
    TermEntry,
)
from screening.errors import ContentMissing

# A change in the admin shows after this many seconds in every process.
VERSION_SECONDS = 1.0


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
    terms: dict[str, TermEntry]

    @property
    def rule(self) -> PassageEntry | None:
        """What stands on every page and sheet with indicators, unless a host has hidden it."""
        return self.passages.get("rule-no-proof")

    def group(self, group: str) -> list[PassageEntry]:
        return [passage for passage in self.passages.values() if passage.group == group]

    def in_category(self, code: str) -> list[IndicatorEntry]:
        return [indicator for indicator in self.indicators.values() if indicator.category.code == code]


class _Memory:
    """What this process has read: the version for a second, and each edition for as long as it is current."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self.version = ""
        self.read_at = float("-inf")
        self.editions: dict[str, Edition] = {}


_memory = _Memory()


def forget() -> None:
    """Read everything again at the next page: after a load, and between tests."""
    with _memory.lock:
        _memory.forget()


def current_version() -> str:
    """The version readers see. Raises ContentMissing where nothing has been loaded."""
    now = time.monotonic()
    if now - _memory.read_at >= VERSION_SECONDS:
        version = models.Edition.objects.values_list("version", flat=True).first()
        if version is None:
            raise ContentMissing
        with _memory.lock:
            if version != _memory.version:
                _memory.editions = {}
            _memory.version, _memory.read_at = version, now
    return _memory.version


def get_editions(*languages: str) -> list[Edition]:
    """The current edition of each language, in order."""
    version = current_version()
    # Another thread may forget at any moment: this one goes on with what it holds.
    held = _memory.editions
    missing = [language for language in dict.fromkeys(languages) if language not in held]
    if missing:
        for row in models.Edition.objects.filter(language__in=missing):
            if row.version != version:
                forget()
                return get_editions(*languages)
            held[row.language] = Edition(language=row.language, version=row.version, **decoded(row.body))
            missing.remove(row.language)
        if missing:
            raise ContentMissing
    return [held[language] for language in languages]


def get_edition(language: str) -> Edition:
    return get_editions(language)[0]
