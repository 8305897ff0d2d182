"""Sources, indicators and the text around them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from screening.choices import (
    Act,
    Audience,
    DelphiDimension,
    DelphiStrength,
    IndicatorKind,
    Means,
    Origin,
    PassageGroup,
    Population,
    Purpose,
    Setting,
    State,
    Work,
)
from screening.content.declared import FROM_CODE, OPTIONAL, PUBLISHED, AtLeast, CodeOf
from screening.content.rules import code, day_gone, number, phrase, text, web_address
from screening.text.strings import LocalText, weakest

START = "SEED"  # the source that is shipped with the content

Code = Annotated[str, code]
PerMille = Annotated[int, number(0, 1000)]
People = Annotated[int, number(0, 1_000_000)]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    code: Code
    title: Annotated[str, text(300)]
    url: Annotated[str, web_address, OPTIONAL]
    read: Annotated[date, day_gone]
    note: Annotated[str, OPTIONAL]


@dataclass(frozen=True, slots=True)
class CitationEntry:
    source: SourceEntry
    locator: Annotated[str, text(200), OPTIONAL]
    phrase: Annotated[str, phrase, OPTIONAL]


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    code: Code
    title: Annotated[LocalText, text(120)]
    intro: LocalText
    # Its indicators that some practice case must hold plainly.
    strongest: Annotated[tuple[Annotated[str, CodeOf("indicator")], ...], OPTIONAL]


@dataclass(frozen=True, slots=True)
class Palermo:
    """Elements of the definition in the Palermo Protocol."""

    act: Annotated[tuple[Act, ...], OPTIONAL]
    means: Annotated[tuple[Means, ...], OPTIONAL]
    purpose: Annotated[tuple[Purpose, ...], OPTIONAL]


@dataclass(frozen=True, slots=True)
class DelphiItem:
    """One item of the published lists; a strength is None where none was published or read."""

    dimension: DelphiDimension
    item: Annotated[str, text(200)]
    adult_labour: DelphiStrength | None
    child_labour: DelphiStrength | None
    sexual: DelphiStrength | None


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """Another indicator that the same fact could tick, and what tells the two apart."""

    indicator: Annotated[str, CodeOf("indicator")]
    difference: Annotated[LocalText, text(300)]


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    code: Code
    origin: Annotated[Origin, PUBLISHED]
    category: Annotated[CategoryEntry, FROM_CODE]
    kind: Annotated[IndicatorKind, OPTIONAL]  # left out: what other people do
    title: Annotated[LocalText, text(200)]
    notice: LocalText
    why: LocalText
    other: LocalText
    prompts: Annotated[tuple[LocalText, ...], AtLeast(1)]
    see_also: Annotated[tuple[SeeAlso, ...], OPTIONAL]  # once for each pair: in the indicator that stands first
    trainer_note: LocalText
    typed: Annotated[LocalText, text(200), OPTIONAL]  # other words that readers look for it with
    palermo: Palermo
    ilo11: tuple[Annotated[int, number(1, 11)], ...]
    delphi: tuple[DelphiItem, ...]
    populations: Annotated[tuple[Population, ...], AtLeast(1)]
    settings: Annotated[tuple[Setting, ...], AtLeast(1)]
    audiences: Annotated[tuple[Audience, ...], AtLeast(1)]
    work: Annotated[tuple[Work, ...], OPTIONAL]  # the short lists on which it stands
    opens_safety: bool
    citations: Annotated[tuple[CitationEntry, ...], AtLeast(1)]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.notice, self.why, self.other, *self.prompts))

    @property
    def from_start(self) -> bool:
        """Whether the text that this site started from supports it."""
        return any(citation.source.code == START for citation in self.citations)


@dataclass(frozen=True, slots=True)
class PassageEntry:
    code: Code
    group: PassageGroup
    title: Annotated[LocalText, text(200)]
    body: Annotated[LocalText, text(2000), OPTIONAL]
    items: Annotated[tuple[LocalText, ...], OPTIONAL]
    typed: Annotated[LocalText, text(200), OPTIONAL]  # other words that readers look for it with
    citations: Annotated[tuple[CitationEntry, ...], OPTIONAL]

    @property
    def state(self) -> State:
        return weakest(text.state for text in (self.title, self.body, *self.items) if text)


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """None where a figure was not published."""

    code: Code
    name: Annotated[LocalText, text(200)]
    setting: Annotated[LocalText, text(200)]
    prevalence: PerMille | None
    sensitivity: PerMille | None
    specificity: PerMille | None
    flagged: People | None
    flagged_affected: People | None
    note: LocalText
    citations: Annotated[tuple[CitationEntry, ...], OPTIONAL]
