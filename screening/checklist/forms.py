"""The checklist as a form: one question per indicator, by category, laid out by crispy."""

from copy import copy
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Fieldset, Layout
from django import forms
from django.template import Context
from django.utils.translation import gettext_lazy as _

from screening.checklist.reflection import Answer
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, IndicatorEntry
from screening.library.blocks import Block
from screening.library.search import by_category

ANSWERS = [
    # Translators: answer on the checklist: the reader noticed this sign.
    (Answer.NOTICED, _("I noticed this")),
    # Translators: answer on the checklist.
    (Answer.UNSURE, _("Not sure")),
    # Translators: answer on the checklist: say nothing about this sign.
    (Answer.BLANK, _("Leave blank")),
]


class IndicatorField(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, indicator: IndicatorEntry) -> None:
        super().__init__(
            choices=ANSWERS,
            label=indicator.title.value,
            initial=Answer.BLANK,
            required=False,
            # Translators: error when a form was sent with an answer that does not exist.
            error_messages={"invalid_choice": _("Choose one of the three answers.")},
        )
        self.indicator = indicator


class CategoryFieldset(Fieldset):  # type: ignore[misc]  # crispy has no types
    template = "screening/checklist/category.html"

    def __init__(self, category: CategoryEntry, *fields: Any) -> None:
        super().__init__("", *fields)  # crispy reads a legend as a template
        self.category = category


class BlockFieldset(Fieldset):  # type: ignore[misc]  # crispy has no types
    template = "screening/checklist/block.html"

    def __init__(self, block: Block) -> None:
        level = 4 if block.passage else 3
        super().__init__("", *(IndicatorTicks(indicator.code, level) for indicator in block.indicators))
        self.passage = block.passage

    def render(self, form: forms.Form, context: Context, **kwargs: Any) -> str:
        """On a context of its own: see IndicatorTicks."""
        html: str = super().render(form, copy(context), **kwargs)
        return html


class IndicatorTicks(Field):  # type: ignore[misc]  # crispy has no types
    """`level` is that of the headings inside."""

    template = "screening/checklist/indicator.html"

    def __init__(self, code: str, level: int) -> None:
        super().__init__(code)
        self.level = level

    def render(self, form: forms.Form, context: Context, **kwargs: Any) -> str:
        """Crispy leaves a layer on the context for every field, and the next one would have to carry them all."""
        own = copy(context)
        own["level"] = self.level
        html: str = super().render(form, own, **kwargs)
        return html


class ChecklistForm(forms.Form):
    use_required_attribute = False

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "tick-%s", **kwargs})
        for code, indicator in edition.indicators.items():
            self.fields[code] = IndicatorField(indicator)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            *(
                CategoryFieldset(group.category, *map(BlockFieldset, group.blocks))
                for group in by_category(edition, edition.indicators.values())
            )
        )

    def answers(self) -> dict[str, str]:
        """The valid answers by code; an answer that does not exist is left out."""
        return {code: value for code, value in self.cleaned_data.items() if value}
