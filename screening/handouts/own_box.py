"""A box with a local number that whoever prints has typed: for this print alone, and kept nowhere."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from screening.errors import PrintFailed
from screening.handouts import documents, printed
from screening.handouts.kinds.shape import Wanted
from screening.handouts.sheets import OwnBox


class OwnBoxForm(forms.Form):
    """Both may stay empty: then there are lines to write on."""

    # An error is in the page, in the reader's language, and not in a bubble of the browser.
    use_required_attribute = False
    organisation = forms.CharField(
        # Translators: field for the name of an organisation nearby, which is printed on a sheet and kept nowhere.
        label=_("Organisation or office"),
        required=False,
        max_length=60,
    )
    number = forms.CharField(
        # Translators: field for a phone number nearby, which is printed on a sheet and kept nowhere.
        label=_("Local number"),
        required=False,
        max_length=30,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "own-%s", **kwargs})
        for field in self.fields.values():
            # A browser on a shared computer would offer it to whoever comes next.
            field.widget.attrs |= {"class": "form-control", "autocomplete": "off", "spellcheck": "false"}

    def box(self) -> OwnBox:
        """For a valid form."""
        return OwnBox(self.cleaned_data["organisation"], self.cleaned_data["number"])


def file_with(wanted: Wanted, box: OwnBox, site: str) -> bytes:
    """A handout with the box, made in this request and never stored.

    Raises KeyError for a code that the content does not know, and the Print errors. What failed is not told, for it
    might name what was typed.
    """
    order = printed.order(wanted, site)
    try:
        return printed.print_unkept(documents.document(replace(order.sheet, own=box)))
    except PrintFailed:
        raise PrintFailed("A sheet with a box of its own") from None
