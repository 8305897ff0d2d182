"""Handouts made of indicators: the full checklist, and one category as a sheet, in two languages or in large print."""

from dataclasses import dataclass
from datetime import date

from screening.choices import PassageGroup
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry, PassageEntry
from screening.handouts.kinds.shape import Option, Wanted
from screening.library.blocks import blocks
from screening.text.strings import LocalText


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """`opens` stands above the first one of a block."""

    opens: PassageEntry | None
    code: str
    title: LocalText
    notice: LocalText
    other: LocalText
    prompts: tuple[LocalText, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The indicators of one category."""

    title: LocalText
    intro: LocalText
    indicators: tuple[PrintedIndicator, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    said: PassageEntry | None
    rule: PassageEntry | None
    sections: tuple[Section, ...]
    do: tuple[PassageEntry, ...]
    do_not: tuple[PassageEntry, ...]

    @property
    def title(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class CategorySheet:
    title: LocalText
    said: PassageEntry | None
    rule: PassageEntry | None
    section: Section

    @property
    def rows(self) -> tuple[PrintedIndicator, ...]:
        return self.section.indicators


def checklist(wanted: Wanted, edition: Edition, day: date) -> Checklist:
    """Every indicator, then what to do and what not to do: the same for everybody, whatever is ticked."""
    return Checklist(
        said=edition.said,
        rule=edition.rule,
        sections=tuple(_section(edition, category, prompts=False) for category in edition.categories.values()),
        do=tuple(edition.group(PassageGroup.DO)),
        do_not=tuple(edition.group(PassageGroup.DO_NOT)),
    )


def category(wanted: Wanted, edition: Edition, day: date) -> CategorySheet:
    """One category, with the questions one may ask."""
    return _category(wanted, edition, prompts=True)


def bilingual(wanted: Wanted, edition: Edition, day: date) -> CategorySheet:
    """One language of two, each with the same codes in the same order."""
    return _category(wanted, edition, prompts=False)


def _category(wanted: Wanted, edition: Edition, *, prompts: bool) -> CategorySheet:
    chosen = edition.categories[wanted.values[Option.CATEGORY]]
    section = _section(edition, chosen, prompts=prompts)
    return CategorySheet(chosen.title, edition.said, edition.rule, section)


def _section(edition: Edition, chosen: CategoryEntry, *, prompts: bool) -> Section:
    indicators = tuple(
        _printed(indicator, None if number else block.passage, prompts=prompts)
        for block in blocks(edition, edition.in_category(chosen.code))
        for number, indicator in enumerate(block.indicators)
    )
    return Section(chosen.title, chosen.intro, indicators)


def _printed(indicator: IndicatorEntry, opens: PassageEntry | None, *, prompts: bool) -> PrintedIndicator:
    asked = indicator.prompts if prompts else ()
    return PrintedIndicator(opens, indicator.code, indicator.title, indicator.notice, indicator.other, asked)
