"""The choice of a kit: lessons, time, group, languages, place and paper."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from screening.content.edition import Edition
from screening.handouts.forms import INKS, PAPERS
from screening.handouts.kinds.shape import Ink, Paper
from screening.handouts.kits.contents import FULL, MOST_LESSONS, MOST_PEOPLE, SHORT, Kit, in_order
from screening.languages import BY_CODE, LANGUAGES
from screening.referral import places
from screening.referral.places import Choice

USUAL_PEOPLE = 12


class KitForm(forms.Form):
    # An error is in the page, in the reader's language, and not in a bubble of the browser.
    use_required_attribute = False

    lessons = forms.MultipleChoiceField(
        # Translators: choice of one to three lessons.
        label=_("Lessons"),
        widget=forms.CheckboxSelectMultiple,
        # Translators: error when no lesson was chosen.
        error_messages={"required": _("Choose a lesson.")},
    )
    minutes = forms.TypedChoiceField(
        # Translators: choice of the time that a lesson takes.
        label=_("Time for each lesson"),
        coerce=int,
        choices=[
            # Translators: how long a lesson takes.
            (FULL, _("45 minutes")),
            # Translators: how long a lesson takes.
            (SHORT, _("10 minutes")),
        ],
        initial=FULL,
    )
    people = forms.IntegerField(
        # Translators: how many learners there are in a class.
        label=_("People in the group"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=USUAL_PEOPLE,
    )
    readers = forms.MultipleChoiceField(
        # Translators: choice of the languages that the learners of a class read.
        label=_("Languages that the group reads"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(language.code, language.name) for language in LANGUAGES],
        # Translators: error when no language was chosen.
        error_messages={"required": _("Choose a language.")},
    )
    place = forms.ChoiceField(
        # Translators: choice of the country or region whose help lines are printed.
        label=_("Place of the help lines"),
        # Translators: error when no place was chosen.
        error_messages={"required": _("Choose a place.")},
    )
    paper = forms.ChoiceField(
        label=_("Paper"), choices=[(paper.value, PAPERS[paper]) for paper in (Paper.A4, Paper.LETTER)]
    )
    ink = forms.ChoiceField(label=_("Ink"), choices=[(ink.value, name) for ink, name in INKS.items()])

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "kit-%s", **kwargs})
        self.edition = edition
        self._offer("lessons", [(row.code, row.title.value) for row in edition.lessons.values()])
        self.fields["readers"].initial = [edition.language]
        self._offer("place", [("", gettext("Choose …")), *places.choices(edition)])
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse("choose-kit")
        self.helper.disable_csrf = True
        # Translators: button that begins to make all sheets for a class.
        button = Submit("", _("Put the kit together"), css_id="kit-make", css_class="btn-main")
        self.helper.layout = Layout(*self.fields, button)

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_lessons(self) -> list[str]:
        found: list[str] = self.cleaned_data["lessons"]
        if len(found) > MOST_LESSONS:
            # Translators: error when too many lessons were chosen; {most} is a small number.
            told = gettext("Choose {most} lessons at most. Make a second kit for the others.")
            raise forms.ValidationError(told.format(most=MOST_LESSONS))
        return found

    def kit(self) -> Kit:
        """What was chosen; for a valid form."""
        chosen = self.cleaned_data
        found = Kit(
            tuple(chosen["lessons"]),
            chosen["minutes"],
            chosen["people"],
            BY_CODE[self.edition.language],
            tuple(BY_CODE[code] for code in chosen["readers"]),
            chosen["place"],
            Paper(chosen["paper"]),
            Ink(chosen["ink"]),
        )
        return in_order(found, self.edition)
