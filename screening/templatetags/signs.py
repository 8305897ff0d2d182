"""The signs of the checklist, with both sides and their answers.

A page has all of them: to fill a pattern in takes a fifth of the time of a template.
"""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from screening.templatetags.screening import code, text

register = template.Library()

# Both sides before the answers; none is chosen for the reader. The questions are for the reflection.
_SIGN = """<fieldset class="sign" id="card-{code}">
<legend>{shown_code} {title}</legend>
{danger}<div class="both"><p><strong>%(notice)s</strong> {notice}</p>
<p><strong>%(other)s</strong> {other}</p></div>
<div class="answers">%(answers)s{state}</div>
{error}<div class="asked"><strong>%(asked)s</strong><ul>{prompts}</ul></div>
</fieldset>
"""
_ANSWER = '<label><input type="radio" name="{code}" value="%(value)s"{%(value)s}> %(label)s</label>\n'


@register.simple_tag(takes_context=True)
def signs(context: dict[str, Any], rows: list[Any]) -> SafeString:
    """Signs as `checklist/listed.py` has them, one under the other."""
    pattern, danger = _pattern(context), _danger()
    return SafeString("".join(_filled(pattern, context, row, danger) for row in rows))


def _pattern(context: dict[str, Any]) -> str:
    """A sign with all that is the same for each, once for many."""
    answers = (_ANSWER % {"value": value, "label": _fixed(label)} for value, label in context["choices"])
    return _SIGN % {
        "notice": _fixed(gettext("What you might notice")),
        "other": _fixed(gettext("What else could explain it")),
        "asked": _fixed(gettext("A gentle question to ask")),
        "answers": "".join(answers),
    }


def _fixed(words: str) -> str:
    return conditional_escape(words).replace("{", "{{").replace("}", "}}")


def _filled(pattern: str, context: dict[str, Any], row: Any, danger: SafeString) -> str:
    indicator = row.indicator
    prompts = (conditional_escape(text(context, prompt)) for prompt in indicator.prompts)
    return pattern.format(
        code=conditional_escape(indicator.code),
        shown_code=code(indicator.code),
        title=conditional_escape(text(context, indicator.title)),
        danger=danger if indicator.opens_safety else "",
        notice=conditional_escape(text(context, indicator.notice)),
        other=conditional_escape(text(context, indicator.other)),
        state="" if indicator.state == context["said"] else _state(context, indicator),
        error=_error() if row.unknown else "",
        prompts="".join(f"<li>{prompt}</li>" for prompt in prompts),
        **{value: " checked" if row.answer == value else "" for value, _ in context["choices"]},
    )


def _danger() -> SafeString:
    return format_html(
        '<p class="danger">{} <a href="#safety">{}</a></p>\n',
        gettext("Someone may be in danger here."),
        gettext("Read the safety text first"),
    )


def _state(context: dict[str, Any], indicator: Any) -> str:
    """How far its texts can be trusted, where that is not what is said once for the page."""
    shown = {"state": indicator.state, "said": context["said"], "room": "checklist"}
    return render_to_string("screening/components/state.html", shown)


def _error() -> SafeString:
    # Translators: error when a form was sent with an answer that does not exist.
    return format_html('<p class="field-error">{}</p>\n', gettext("Choose one of the three answers."))
