"""Sources, indicators and the text around them."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from screening.admin.fields import ChecksField, LinesField, PalermoField
from screening.admin.forms import LAST, TYPED, CitedForm, ItemForm
from screening.admin.item import ItemAdmin
from screening.choices import Audience, Ilo11, Population, Setting, Work
from screening.models import Category, Indicator, Instrument, Passage, Source


class SourceForm(ItemForm):
    class Meta:
        model = Source
        fields = ("code", "title", "url", "read", "note", *LAST)
        help_texts: ClassVar = {"read": "The day on which somebody read it."}


class CategoryForm(ItemForm):
    class Meta:
        model = Category
        fields = ("code", "title", "intro", *LAST)


class IndicatorForm(CitedForm):
    """Without the published Delphi lists: their strengths belong to official indicators."""

    sources_required = True

    trainer_note = forms.CharField(widget=AdminTextareaWidget(attrs={"rows": 4}), help_text="For trainer pages only.")
    prompts = LinesField(help_text="One gentle question per line.")
    palermo = PalermoField()
    ilo11 = ChecksField(Ilo11, required=False, coerce=int, label="Indicators of the ILO")
    populations = ChecksField(Population)
    settings = ChecksField(Setting, help_text="Where a reader may meet it. A place is never a sign.")
    audiences = ChecksField(Audience)
    work = ChecksField(Work, required=False, help_text="The short lists on which it stands: ten signs fill a page.")

    class Meta:
        model = Indicator
        fields = (
            "code", "category", "kind", "title", "notice", "other", "why", "prompts", "trainer_note", "typed",
            "sources", "palermo", "ilo11", "populations", "settings", "audiences", "work",
            "opens_safety", *LAST,
        )  # fmt: skip
        labels: ClassVar = {"notice": "What you might notice", "other": "What else could explain it"}
        help_texts: ClassVar = {
            "other": "About as long as what you might notice.",
            "why": "Why it matters.",
            "typed": TYPED,
            "opens_safety": "The safety text comes before anything else.",
        }


class PassageForm(CitedForm):
    items = LinesField(required=False, help_text="One item per line.")

    class Meta:
        model = Passage
        fields = ("code", "group", "title", "body", "items", "typed", "sources", *LAST)
        help_texts: ClassVar = {"typed": TYPED}


class InstrumentForm(CitedForm):
    figures = ("prevalence", "sensitivity", "specificity", "flagged", "flagged_affected")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.figures:
            self.fields[name].required = False
            self.fields[name].help_text = "Leave empty where it was not published."

    class Meta:
        model = Instrument
        fields = (
            "code", "name", "setting", "prevalence", "sensitivity", "specificity", "flagged", "flagged_affected",
            "note", "sources", *LAST,
        )  # fmt: skip
        labels: ClassVar = {
            "prevalence": "Affected per 1,000",
            "sensitivity": "Flagged per 1,000 affected",
            "specificity": "Not flagged per 1,000 not affected",
        }


class SourceAdmin(ItemAdmin):
    form = SourceForm
    list_display = ("code", "title", "read", "origin", "hidden")
    search_fields = ("code", "title")


class CategoryAdmin(ItemAdmin):
    form = CategoryForm
    list_display = ("code", "title", "origin", "hidden")


class IndicatorAdmin(ItemAdmin):
    form = IndicatorForm
    list_display = ("code", "title", "category", "origin", "hidden")
    list_filter = ("category", "kind", "opens_safety", *ItemAdmin.list_filter)
    search_fields = ("code", "title", "notice", "other")


class PassageAdmin(ItemAdmin):
    form = PassageForm
    list_display = ("code", "group", "title", "origin", "hidden")
    list_filter = ("group", *ItemAdmin.list_filter)
    search_fields = ("code", "title", "body")


class InstrumentAdmin(ItemAdmin):
    form = InstrumentForm
    list_display = ("code", "name", "origin", "hidden")
