"""Tags that every page uses: a string with its language, a phone number, a label."""

import functools
import re
from datetime import date
from operator import attrgetter
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from screening import choices, drawings
from screening.choices import Label
from screening.content.rules import first_day
from screening.languages import BY_CODE, ENGLISH
from screening.referral.phone import Number
from screening.text.language_names import language_name
from screening.text.strings import LocalText

register = template.Library()

# What no page translator may change, and no script around it may turn round: codes of indicators and sources, and
# anything with three or more digits, with the signs and single spaces that belong to it: +86-10-12308, (02) 1343.
_CODES = re.compile(r"(\b(?:[A-Z]{3}-\d\d|S\d{1,3})\b)")
_NUMBERS = re.compile(rf"{_CODES.pattern[:-1]}|[+#(]?\d(?:[\d:()./-]|[ -](?=[\d(])){{2,}}\d?)")


@register.simple_tag(takes_context=True)
def text(context: dict[str, Any], value: LocalText | Label) -> str | SafeString:
    """A content string; wrapped in its own `lang` and `dir` where the language around it is another one.

    Words of the interface are in the language around them.
    """
    if not isinstance(value, LocalText):
        return str(value)
    return _in_its_language(context, value, _kept(value.value, _CODES))


@register.simple_tag(takes_context=True)
def text_with_numbers(context: dict[str, Any], value: LocalText) -> str | SafeString:
    """A content string in which every number keeps its direction and its digits, whatever is around it."""
    return _in_its_language(context, value, _kept(value.value, _NUMBERS))


@register.filter
def fixed(words: str) -> str | SafeString:
    """Words that are in one language only, with their codes and numbers kept as they are."""
    return _kept(words, _NUMBERS)


def _kept(words: str, pattern: re.Pattern[str]) -> str | SafeString:
    parts = pattern.split(words)
    if len(parts) == 1:
        return words
    marked = (format_html('<bdi dir="ltr" translate="no">{}</bdi>', part) for part in parts[1::2])
    return format_html_join("", "{}{}", zip(parts[::2], [*marked, ""], strict=True))


def _in_its_language(context: dict[str, Any], value: LocalText, shown: str | SafeString) -> str | SafeString:
    around = context.get("text_language") or get_language() or ENGLISH.code
    if value.language == around:
        return shown
    delivered = value.delivered
    return format_html('<span lang="{}" dir="{}">{}</span>', delivered.tag, delivered.direction, shown)


@register.simple_tag
def phone(number: Number) -> SafeString:
    """A phone number, isolated from the direction around it, and a link only where it may be one."""
    shown = format_html('<a href="{}">{}</a>', number.href, number.shown) if number.href else number.shown
    return format_html('<bdi dir="ltr" class="phone" translate="no">{}</bdi>', shown)


@register.simple_tag
def code(value: str, address: str = "") -> SafeString:
    """The code of an indicator or a source, which no page translator may change; a link with an address."""
    if address:
        return format_html('<a class="code" href="{}" lang="en" dir="ltr" translate="no">{}</a>', address, value)
    return format_html('<span class="code" lang="en" dir="ltr" translate="no">{}</span>', value)


@register.simple_tag
def source(title: str, url: str) -> SafeString:
    """A source in place, to read and to copy: a link would leave the page, and what is ticked on it."""
    shown = format_html(' <span class="address">{}</span>', url) if url else ""
    return format_html('<span lang="en" dir="ltr" translate="no"><cite>{}</cite>{}</span>', title, shown)


@register.simple_tag
def decoration(name: str) -> SafeString:
    """A line drawing beside words that say the same."""
    return SafeString(drawings.svg(name).replace("<svg ", '<svg class="drawing" aria-hidden="true" '))


@register.simple_tag
def printed_drawing(name: str) -> SafeString:
    """A line drawing on paper, with its alternative text."""
    return format_html('<img src="app:{}.svg" class="drawing" alt="{}">', name, drawings.ALT[name])


@register.filter
def label(value: Any, vocabulary: str) -> Any:
    """The reader's word for a value: `line.kind|label:"LineKind"`."""
    return getattr(choices, vocabulary)(value).label


@register.filter
def side_by_side(rows: list[Any], name: str) -> list[list[tuple[Any, Any]]]:
    """Of parts in several languages, what stands under this name: each item as (language, item), level by level."""
    return levels([(row.language, row.parts) for row in rows], name)


@register.filter
def levels(things: list[tuple[Any, Any]], name: str) -> list[list[tuple[Any, Any]]]:
    """Of (language, thing) in several languages, what the things have under this name, level by level."""
    items = zip(*(attrgetter(name)(thing) for _, thing in things), strict=True)
    languages = [language for language, _ in things]
    return [list(zip(languages, level, strict=True)) for level in items]


@register.filter
def dated(value: str) -> str | SafeString:
    """The date of a source in the reader's language, as exact as it is known: 8 March 2018, March 2018, 2018."""
    return _shown_day(value, get_language())


@register.filter
def on_day(value: date) -> str | SafeString:
    """A day in the reader's language."""
    return _shown_day(value.isoformat(), get_language())


# A page of numbers has fifty days, of few different dates.
@functools.lru_cache(maxsize=2000)
def _shown_day(value: str, _language: str | None) -> str | SafeString:
    day, parts = first_day(value), value.count("-")
    return _time(value, date_format(day, ("Y", "YEAR_MONTH_FORMAT", "DATE_FORMAT")[parts])) if day else ""


def _time(machine: str, shown: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, shown)


@register.filter
def spoken(tag: str) -> str:
    """The name of a language in the reader's language."""
    return language_name(tag, get_language() or ENGLISH.code)


@register.filter
def tag(code: str) -> str:
    """The `lang` attribute for a language code."""
    return BY_CODE[code].tag


@register.filter
def direction(code: str) -> str:
    """The `dir` attribute for a language code."""
    return BY_CODE[code].direction
