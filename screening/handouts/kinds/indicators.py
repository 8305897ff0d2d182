"""Handouts made of indicators: the full checklist, and one category as a sheet, in two languages or in large print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from screening.choices import PassageGroup, Work
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry, PassageEntry
from screening.handouts.kinds.help_here import HelpHere, help_here
from screening.handouts.kinds.shape import Option, Wanted
from screening.library import search
from screening.library.blocks import blocks
from screening.text.interface import interface_state
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
    rows: tuple[PrintedIndicator, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    said: PassageEntry | None
    rule: PassageEntry | None
    sections: tuple[Section, ...]
    do: tuple[PassageEntry, ...]
    do_not: tuple[PassageEntry, ...]
    help: HelpHere | None

    @property
    def title(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class CategorySheet:
    title: LocalText
    said: PassageEntry | None
    rule: PassageEntry | None
    section: Section
    help: HelpHere | None

    @property
    def rows(self) -> tuple[PrintedIndicator, ...]:
        return self.section.rows


@dataclass(frozen=True, slots=True)
class WorkSheet:
    title: LocalText
    said: PassageEntry | None
    rule: PassageEntry | None
    rows: tuple[PrintedIndicator, ...]
    help: HelpHere | None


def checklist(wanted: Wanted, edition: Edition, day: date) -> Checklist:
    """Every indicator, then what to do and what not to do: the same for everybody, whatever is ticked."""
    return Checklist(
        said=edition.said,
        rule=edition.rule,
        sections=tuple(_section(edition, category, prompts=False) for category in edition.categories.values()),
        do=tuple(edition.group(PassageGroup.DO)),
        do_not=tuple(edition.group(PassageGroup.DO_NOT)),
        help=help_here(wanted, edition, day),
    )


def category(wanted: Wanted, edition: Edition, day: date) -> CategorySheet:
    """One category, with the questions one may ask."""
    return _category(wanted, edition, day, prompts=True)


def for_work(wanted: Wanted, edition: Edition, day: date) -> WorkSheet:
    """The short list of some work: what its readers may meet, of all categories. Raises ValueError for no such work."""
    work = Work(wanted.values[Option.WORK])
    return WorkSheet(
        title=work_title(edition, work),
        said=edition.said,
        rule=edition.rule,
        rows=_printed_all(edition, search.for_work(edition, work)),
        help=help_here(wanted, edition, day),
    )


def work_title(edition: Edition, work: Work) -> LocalText:
    """The name of a work in the language of an edition: it is a word of the interface."""
    with translation.override(edition.language):
        return LocalText(str(work.label), edition.language, interface_state(edition.language))


def bilingual(wanted: Wanted, edition: Edition, day: date) -> CategorySheet:
    """One language of two, each with the same codes in the same order."""
    return _category(wanted, edition, day, prompts=False)


def _category(wanted: Wanted, edition: Edition, day: date, *, prompts: bool) -> CategorySheet:
    chosen = edition.categories[wanted.values[Option.CATEGORY]]
    section = _section(edition, chosen, prompts=prompts)
    return CategorySheet(chosen.title, edition.said, edition.rule, section, help_here(wanted, edition, day))


def _section(edition: Edition, chosen: CategoryEntry, *, prompts: bool) -> Section:
    found = _printed_all(edition, edition.in_category(chosen.code), prompts=prompts)
    return Section(chosen.title, chosen.intro, found)


def _printed_all(
    edition: Edition, indicators: Iterable[IndicatorEntry], *, prompts: bool = False
) -> tuple[PrintedIndicator, ...]:
    return tuple(
        _printed(indicator, None if number else block.passage, prompts=prompts)
        for block in blocks(edition, indicators)
        for number, indicator in enumerate(block.indicators)
    )


def _printed(indicator: IndicatorEntry, opens: PassageEntry | None, *, prompts: bool) -> PrintedIndicator:
    asked = indicator.prompts if prompts else ()
    return PrintedIndicator(opens, indicator.code, indicator.title, indicator.notice, indicator.other, asked)
