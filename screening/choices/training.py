"""What a class works with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """What a knowledge check asks for. Nobody collects the answers."""

    ONE = "one"
    SEVERAL = "several"
    OPEN = "open"
    SCALE = "scale"


class CheckForm(TextChoices):
    """Two forms of the knowledge check ask for the same aims with other questions: one before a course, one after."""

    # Translators: one of two sets of questions that are as hard as each other; printed on paper of its own colour.
    A = "A", _("Form A")
    # Translators: the other one of two sets of questions.
    B = "B", _("Form B")
    # Translators: the questions of both sets.
    BOTH = "BOTH", _("Both forms")

    def has(self, form: str) -> bool:
        """Whether a question of that form belongs to this one."""
        return CheckForm.BOTH in (self, form) or self == form


class HandoutKind(TextChoices):
    """What goes on paper. How each is made is in `handouts/kinds/`."""

    # Translators: name of a handout.
    CHECKLIST = "checklist", _("Full checklist")
    CATEGORY = "category", _("One category")
    WORK = "work", _("Signs for your work")
    BILINGUAL = "bilingual", _("Two languages side by side")
    SHORT = "short", _("Short list in two languages")
    WORKSHEET = "worksheet", _("Worksheet to tick")
    LARGE = "large", _("Large print")
    HELP = "help", _("Help lines for a place")
    STRIP = "strip", _("Strips to tear off")
    CARD = "card", _("Pocket card")
    # Translators: name of a handout: one phone number of a place, to learn by heart. It must not name the topic.
    REMEMBER = "remember", _("A number to remember")
    POSTER = "poster", _("Poster for everyone")
    STEPS = "steps", _("A safe conversation in eight steps")
    INTERPRETER = "interpreter", _("Interpreter and consent card")
    # Translators: name of a handout: drawings that two people without a common language point at.
    BOARD = "board", _("Board to point at")
    CASE = "case", _("Practice case sheet")
    CHECK = "check", _("Knowledge check")
    ANSWERS = "answers", _("Answers to the knowledge check")
    # Translators: name of a handout: a table in which a trainer writes how many of a group tick a sign, twice.
    TALLY = "tally", _("Hands before and after")
    GLOSSARY = "glossary", _("Glossary in two languages")
    GUIDE = "guide", _("Facilitator guide")
    SLIDES = "slides", _("Slides")
    # Translators: name of a handout: signs as cards that a class cuts out and sorts.
    DECK = "deck", _("Cards to sort")
    AGENDA = "agenda", _("Agendas and refreshers")
    OFFICE = "office", _("What our office will change")
    NEARBY = "nearby", _("Who is near us")
    EVALUATION = "evaluation", _("Evaluation slip")
    # Translators: name of a handout: it says that somebody took part in a class, and no more.
    CERTIFICATE = "certificate", _("Certificate of attendance")


# What goes on paper of the questions of a lesson.
SHEETS_OF_QUESTIONS = (HandoutKind.CHECK, HandoutKind.ANSWERS)
