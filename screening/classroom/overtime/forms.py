"""What a trainer chooses for a class code."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from screening.choices import CheckForm
from screening.content.edition import Edition


class ClassCodeForm(forms.Form):
    """The lessons that the class is taught, and which form of the check stands before it."""

    use_required_attribute = False
    lessons = forms.MultipleChoiceField(
        # Translators: choice of the lessons that a class is taught.
        label=_("Lessons of the class"),
        widget=forms.CheckboxSelectMultiple,
    )
    first = forms.ChoiceField(
        # Translators: choice between two sets of questions.
        label=_("Form before the class"),
        # Translators: below the choice of the set of questions that stands before the class.
        help_text=_("The other form stands after the class. Begin with form B in half of your classes."),
        choices=[(form.value, form.label) for form in (CheckForm.A, CheckForm.B)],
        initial=CheckForm.A,
        widget=forms.RadioSelect,
    )

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lessons = self.fields["lessons"]
        assert isinstance(lessons, forms.MultipleChoiceField)
        lessons.choices = [(row.code, str(row.title)) for row in edition.lessons.values()]
        self.helper = FormHelper()
        self.helper.disable_csrf = True  # see views/__init__.py of the classroom
        self.helper.form_action = reverse("class-code")
        self.helper.layout = Layout(
            "lessons",
            "first",
            # Translators: button that makes a code with which a class answers checks over months.
            Submit("", _("Make a class code"), css_id="make", css_class="btn-main"),
        )
