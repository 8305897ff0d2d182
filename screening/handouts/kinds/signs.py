"""Handouts made of indicators: the full checklist, and one category as a sheet, in two languages or in large print."""

from dataclasses import dataclass
from datetime import date

from screening.choices import PassageGroup
from screening.content.edition import Edition
from screening.content.entries import Category, Indicator, Passage
from screening.handouts.kinds.shape import Option, Wanted
from screening.text.strings import Text


@dataclass(frozen=True, slots=True)
class Sign:
    code: str
    title: Text
    notice: Text
    other: Text
    prompts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The signs of one category."""

    title: Text
    intro: Text
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    rule: Passage | None
    sections: tuple[Section, ...]
    do: tuple[Passage, ...]
    do_not: tuple[Passage, ...]

    @property
    def title(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class CategorySheet:
    title: Text
    rule: Passage | None
    section: Section

    @property
    def rows(self) -> tuple[Sign, ...]:
        return self.section.signs


def checklist(wanted: Wanted, edition: Edition, day: date) -> Checklist:
    """Every indicator, then what to do and what not to do: the same for everybody, whatever is ticked."""
    return Checklist(
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
    return CategorySheet(chosen.title, edition.rule, _section(edition, chosen, prompts=prompts))


def _section(edition: Edition, chosen: Category, *, prompts: bool) -> Section:
    signs = tuple(_sign(indicator, prompts=prompts) for indicator in edition.in_category(chosen.code))
    return Section(chosen.title, chosen.intro, signs)


def _sign(indicator: Indicator, *, prompts: bool) -> Sign:
    return Sign(
        indicator.code, indicator.title, indicator.notice, indicator.other, indicator.prompts if prompts else ()
    )
