"""The choice of one handout: a form for each kind, with the options that this kind has."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from screening.content.edition import Edition
from screening.handouts.kinds.shape import Kind, Label, Option, Paper
from screening.languages import LANGUAGES

PAPERS: dict[Paper, Label] = {
    # Translators: size of paper, as on the package.
    Paper.A4: _("A4"),
    # Translators: size of paper, as on the package in North America.
    Paper.LETTER: _("Letter"),
}
LABELS: dict[Option, Label] = {
    # Translators: choice of the second language of a sheet in two languages.
    Option.OTHER: _("Second language"),
    # Translators: choice of a group of indicators.
    Option.CATEGORY: _("Category"),
    # Translators: choice of a country or region.
    Option.PLACE: _("Place"),
}


class HandoutForm(forms.Form):
    # An error is in the page, in the reader's language, and not in a bubble of the browser.
    use_required_attribute = False

    kind = forms.CharField(widget=forms.HiddenInput)
    # Translators: choice of the language of a printed sheet.
    language = forms.ChoiceField(label=_("Language"))
    # Translators: choice of the size of paper.
    paper = forms.ChoiceField(label=_("Paper"), choices=list(PAPERS.items()), initial=Paper.A4)

    def __init__(self, kind: Kind, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{kind.code}-%s", **kwargs)
        self.kind = kind
        self.fields["kind"].initial = kind.code
        self.fields["language"].choices = [(language.code, language.name) for language in LANGUAGES]
        self.fields["language"].initial = edition.language
        for option in kind.options:
            self.fields[option] = _field(option, edition)
        self.order_fields(["kind", "language", *kind.options, "paper"])
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse("choose-handout")
        self.helper.disable_csrf = True
        # Translators: button that opens the chosen handout as a file to print.
        self.helper.layout = Layout(*self.fields, Submit("", _("Open to print"), css_class="btn-main"))

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        if Option.OTHER in chosen and chosen[Option.OTHER] == chosen.get("language"):
            # Translators: error when both languages of a sheet in two languages are the same.
            self.add_error(Option.OTHER, _("Choose a language that differs from the first."))
        return chosen

    def address(self) -> tuple[str, list[str]]:
        """The language and the parts of the address of what was chosen; for a valid form."""
        chosen = self.cleaned_data
        return chosen["language"], [
            self.kind.code,
            *(chosen[option] for option in self.kind.options),
            chosen["paper"],
        ]


def _field(option: Option, edition: Edition) -> forms.ChoiceField:
    choices: list[tuple[str, str]]
    match option:
        case Option.OTHER:
            choices = [(language.code, language.name) for language in LANGUAGES]
            first = next(code for code, _name in choices if code != edition.language)
            return forms.ChoiceField(label=LABELS[option], choices=choices, initial=first)
        case Option.CATEGORY:
            choices = [(row.code, row.title.text) for row in edition.categories.values()]
        case Option.PLACE:
            choices = [(row.code, row.name.text) for row in edition.places.values()]
    # Translators: first entry of a list to choose from.
    return forms.ChoiceField(label=LABELS[option], choices=[("", _("Choose …")), *choices])
