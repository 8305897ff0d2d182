"""Dates in English: 23 November 2026."""

DATE_FORMAT = "j F Y"
