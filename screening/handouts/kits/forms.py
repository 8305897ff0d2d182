"""The choice of a kit: lessons, time, group, languages, place and paper."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Hidden, Layout, Submit
from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from screening.choices import Work
from screening.content.edition import Edition
from screening.handouts.forms import INKS, PAPERS
from screening.handouts.kinds.shape import Ink, Paper
from screening.handouts.kits.contents import (
    FULL,
    MOST_LESSONS,
    MOST_PEOPLE,
    SHORT,
    Kit,
    Part,
    Readers,
    in_order,
    more_parts,
    needed_parts,
)
from screening.handouts.kits.listing import listing
from screening.languages import BY_CODE, LANGUAGES, Language
from screening.referral import places
from screening.referral.places import Choice

USUAL_PEOPLE = 12


def _field(language: Language) -> str:
    return f"people-{language.code}"


def _people(language: Language) -> forms.IntegerField:
    # Translators: error beside how many people read a language; {most} is a number.
    told = gettext("Write a number, {most} at most, or nothing.").format(most=MOST_PEOPLE)
    return forms.IntegerField(
        label=format_html('<span lang="{}" dir="{}">{}</span>', language.tag, language.direction, language.name),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), told),
        # What is typed comes back whatever it is; a field for numbers would lose it, and say so in a bubble.
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def chosen(query: QueryDict) -> dict[str, object]:
    """What a link has chosen of a kit: its lessons, or more. One that names readers names all of them."""
    found: dict[str, object] = {**query.dict(), "lessons": query.getlist("lesson") + query.getlist("lessons")}
    fields = [_field(language) for language in LANGUAGES]
    return {**dict.fromkeys(fields), **found} if found.keys() & set(fields) else found


_GROUP = Fieldset(
    # Translators: choice of how many people of a class read each language.
    _("How many read which language"),
    # Translators: below "How many read which language", above a list of languages with a number each.
    HTML(
        format_lazy(
            '<p id="kit-people" class="small">{}</p>', _("Count each person once. Leave empty what nobody reads.")
        )
    ),
    *(_field(language) for language in LANGUAGES),
    css_class="kit-readers",
    aria_describedby="kit-people",
)


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
    work = forms.ChoiceField(
        # Translators: choice of the work in which all learners of a class meet people: health care, for instance.
        label=_("Work of the group"),
        required=False,
        # Translators: first entry of a list of kinds of work: the learners of a class work in several.
        choices=[("", _("Any work")), *Work.choices],
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
        self.fields |= {_field(language): _people(language) for language in LANGUAGES}
        self.fields[_field(BY_CODE[edition.language])].initial = USUAL_PEOPLE
        self._offer("place", [("", gettext("Choose …")), *places.choices(edition)])
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse("choose-kit")
        self.helper.disable_csrf = True
        # Translators: button that begins to make all sheets for a class.
        button = Submit("", _("Put the kit together"), css_id="kit-make", css_class="btn-main")
        self.helper.layout = Layout("lessons", "minutes", _GROUP, "work", "place", "paper", "ink", button)

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

    def clean(self) -> None:
        people = sum(row.people for row in self._readers())
        own = _field(BY_CODE[self.edition.language])
        if not people and not any(_field(language) in self.errors for language in LANGUAGES):
            # Translators: error below the numbers of people who read each language.
            self.add_error(own, gettext("Say for one language at least how many people read it."))
        if people > MOST_PEOPLE:
            # Translators: error below the numbers of people who read each language; {people} is how many were named.
            told = gettext(
                "These are {people} people. One kit is for {most} at most: make a second one for the others."
            )
            self.add_error(own, told.format(people=people, most=MOST_PEOPLE))

    def _readers(self) -> tuple[Readers, ...]:
        named = ((language, self.cleaned_data.get(_field(language))) for language in LANGUAGES)
        return tuple(Readers(language, people) for language, people in named if people)

    def kit(self) -> Kit:
        """What was chosen; for a valid form."""
        chosen = self.cleaned_data
        found = Kit(
            tuple(chosen["lessons"]),
            chosen["minutes"],
            BY_CODE[self.edition.language],
            self._readers(),
            chosen["place"],
            Paper(chosen["paper"]),
            Ink(chosen["ink"]),
            chosen["work"],
        )
        return in_order(found, self.edition)


class PartsForm(forms.Form):
    """Which parts a kit holds. What is not ticked is not sent: `changed` says that something was."""

    # Translators: choice of the handouts that a kit holds.
    part = forms.MultipleChoiceField(label=_("In the kit"), required=False, widget=forms.CheckboxSelectMultiple)
    # Translators: choice of handouts that a kit does not hold by itself.
    more = forms.MultipleChoiceField(label=_("Put in as well"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, wanted: Kit, edition: Edition, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="parts-%s")
        self.wanted = wanted
        self.edition = edition
        needed = self._offer("part", needed_parts(wanted, edition))
        self.fields["part"].initial = [code for code in needed if code not in wanted.without]
        self._offer("more", more_parts(wanted, edition))
        self.fields["more"].initial = wanted.extra
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse("kit-change", args=[wanted])
        self.helper.attrs = {"autocomplete": "off"}
        self.helper.disable_csrf = True
        # Translators: button: the kit is made with the handouts that are ticked, and without the others.
        button = Submit("", _("Change the kit"), css_id="kit-change", css_class="btn-plain")
        self.helper.layout = Layout(*self.fields, Hidden("changed", "yes"), button)

    def _offer(self, name: str, parts: list[Part]) -> list[str]:
        """Each part once, whatever languages it is in. One kind may have nothing to offer."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        named = {line.part.code: line.name for line in listing(parts, [0] * len(parts), self.edition).lines}
        field.choices = list(named.items())
        if not named:
            del self.fields[name]
        return list(named)

    def clean(self) -> None:
        if not any(self.cleaned_data.values()):
            # Translators: error when every handout of a kit was left out.
            self.add_error("part", gettext("Leave one handout in at least."))

    def kit(self) -> Kit:
        """What was chosen; for a valid form."""
        needed = (part.code for part in needed_parts(self.wanted, self.edition))
        without = tuple(code for code in needed if code not in self.cleaned_data["part"])
        found = replace(self.wanted, without=without, extra=tuple(self.cleaned_data.get("more", ())))
        return in_order(found, self.edition)
