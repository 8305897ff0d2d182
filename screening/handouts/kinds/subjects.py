"""The page of this site that a sheet is about: its address is printed on the sheet, in the language of the sheet."""

from django.urls import reverse

from screening.choices import Work
from screening.handouts.kinds.shape import EVERY_QUESTION, Option, Wanted


def place(wanted: Wanted) -> str:
    return reverse("place", kwargs={"code": wanted.values[Option.PLACE]})


def category(wanted: Wanted) -> str:
    return reverse("category", kwargs={"code": wanted.values[Option.CATEGORY]})


def signs(wanted: Wanted) -> str:
    """Those of a category, or all."""
    return category(wanted) if Option.CATEGORY in wanted.values else reverse("indicators")


def beside(wanted: Wanted) -> str:
    """A category in both languages of the sheet."""
    return _beside(wanted, wanted.values[Option.CATEGORY])


def short(wanted: Wanted) -> str:
    """Whoever holds it in the hand looks for help first."""
    if Option.PLACE in wanted.values:
        return place(wanted)
    code = wanted.values[Option.SIGNS]
    return reverse("checklist") if code in Work else _beside(wanted, code)


def checklist(wanted: Wanted) -> str:
    return reverse("checklist")


def case(wanted: Wanted) -> str:
    return reverse("case", kwargs={"code": wanted.values[Option.CASE]})


def lesson(wanted: Wanted) -> str:
    return reverse("lesson", kwargs={"code": wanted.values[Option.LESSON]})


def class_of(wanted: Wanted) -> str:
    """The lesson, or all lessons."""
    return lesson(wanted) if Option.LESSON in wanted.values else reverse("lessons")


def questions(wanted: Wanted) -> str:
    """Where a learner can answer the same questions."""
    code = wanted.values[Option.QUESTIONS]
    return reverse("knowledge-check") if code == EVERY_QUESTION else reverse("lesson-check", kwargs={"code": code})


def glossary(wanted: Wanted) -> str:
    return reverse("glossary")


def agendas(wanted: Wanted) -> str:
    return reverse("agendas")


def _beside(wanted: Wanted, category: str) -> str:
    return reverse("beside", kwargs={"other": wanted.values[Option.OTHER], "code": category})
