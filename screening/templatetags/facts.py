"""What is known of a help line, as terms and words: too many conditions for a template that a page has ten times."""

from typing import Any

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from screening.choices import Channel, CheckMethod, Confidence, LinePurpose, Serves
from screening.content.entries import HelpLineEntry
from screening.referral.helplines import ShownLine
from screening.templatetags.screening import dated, on_day, spoken, text, text_with_numbers

register = template.Library()


@register.simple_tag(takes_context=True)
def facts(context: dict[str, Any], line: HelpLineEntry) -> SafeString:
    """What its source says, in the order in which a caller needs it."""
    return format_html_join("", "<dt>{}</dt><dd>{}</dd>\n", _facts(context, line))


def _facts(context: dict[str, Any], line: HelpLineEntry) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if line.number_note:
        found.append((gettext("How to dial"), text_with_numbers(context, line.number_note)))
    # Translators: for whom a help line is.
    found.append((gettext("For whom"), str(Serves(line.serves).label)))
    # Translators: what a help line is for.
    found.append((gettext("For"), _listed(LinePurpose(value).label for value in line.purposes)))
    # Translators: ways to reach a help line.
    found.append((gettext("How"), _listed(Channel(value).label for value in line.channels)))
    if line.without_speaking is not None:
        # Translators: whether a help line can be reached by somebody who cannot or may not speak.
        found.append((gettext("Without speaking"), _yes(line.without_speaking)))
    if line.hours:
        # Translators: opening hours of a help line.
        found.append((gettext("When"), text_with_numbers(context, line.hours)))
    if line.languages:
        found.append((gettext("Languages"), _listed(map(spoken, line.languages))))
    if line.free is not None:
        # Translators: what a call costs.
        found.append((gettext("Cost"), gettext("Free") if line.free else gettext("Not free")))
    if line.from_abroad is not None:
        found.append((gettext("From abroad"), _yes(line.from_abroad)))
    return found


@register.simple_tag(takes_context=True)
def may_follow(context: dict[str, Any], row: ShownLine) -> SafeString:
    """What may follow from a call, in a word or two each."""
    return format_html_join(" · ", "{}", ((text(context, passage.title),) for passage in row.follows))


@register.simple_tag
def checked(line: HelpLineEntry) -> SafeString:
    """How and when a number was checked, or how old its evidence is."""
    if line.check_method:
        return format_html("{} · {}", on_day(line.checked), CheckMethod(line.check_method).label)
    return evidence(line)


@register.simple_tag
def evidence(line: Any) -> SafeString:
    """How old the page is from which a number comes, and when it was read: of a line on a page or on paper."""
    if line.source_date == "undated":
        # Translators: beside a phone number: when we read the page that it comes from.
        words = gettext("From a page without a date, read on %(day)s. Nobody has dialled it.")
    else:
        # Translators: beside a phone number: how old the page is that it comes from, and when we read that page.
        words = gettext("From a page of %(dated)s, read on %(day)s. Nobody has dialled it.")
    return SafeString(escape(words) % {"day": on_day(line.checked), "dated": dated(line.source_date)})


@register.simple_tag
def said_by(line: HelpLineEntry) -> SafeString:
    """Of when the source of a line is, and who says so there."""
    day = gettext("undated") if line.source_date == "undated" else dated(line.source_date)
    return format_html("{} · {}", day, Confidence(line.confidence).label)


@register.filter
def unsaid(line: HelpLineEntry) -> list[str]:
    """What its source leaves open."""
    known = {
        gettext("Without speaking"): line.without_speaking is not None,
        gettext("When"): bool(line.hours),
        gettext("Languages"): bool(line.languages),
        gettext("Cost"): line.free is not None,
        gettext("From abroad"): line.from_abroad is not None,
    }
    return [term for term, said in known.items() if not said]


def _listed(words: Any) -> str:
    return " · ".join(map(str, words))


def _yes(known: bool) -> str:
    return gettext("Yes") if known else gettext("No")
