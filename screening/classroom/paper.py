"""A report on paper: made in the request and kept nowhere, for it goes with its class."""

from datetime import date

from django.conf import settings

from screening.errors import PrintRefused
from screening.handouts import documents, printed
from screening.handouts.kinds.shape import Ink, Paper, Parts
from screening.handouts.sheets import Column, Sheet, Unlisted
from screening.languages import BY_CODE


def pdf(kind: Unlisted, report: Parts, language: str, day: date) -> bytes:
    """Raises the Print errors."""
    column = Column(BY_CODE[language], report, kind.title)
    sheet = Sheet(kind, Paper.A4, Ink.BLACK, (column,), day, address="")
    if settings.SCREENING_PRINT_REQUIRES_REVIEW and sheet.is_draft:
        raise PrintRefused
    return printed.print_unkept(documents.document(sheet))
