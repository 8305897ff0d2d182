"""What is stored. Nothing here can hold a person: tests/site/test_privacy.py lists every field."""

from screening.models.classroom import Answer, Poll, Session
from screening.models.content import Category, Citation, Indicator, Instrument, Passage, Source
from screening.models.edition import EditionRow, NumbersRow, Revision
from screening.models.flag import Flag
from screening.models.item import Item
from screening.models.overtime import ClassCode, Received, Round
from screening.models.referral import HelpLine, HelpLineCheck, Place
from screening.models.training import Agenda, Lesson, PracticeCase, Question, Refresher, Term
from screening.models.translation import Review, Translation

# Every kind of content item, in the order in which one may refer to another.
ITEMS: tuple[type[Item], ...] = (
    *(Source, Category, Indicator, Passage, Instrument, Place, HelpLine),
    *(PracticeCase, Lesson, Question, Refresher, Agenda, Term),
)

__all__ = [
    "ITEMS",
    "Agenda",
    "Answer",
    "Category",
    "Citation",
    "ClassCode",
    "EditionRow",
    "Flag",
    "HelpLine",
    "HelpLineCheck",
    "Indicator",
    "Instrument",
    "Item",
    "Lesson",
    "NumbersRow",
    "Passage",
    "Place",
    "Poll",
    "PracticeCase",
    "Question",
    "Received",
    "Refresher",
    "Review",
    "Revision",
    "Round",
    "Session",
    "Source",
    "Term",
    "Translation",
]
