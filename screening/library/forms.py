"""Forms of the library. None of them keeps or sends anything but what it is asked."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from screening.choices import Audience, Label, Setting
from screening.content.entries import CategoryEntry
from screening.languages import LANGUAGES

# Where readers meet people. Trades and venues are no choice: a list of them would read as a list of signs.
CONTACTS = (
    Setting.CLINIC,
    Setting.SCHOOL,
    Setting.PUBLIC_OFFICE,
    Setting.STREET,
    Setting.INSTITUTION,
    Setting.BORDER_OR_TRANSPORT,
    Setting.DETENTION,
    Setting.ONLINE,
    Setting.HOUSEHOLD,
    Setting.HOME_COMMUNITY,
)


class FilterForm(forms.Form):
    # Translators: filter of the list of indicators: where one may meet them.
    setting = forms.ChoiceField(label=_("Where"), required=False)
    # Translators: filter of the list of indicators: what work the reader does.
    audience = forms.ChoiceField(label=_("Your work"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        # Translators: choice that switches a filter off.
        every = [("", _("All"))]
        _offer(self, "setting", [*every, *((place.value, place.label) for place in CONTACTS)])
        _offer(self, "audience", [*every, *Audience.choices])
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_class = "row-form"
        self.helper.disable_csrf = True
        # Translators: button that applies the filters.
        self.helper.layout = Layout("setting", "audience", Submit("", _("Show"), css_class="btn-main"))

    def chosen(self) -> dict[str, str]:
        """The filters that are set and known."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class SearchForm(forms.Form):
    # An error is in the page, in the reader's language, and not in a bubble of the browser.
    use_required_attribute = False
    words = forms.CharField(
        # Translators: label of the search field.
        label=_("Search this site"),
        # Translators: error when the search field was left empty.
        error_messages={"required": _("Type one or more words to search for.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "search-%s", **kwargs})


class BesideForm(forms.Form):
    # Translators: choice of the second language for two languages side by side.
    other = forms.ChoiceField(label=_("Second language"))
    # Translators: choice of a group of indicators.
    category = forms.ChoiceField(label=_("Category"))

    def __init__(self, language: str, categories: Iterable[CategoryEntry], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "beside-%s", **kwargs})
        _offer(self, "other", [(row.code, row.name) for row in LANGUAGES if row.code != language])
        _offer(self, "category", [(row.code, row.title.value) for row in categories])
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = "choose-beside"
        self.helper.form_class = "row-form"
        self.helper.disable_csrf = True
        # Translators: button that opens two languages side by side.
        self.helper.layout = Layout("other", "category", Submit("", _("Show side by side"), css_class="btn-main"))


def _offer(form: forms.Form, name: str, choices: list[tuple[str, Label]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
