"""What a trainer chooses before a session."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from screening.choices import Label
from screening.classroom import polls
from screening.content.edition import Edition
from screening.languages import BY_CODE, LANGUAGES
from screening.models import Poll
from screening.referral import places


class SessionForm(forms.Form):
    """A lesson, or cases of one's own choice; the languages of the wall; a place for its help lines."""

    use_required_attribute = False
    lesson = forms.ChoiceField(
        # Translators: choice of a lesson for a live class.
        label=_("Lesson"),
        required=False,
    )
    cases = forms.MultipleChoiceField(
        # Translators: choice of invented stories for a live class, in the place of a lesson.
        label=_("Or practice cases"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    second = forms.ChoiceField(
        # Translators: choice of another language that stands on the projector beside the first one.
        label=_("Second language on the wall"),
        required=False,
    )
    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        others = [(row.code, row.name) for row in LANGUAGES if row.code != edition.language]
        # Translators: first entry of a choice that may stay open.
        nothing: list[tuple[str, Label | list[tuple[str, str]]]] = [("", _("None"))]
        self._field("lesson").choices = [
            *nothing,
            *[(row.code, str(row.title)) for row in edition.lessons.values()],
        ]
        self._field("cases").choices = [(row.code, str(row.title)) for row in edition.cases.values()]
        self._field("second").choices = [*nothing, *others]
        self._field("place").choices = [*nothing, *places.choices(edition)]
        self.helper = FormHelper()
        self.helper.disable_csrf = True  # see views/trainer.py
        self.helper.form_action = reverse("class")
        self.helper.layout = Layout(
            "lesson",
            "cases",
            "second",
            "place",
            # Translators: button that begins a live class.
            Submit("", _("Start the session"), css_id="start", css_class="btn-main"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("lesson") and not cleaned.get("cases"):
            # Translators: error in the form that begins a live class.
            self.add_error("lesson", _("Choose a lesson, or one practice case or more."))
        return cleaned

    def polls(self, english: Edition) -> list[Poll]:
        """For a valid form. What the site offers in this language and not in English cannot be asked."""
        if self.cleaned_data["cases"]:
            return polls.of_cases(english, self.cleaned_data["cases"])
        return polls.of_lesson(english, english.lessons[self.cleaned_data["lesson"]])

    def languages(self) -> list[str]:
        return [code for code in (self.edition.language, self.cleaned_data["second"]) if code in BY_CODE]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field
