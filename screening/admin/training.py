"""Training content: official lessons, cases and questions can be hidden; a host adds its own words to the glossary."""

from typing import ClassVar

from django.http import HttpRequest

from screening.admin.fields import ChecksField, LinesField
from screening.admin.forms import LAST, TYPED, CitedForm, ItemForm
from screening.admin.item import ItemAdmin
from screening.models import Agenda, Indicator, Lesson, PracticeCase, Question, Refresher, Term


class LessonForm(ItemForm):
    class Meta:
        model = Lesson
        fields = ("code", "title", "summary", *LAST)


class RefresherForm(ItemForm):
    class Meta:
        model = Refresher
        fields = ("code", "title", *LAST)


class AgendaForm(ItemForm):
    class Meta:
        model = Agenda
        fields = ("code", "title", *LAST)


class PracticeCaseForm(ItemForm):
    class Meta:
        model = PracticeCase
        fields = ("code", "title", "control", *LAST)


class QuestionForm(ItemForm):
    class Meta:
        model = Question
        fields = ("code", "lesson", "form", "pair", "question", "answer", *LAST)


class TermForm(CitedForm):
    use = LinesField(required=False, help_text="One word that you say per line.")
    avoid = LinesField(
        required=False, help_text="One word that you do not say per line. It may stand in no other text."
    )
    indicators = ChecksField(
        lambda: [(row.code, f"{row.code} {row.title}") for row in Indicator.objects.all()], required=False
    )
    lessons = ChecksField(lambda: [(row.code, row.title) for row in Lesson.objects.all()], required=False)

    class Meta:
        model = Term
        fields = (
            "code",
            "term",
            "definition",
            "use",
            "avoid",
            "note",
            "typed",
            "sources",
            "indicators",
            "lessons",
            *LAST,
        )
        help_texts: ClassVar = {"note": "Why.", "typed": TYPED}


class FixedAdmin(ItemAdmin):
    """Written in the content files, where plans, readings and options have their form: here it can only be hidden."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class LessonAdmin(FixedAdmin):
    form = LessonForm
    list_display = ("code", "title", "origin", "hidden")
    search_fields = ("code", "title")


class RefresherAdmin(FixedAdmin):
    form = RefresherForm
    list_display = ("code", "title", "origin", "hidden")
    search_fields = ("code", "title")


class AgendaAdmin(FixedAdmin):
    form = AgendaForm
    list_display = ("code", "title", "origin", "hidden")
    search_fields = ("code", "title")


class PracticeCaseAdmin(FixedAdmin):
    form = PracticeCaseForm
    list_display = ("code", "title", "control", "origin", "hidden")
    search_fields = ("code", "title")


class QuestionAdmin(FixedAdmin):
    form = QuestionForm
    list_display = ("code", "question", "lesson", "form", "pair", "origin", "hidden")
    search_fields = ("code", "question")


class TermAdmin(ItemAdmin):
    form = TermForm
    list_display = ("code", "term", "origin", "hidden")
    search_fields = ("code", "term", "definition")
