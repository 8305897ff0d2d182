"""The choice of one handout: a form for each kind, with the options that this kind has."""

from collections.abc import Iterable, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from screening.choices import CheckForm, Label, Work
from screening.content.edition import Edition
from screening.content.entries import CategoryEntry, LessonEntry, PracticeCaseEntry
from screening.handouts.kinds.shape import AND, BARE, DISCREET, EVERY_QUESTION, HandoutType, Ink, Option, Paper, Wanted
from screening.languages import BY_CODE, LANGUAGES
from screening.referral import places
from screening.referral.places import Choice

PAPERS: dict[Paper, Label] = {
    # Translators: size of paper, as on the package.
    Paper.A4: _("A4"),
    # Translators: size of paper, as on the package in North America.
    Paper.LETTER: _("Letter"),
    # Translators: size of paper, as on the package.
    Paper.A3: _("A3"),
    # Translators: size of paper, as on the package in North America.
    Paper.TABLOID: _("Tabloid"),
    # Translators: size of slides for a projector.
    Paper.SCREEN: _("Screen (16:9)"),
}
INKS: dict[Ink, Label] = {
    # Translators: choice of ink.
    Ink.BLACK: _("Black and white, saves ink"),
    # Translators: choice of ink.
    Ink.COLOUR: _("Colour"),
}
LABELS: dict[Option, Label] = {
    # Translators: choice of the second language of a sheet in two languages.
    Option.OTHER: _("Second language"),
    # Translators: choice of a group of indicators.
    Option.CATEGORY: _("Category"),
    # Translators: choice of the work that a reader does: health care, education, borders …
    Option.WORK: _("Your work"),
    # Translators: choice of a list of signs: that of a category, or that for some work.
    Option.SIGNS: _("Signs"),
    # Translators: choice of a country or region.
    Option.PLACE: _("Place"),
    # Translators: choice of an invented story for a class.
    Option.CASE: _("Practice case"),
    # Translators: choice of a lesson.
    Option.LESSON: _("Lesson"),
    # Translators: choice of the questions of a knowledge check.
    Option.QUESTIONS: _("Questions"),
    # Translators: choice between two sets of questions that are as hard as each other, Form A and Form B.
    Option.FORM: _("Form of the check"),
    # Translators: choice of how openly small paper says what a phone number is for.
    Option.WORDS: _("Words beside the numbers"),
    # Translators: choice of the web address that is printed on a sheet.
    Option.ADDRESS: _("Web address on it"),
}
# What a list of an optional choice begins with: what there is where nothing is chosen.
NOT_CHOSEN: dict[Option, Label] = {
    # Translators: first entry of a list of categories: the handout holds all of them.
    Option.CATEGORY: _("All categories"),
    # Translators: first entry of a list of lessons: the sheet has ruled lines in place of a title.
    Option.LESSON: _("No lesson: lines to write on"),
    # Translators: first entry of a list of languages: the sheet is in one language only.
    Option.OTHER: _("No second language"),
    # Translators: first entry of a list of places: the sheet has ruled lines, to write a local number on.
    Option.PLACE: _("No place: lines to write a local number on"),
    # Translators: choice of words on small paper: they say what a phone number is for.
    Option.WORDS: _("Plain: what each number is for"),
    Option.FORM: CheckForm.BOTH.label,
    # Translators: choice of the web address that is printed on a sheet: that of the page with the same topic.
    Option.ADDRESS: _("That of its topic"),
}


# The fields of languages beside the second one, for kinds that take so many: what each is called, and its first entry.
MORE_LANGUAGES: dict[str, tuple[Label, Label]] = {
    # Translators: choice of one more language of a poster; then the first entry of its list.
    "third": (_("Third language"), _("No third language")),
    # Translators: choice of one more language of a poster; then the first entry of its list.
    "fourth": (_("Fourth language"), _("No fourth language")),
}


