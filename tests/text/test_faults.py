"""Faults of a translation by itself: each is found, and what only looks like one is not."""

import pytest

from screening.languages import IN_TABLE
from screening.text import glossary
from screening.text.faults import script_fault, text_faults
from screening.text.headers import header_faults, plural_count, plural_forms

VIETNAMESE = IN_TABLE["vi"]
REFUSED = next(word for term in glossary.of(VIETNAMESE).terms for word in term.refused)


@pytest.mark.parametrize(
    ("english", "text", "fault"),
    [
        ("A child is under 18.", "Trẻ em là dưới 16 tuổi.", "must have the same numbers"),
        ("Dial 010-12308.", "Gọi 010-12380.", "must have the same numbers"),
        ("Dial 010-12308.", "Gọi 010.", "must have the same numbers"),
        ("Dial 110.", "ចុច ១១០", "must have the same numbers"),
        ("Call them.", "Gọi 113.", "must have the same numbers"),
        ("On %(day)s", "Vào %(dya)s", "placeholders must be the same"),
        ("On %(day)s", "Vào hôm đó", "placeholders must be the same"),
        ("Who keeps the papers?", "Who keeps the papers?", "is the English"),
        ("Help", " Giúp", "begins or ends with a space"),
        ("Help", "Giúp\nđỡ", "must stand on one line"),
        ("Help", '<a href="tel:999">XX</a>', "must be plain text"),
        ("The person", REFUSED, f"says {REFUSED!r} for "),
    ],
)
def test_planted_fault_is_found(english, text, fault):
    assert [found for found in text_faults(english, text, VIETNAMESE) if found.startswith(fault)]


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("On 23 November 2026", "Ngày 23 tháng 11 năm 2026"),
        ("1,000 people", "1.000 người"),
        ("10 000 and 5", "10000 và 5"),
        ("eleven signs", "11 dấu hiệu"),
        ("Malaysia", "Malaysia"),
        ("Crime Stoppers New Zealand", "Crime Stoppers New Zealand"),
        ("%(count)s of 12", "%(count)s trong 12"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_what_may_differ_or_be_the_same(english, text):
    assert list(text_faults(english, text, VIETNAMESE)) == []


@pytest.mark.parametrize("row", IN_TABLE.values(), ids=lambda row: row.code)
def test_a_file_is_in_the_letters_of_its_language(row):
    assert script_fault([row.name * 100], row) == ""
    other = IN_TABLE["km" if row.script != "KHMER" else "vi"]
    assert script_fault([other.name * 100], row).endswith(f"is it {row.english_name}?")


@pytest.mark.parametrize("row", IN_TABLE.values(), ids=lambda row: row.code)
def test_plural_forms_that_are_written_are_accepted(row):
    head = {"Content-Type": "text/plain; charset=UTF-8", "Language": row.tag, "Plural-Forms": plural_forms(row)}
    assert list(header_faults(head, row, has_plurals=True)) == []
    head["Plural-Forms"] = f"nplurals={plural_count(row)}; plural={plural_count(row)};"
    assert "the rule asks for form" in next(header_faults(head, row, has_plurals=True))


@pytest.mark.parametrize(
    "plurals", ["", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=1; plural=n+;", "nplurals=1"]
)
def test_plural_forms_that_would_switch_a_language_off(plurals):
    head = {"Content-Type": "text/plain; charset=UTF-8", "Language": "vi", "Plural-Forms": plurals}
    assert next(header_faults(head, VIETNAMESE, has_plurals=True)).startswith("Plural-Forms: ")
