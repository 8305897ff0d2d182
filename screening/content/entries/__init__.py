"""The content as a page sees it: frozen, in one language, without a database.

An entry is also the one declaration of its item: from its annotations come the rules of the content files and of the
staff forms, the decoding of an edition, which fields are translated, and which hold codes of other items. A rule in an
annotation stands for the usual one of the type. What the fields mean: fixtures/README.md.
"""

from screening.content.entries.places import HelpLineEntry, PlaceEntry
from screening.content.entries.texts import (
    CategoryEntry,
    CitationEntry,
    DelphiItem,
    IndicatorEntry,
    InstrumentEntry,
    Palermo,
    PassageEntry,
    SeeAlso,
    SourceEntry,
)
from screening.content.entries.training import (
    AgendaEntry,
    AgendaPart,
    AnswerOption,
    LessonEntry,
    LessonStep,
    Point,
    PracticeCaseEntry,
    QuestionEntry,
    Reading,
    RefresherEntry,
    TermEntry,
)

__all__ = [
    "AgendaEntry",
    "AgendaPart",
    "AnswerOption",
    "CategoryEntry",
    "CitationEntry",
    "DelphiItem",
    "HelpLineEntry",
    "IndicatorEntry",
    "InstrumentEntry",
    "LessonEntry",
    "LessonStep",
    "Palermo",
    "PassageEntry",
    "PlaceEntry",
    "Point",
    "PracticeCaseEntry",
    "QuestionEntry",
    "Reading",
    "RefresherEntry",
    "SeeAlso",
    "SourceEntry",
    "TermEntry",
]