class HandoutForm(forms.Form):
    # An error is in the page, in the reader's language, and not in a bubble of the browser.
    use_required_attribute = False

    def __init__(self, wanted_kind: HandoutType, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{wanted_kind.code}-%s", **kwargs})
        self.wanted_kind = wanted_kind
        self.fields["kind"] = forms.CharField(widget=forms.HiddenInput, initial=wanted_kind.code)
        languages = [(language.code, language.name) for language in LANGUAGES]
        # Translators: choice of the language of a printed sheet.
        self.fields["language"] = _choice(_("Language"), languages, edition.language)
        for option in wanted_kind.choices:
            self.fields[option] = _field(option, edition, optional=option in wanted_kind.optional)
        self._more_languages = list(MORE_LANGUAGES)[: wanted_kind.most_languages - 2]
        for name in self._more_languages:
            label, none = MORE_LANGUAGES[name]
            self.fields[name] = _optional(label, none, languages)
        # Translators: choice of the size of paper.
        self.fields["paper"] = _choice(
            _("Paper"), [(paper.value, str(PAPERS[paper])) for paper in wanted_kind.papers], wanted_kind.papers[0]
        )
        self.fields["ink"] = _choice(
            # Translators: choice between black and white and colour.
            _("Ink"),
            [(ink.value, str(name)) for ink, name in INKS.items()],
            Ink.BLACK,
        )
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse("choose-handout")
        self.helper.form_id = "choice"
        # A browser that fills in an old choice would set it beside the pages of another one.
        self.helper.attrs = {"autocomplete": "off"}
        self.helper.disable_csrf = True
        # Translators: button that shows the pages of the chosen handout.
        button = Submit("", _("Show this handout"), css_id=f"{wanted_kind.code}-show", css_class="btn-plain")
        self.helper.layout = Layout(*self.fields, button)

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        before = {chosen.get("language"), chosen.get(Option.OTHER)}
        for name in self._more_languages:
            if chosen.get(name) and chosen[name] in before:
                # Translators: error when two of the languages of a poster are the same.
                self.add_error(name, _("Choose each language once."))
            before.add(chosen.get(name))
        if chosen.get(Option.OTHER) and chosen[Option.OTHER] == chosen.get("language"):
            # Translators: error when both languages of a sheet in two languages are the same.
            self.add_error(Option.OTHER, _("Choose a language that differs from the first."))
        return chosen

    def names(self) -> tuple[str, ...]:
        """What was chosen beside language and ink, and is named by an address, as the lists call it: Viet Nam, A4."""
        return tuple(
            str(option.choice_label)
            for name in (*self.wanted_kind.choices, *self._more_languages, "paper")
            for option in self[name].subwidgets
            if option.data["selected"] and option.data["value"]
        )

    def wanted(self) -> Wanted:
        """What was chosen; for a valid form."""
        chosen = self.cleaned_data
        others = [chosen[name] for name in (Option.OTHER, *self._more_languages) if chosen.get(name)]
        codes = {**chosen, Option.OTHER: AND.join(others)}
        values = {option: codes[option] for option in self.wanted_kind.choices if codes[option]}
        return Wanted(self.wanted_kind, BY_CODE[chosen["language"]], values, Paper(chosen["paper"]), Ink(chosen["ink"]))


def chosen_of(wanted: Wanted) -> dict[str, str]:
    """The fields of the form for a handout, as they were chosen."""
    fields = {option.value: code for option, code in wanted.values.items()}
    languages = zip((Option.OTHER.value, *MORE_LANGUAGES), wanted.languages[1:], strict=False)
    return {
        "kind": wanted.kind.code, "language": wanted.language.code, "paper": wanted.paper, "ink": wanted.ink,
        **fields, **dict(languages),
    }  # fmt: skip


def _optional(label: Label, none: Label, found: Sequence[Choice]) -> forms.ChoiceField:
    field = _choice(label, [("", str(none)), *found], required=False)
    # For choosing.js: a list of which nothing has to be chosen.
    field.widget.attrs["data-optional"] = True
    return field


def _field(option: Option, edition: Edition, *, optional: bool) -> forms.ChoiceField:
    found = _codes(option, edition)
    if optional:
        return _optional(LABELS[option], NOT_CHOSEN[option], found)
    if option == Option.OTHER:
        return _choice(LABELS[option], found, next(code for code, _name in found if code != edition.language))
    # Translators: first entry of a list to choose from.
    return _choice(LABELS[option], [("", gettext("Choose …")), *found])


def _codes(option: Option, edition: Edition) -> Sequence[Choice]:
    """What there is to choose from: codes, and what they are called."""
    match option:
        case Option.OTHER:
            return [(language.code, language.name) for language in LANGUAGES]
        case Option.CATEGORY | Option.CASE | Option.LESSON:
            return _titles(option, edition)
        case Option.WORK:
            return _works()
        case Option.SIGNS:
            return [
                (str(LABELS[Option.CATEGORY]), _titles(Option.CATEGORY, edition)),
                (str(LABELS[Option.WORK]), _works()),
            ]
        case Option.PLACE:
            return places.choices(edition)
        case Option.QUESTIONS:
            # Translators: all questions of the knowledge check, instead of those of one lesson.
            return [(EVERY_QUESTION, gettext("All questions")), *_titles(Option.LESSON, edition)]
        case Option.FORM:
            return [(form.value, str(form.label)) for form in (CheckForm.A, CheckForm.B)]
        case Option.WORDS:
            # Translators: choice of words on small paper that others may see: they do not name the topic.
            return [(DISCREET, gettext("Discreet: “work and travel advice”"))]
        case Option.ADDRESS:
            # Translators: choice of the web address on a sheet: none is printed, so that nobody is led to its topic.
            return [(BARE, gettext("None: it leads to no page about its topic"))]


def _works() -> list[tuple[str, str]]:
    return [(work.value, str(work.label)) for work in Work]


def _titles(option: Option, edition: Edition) -> list[tuple[str, str]]:
    """What the content holds of a kind of thing, by the titles that readers know."""
    rows: dict[Option, Iterable[CategoryEntry | PracticeCaseEntry | LessonEntry]] = {
        Option.CATEGORY: edition.categories.values(),
        Option.CASE: edition.cases.values(),
        Option.LESSON: edition.lessons.values(),
    }
    return [(row.code, row.title.value) for row in rows[option]]


def _choice(label: Label, choices: Sequence[Choice], initial: str = "", *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=str(label), choices=choices, initial=initial, required=required)
