"""Handouts for a class."""

from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind
from screening.handouts.kinds import agendas, decks, groups, help_here, knowledge, lessons, plans, subjects
from screening.handouts.kinds.shape import Copies, Group, HandoutType, Option, Paper

# Translators: stands above the title of a sheet for a class.
_LESSON = _("For a class")

KINDS = (
    HandoutType(
        HandoutKind.GUIDE,
        # Translators: stands above the title of a lesson.
        _("Facilitator guide"),
        # Translators: what a handout is for.
        _("Plan, words to say, readings of the practice cases and answers of one lesson. Not for learners."),
        (Option.LESSON,),
        lessons.guide,
        subject=subjects.lesson,
        word="guide",
        mark="F",
        group=Group.CLASS,
        copies=Copies.TRAINER,
        in_every_kit=True,
        in_short=True,
        uses=lessons.CARE,
    ),
    HandoutType(
        HandoutKind.SLIDES,
        _LESSON,
        # Translators: what a handout is for.
        _("One lesson for the wall, in large letters and without answers."),
        (Option.LESSON,),
        lessons.slides,
        (Paper.SCREEN,),
        editable=lessons.presentation,
        subject=subjects.lesson,
        word="slides",
        mark="D",
        group=Group.CLASS,
        copies=Copies.TRAINER,
        in_every_kit=True,
        in_short=True,
    ),
    HandoutType(
        HandoutKind.CASE,
        # Translators: stands above the title of an invented story.
        _("Practice case"),
        # Translators: what a handout is for.
        _("An invented story for small groups, with room to write and without answers."),
        (Option.CASE,),
        lessons.case,
        optional=(Option.PLACE,),
        subject=subjects.case,
        closer=("case-close.css", "case-closer.css", "case-closest.css"),
        most=2,
        word="story",
        mark="K",
        group=Group.CLASS,
        in_short=True,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.DECK,
        _LESSON,
        # Translators: what a handout is for.
        _("Signs on cards to cut and sort: in front what you might notice, behind it what else could explain it."),
        (),
        decks.deck,
        optional=(Option.CATEGORY,),
        subject=subjects.signs,
        word="deck",
        mark="E",
        group=Group.CLASS,
        copies=Copies.GROUP,
    ),
    HandoutType(
        HandoutKind.TALLY,
        # Translators: stands above the title of a sheet on which a trainer counts hands.
        _("Hands before and after"),
        # Translators: what a handout is for.
        _("How many of a group tick a sign of a practice case, before and after they talk. It adds nothing up."),
        (),
        groups.tally,
        optional=(Option.LESSON,),
        subject=subjects.class_of,
        word="hands",
        mark="3",
        group=Group.CLASS,
        copies=Copies.TRAINER,
    ),
    HandoutType(
        HandoutKind.CHECK,
        _LESSON,
        # Translators: what a handout is for.
        _("Questions for learners. Nobody is graded, and nobody collects the sheets."),
        (Option.QUESTIONS,),
        knowledge.check,
        optional=(Option.FORM,),
        subject=subjects.questions,
        word="questions",
        mark="Q",
        group=Group.CLASS,
    ),
    HandoutType(
        HandoutKind.ANSWERS,
        # Translators: stands above the title of a lesson.
        _("Answers"),
        # Translators: what a handout is for.
        _("The same questions with their answers, and the reason for each."),
        (Option.QUESTIONS,),
        knowledge.answers,
        optional=(Option.FORM,),
        subject=subjects.questions,
        word="answers",
        mark="A",
        group=Group.CLASS,
        copies=Copies.TRAINER,
    ),
    HandoutType(
        HandoutKind.GLOSSARY,
        # Translators: stands above the title of the glossary.
        _("Words that we use"),
        # Translators: what a handout is for.
        _("What each word means, what we say and what we do not say, in two languages side by side."),
        (Option.OTHER,),
        knowledge.glossary,
        subject=subjects.glossary,
        word="words",
        mark="V",
        group=Group.CLASS,
    ),
    HandoutType(
        HandoutKind.AGENDA,
        _LESSON,
        # Translators: what a handout is for.
        _("Half a day and a full day by the minute, and three refreshers with their answers. Not for learners."),
        (),
        agendas.agendas,
        subject=subjects.agendas,
        word="day",
        mark="Y",
        group=Group.CLASS,
        copies=Copies.TRAINER,
    ),
    HandoutType(
        HandoutKind.OFFICE,
        _LESSON,
        # Translators: what a handout is for.
        _("Who will do what, from which day. On the back, what a supervisor may count. Nothing about a person."),
        (),
        plans.office,
        word="plan",
        mark="O",
        group=Group.CLASS,
        copies=Copies.GROUP,
        needs=plans.OFFICE,
    ),
    HandoutType(
        HandoutKind.NEARBY,
        _LESSON,
        # Translators: what a handout is for.
        _("A table of services to fill in together, and what to ask each of them before a person needs it."),
        (),
        plans.nearby,
        word="near",
        mark="N",
        group=Group.CLASS,
        copies=Copies.GROUP,
        needs=plans.NEARBY,
    ),
    HandoutType(
        HandoutKind.EVALUATION,
        _LESSON,
        # Translators: what a handout is for.
        _("Four slips on a sheet, for what learners say about the class. Without names."),
        (),
        knowledge.evaluation,
        word="slip",
        mark="X",
        group=Group.CLASS,
        per_sheet=4,
        both_sides=False,
        in_every_kit=True,
        in_short=True,
        needs=knowledge.EVALUATION,
    ),
    HandoutType(
        HandoutKind.CERTIFICATE,
        _LESSON,
        # Translators: what a handout is for.
        _("That somebody took part, with lines for name, hours and date. No name is stored, and it is no licence."),
        (),
        groups.certificate,
        optional=(Option.LESSON,),
        subject=subjects.class_of,
        word="attended",
        mark="Z",
        group=Group.CLASS,
    ),
)
