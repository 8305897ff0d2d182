"""Every kind of item: its table, its entry and its files, and what follows from how the entry is declared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from screening.content import rules
from screening.content.declared import FROM_CODE, PUBLISHED, AtLeast, CodeOf, Declared, codes_in, declared, text_paths
from screening.content.entries import (
    AgendaEntry,
    CategoryEntry,
    CitationEntry,
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
from screening.content.line_faults import line_faults
from screening.content.rules import Fault, Rule
from screening.models import (
    Agenda,
    Category,
    HelpLine,
    Indicator,
    Instrument,
    Item,
    Lesson,
    Passage,
    Place,
    PracticeCase,
    Question,
    Refresher,
    Source,
    Term,
)

Together = Callable[[Mapping[str, Any]], Iterable[Fault]]


@dataclass(frozen=True)
class ItemSchema:
    """`plural` is what an edition calls its entries, `paths` are globs below `fixtures/`.

    `together` finds what is wrong with fields beside each other, once each of them is right.
    """

    model: type[Item]
    entry: type
    plural: str
    paths: str
    together: Together = lambda values: ()

    @cached_property
    def wholes(self) -> dict[str, Declared]:
        """The fields with the item that this one is part of."""
        return {name: field for name, field in declared(self.entry).items() if field.names_item}

    @cached_property
    def fields(self) -> dict[str, Declared]:
        """What a row says by itself."""
        elsewhere = {"code", "citations", *self.wholes}
        found = declared(self.entry)
        return {name: field for name, field in found.items() if name not in elsewhere and not field.has(PUBLISHED)}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        return {name: rule_of(field) for name, field in self.fields.items()}

    @cached_property
    def file_rules(self) -> dict[str, Rule]:
        """The rules of everything that an entry of a content file may hold."""
        found = declared(self.entry)
        return {name: rule_of(field) for name, field in found.items() if not field.has(FROM_CODE, PUBLISHED)}

    @cached_property
    def translated(self) -> tuple[str, ...]:
        return tuple(text_paths(self.entry))

    def codes(self, values: Mapping[str, Any]) -> Iterator[tuple[str, type[Item], str]]:
        """Codes of other items that the values name: the field, the model and the code."""
        for name, field in declared(self.entry).items():
            if name in values:
                yield from ((path, model_of(found), code) for path, found, code in codes_in(field, values[name], name))


def rule_of(field: Declared) -> Rule:
    rule = _rule(field)
    return rules.optional(rule, field.empty) if field.optional else rule


def _rule(field: Declared) -> Rule:
    if field.of:
        least = field.note(AtLeast)
        return rules.list_of(rule_of(field.of), least.count if least else 0)
    if field.rule:
        return cast("Rule", field.rule)
    if field.names_item:
        return rules.code
    if field.is_part:
        return rules.group_of({name: rule_of(part) for name, part in declared(field.kind).items()})
    if field.is_vocabulary:
        return rules.one_of(field.kind)
    return {bool: rules.yes_or_no, date: rules.day}.get(field.kind) or rules.text()


def model_of(field: Declared) -> type[Item]:
    """The model whose code stands in a field."""
    named = field.note(CodeOf)
    if named:
        return next(schema.model for schema in SCHEMAS if schema.model.item_kind == named.item_kind)
    return next(schema.model for schema in SCHEMAS if schema.entry is field.kind)


def schema_of(model: type[Item]) -> ItemSchema:
    return next(schema for schema in SCHEMAS if schema.model is model)


def citation_rule() -> Rule:
    return rules.group_of({name: rule_of(field) for name, field in declared(CitationEntry).items()})


# In the order in which one may refer to another.
SCHEMAS = (
    ItemSchema(Source, SourceEntry, "sources", "sources.yaml"),
    ItemSchema(Category, CategoryEntry, "categories", "categories.yaml"),
    ItemSchema(Indicator, IndicatorEntry, "indicators", "indicators/*.yaml"),
    ItemSchema(Passage, PassageEntry, "passages", "passages/*.yaml"),
    ItemSchema(Instrument, InstrumentEntry, "instruments", "instruments.yaml"),
    ItemSchema(Place, PlaceEntry, "places", "places.yaml"),
    ItemSchema(HelpLine, HelpLineEntry, "lines", "help_lines.yaml", together=line_faults),
    ItemSchema(PracticeCase, PracticeCaseEntry, "cases", "cases/*.yaml"),
    ItemSchema(Lesson, LessonEntry, "lessons", "lessons/*.yaml"),
    ItemSchema(Question, QuestionEntry, "questions", "questions.yaml"),
    ItemSchema(Refresher, RefresherEntry, "refreshers", "refreshers.yaml"),
    ItemSchema(Agenda, AgendaEntry, "agendas", "agendas.yaml"),
    ItemSchema(Term, TermEntry, "terms", "terms.yaml"),
)
