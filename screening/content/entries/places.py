"""Places and help lines."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from screening.choices import (
    Channel,
    CheckMethod,
    Confidence,
    LineKind,
    LinePurpose,
    Mark,
    Operator,
    Origin,
    PassageGroup,
    Region,
    Serves,
)
from screening.content.declared import OPTIONAL, PUBLISHED, AtLeast, CodeOf, Without
from screening.content.entries.texts import CitationEntry, Code, PassageEntry
from screening.content.rules import LANGUAGE_TAG, date_or_undated, day_gone, text, web_address
from screening.text.strings import LocalText

LanguageTag = Annotated[str, text(20, LANGUAGE_TAG)]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    code: Code
    name: Annotated[LocalText, text(100)]
    note: Annotated[LocalText, OPTIONAL]
    region: Region | Literal[""]  # under which it stands in lists
    neighbours: Annotated[tuple[Annotated[str, CodeOf("place")], ...], OPTIONAL]
    status_risk: bool
    citations: Annotated[tuple[CitationEntry, ...], OPTIONAL]


@dataclass(frozen=True, slots=True)
class HelpLineEntry:
    code: Code
    origin: Annotated[Origin, PUBLISHED]
    place: PlaceEntry
    name: Annotated[LocalText, text(200)]
    name_native: Annotated[str, text(200), OPTIONAL]
    native_language: Annotated[LanguageTag, OPTIONAL]
    number: Annotated[str, text(40, r"[+#(]?[0-9()#*+ -]+[0-9]")]
    number_note: Annotated[LocalText, OPTIONAL]
    dial: Annotated[str, text(30, r"[+#*]?[0-9]+")]
    channels: Annotated[tuple[Channel, ...], AtLeast(1)]
    operator: Operator
    kind: LineKind
    serves: Serves
    purposes: Annotated[tuple[LinePurpose, ...], AtLeast(1)]
    hours: Annotated[LocalText, text(200), OPTIONAL]
    free: bool | None
    from_abroad: bool | None
    without_speaking: bool | None
    languages: Annotated[tuple[LanguageTag, ...], OPTIONAL]
    follows: Annotated[tuple[Annotated[PassageEntry, Without(f"{PassageGroup.FOLLOWS}-")], ...], AtLeast(1)]
    caution: Annotated[LocalText, OPTIONAL]
    website: Annotated[str, web_address, OPTIONAL]
    source_title: Annotated[str, text(300)]
    source_url: Annotated[str, web_address]
    source_date: Annotated[str, date_or_undated]
    evidence: LocalText
    confidence: Confidence
    mark: Mark | Literal[""]
    checked: Annotated[date, day_gone]  # for readers, the newest day on which somebody looked and it was right
    # How that was done; empty for the reading of the evidence.
    check_method: Annotated[CheckMethod | Literal[""], PUBLISHED]
    known_wrong: Annotated[bool, PUBLISHED]  # the newest check said that it is wrong
