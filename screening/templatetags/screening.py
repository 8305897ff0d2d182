"""Tags that every page uses: a string with its language, a phone number, a label."""

import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from screening import choices, drawings
from screening.languages import BY_CODE, ENGLISH
from screening.referral.phone import Number
from screening.text.language_names import language_name
from screening.text.strings import LocalText

register = template.Library()

# Anything with three or more digits, with the signs and single spaces that belong to it: +86-10-12308, (02) 1343.
_NUMBERS = re.compile(r"([+#(]?\d(?:[\d:()./-]|[ -](?=[\d(])){2,}\d?)")


@register.simple_tag(takes_context=True)
def text(context: dict[str, Any], value: LocalText) -> str | SafeString:
    """A content string; wrapped in its own `lang` and `dir` where the language around it is another one."""
    around = context.get("text_language") or get_language() or ENGLISH.code
    if value.language == around:
        return value.value
    delivered = value.delivered
    return format_html('<span lang="{}" dir="{}">{}</span>', delivered.tag, delivered.direction, value.value)


@register.simple_tag(takes_context=True)
def text_with_numbers(context: dict[str, Any], value: LocalText) -> SafeString:
    """A content string in which every number keeps its own direction: none is turned round in another script."""
    parts = _NUMBERS.split(value.value)
    isolated = format_html_join(
        "",
        "{}",
        ((format_html('<bdi dir="ltr">{}</bdi>', part) if number % 2 else part,) for number, part in enumerate(parts)),
    )
    around = context.get("text_language") or get_language() or ENGLISH.code
    if value.language == around:
        return isolated
    delivered = value.delivered
    return format_html('<span lang="{}" dir="{}">{}</span>', delivered.tag, delivered.direction, isolated)


@register.simple_tag
def phone(number: Number) -> SafeString:
    """A phone number, isolated from the direction around it, and a link only where it may be one."""
    if not number.href:
        return format_html('<bdi dir="ltr" class="phone">{}</bdi>', number.shown)
    return format_html('<bdi dir="ltr" class="phone"><a href="{}">{}</a></bdi>', number.href, number.shown)


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
