"""The kinds of handout, in the order of the page on which a reader chooses."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind
from screening.handouts.kinds import cards, help_lines, indicators, knowledge, lessons, posters, talk
from screening.handouts.kinds.shape import HandoutType, Ink, Option, Paper, Wanted
from screening.languages import BY_CODE

# Translators: stands above the title of a sheet with indicators.
_TWO_SIDES = _("Each sign from two sides")
# Translators: stands above the title of a sheet for a conversation.
_TALK = _("One safe conversation")
_WALL = (Paper.A3, Paper.A4, Paper.TABLOID, Paper.LETTER)

# Translators: stands above the title of a sheet for a class.
_LESSON = _("For a class")

KINDS = (
    HandoutType(
        HandoutKind.HELP,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("Phone numbers with who answers, what may follow from a call, and when each was checked."),
        (Option.PLACE,),
        help_lines.help_card,
        word="numbers",
    ),
    HandoutType(
        HandoutKind.STRIP,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("A calm sheet for a wall. Whoever wants a number takes a strip, and needs to ask nobody."),
        (Option.PLACE,),
        cards.strips,
        word="strips",
    ),
    HandoutType(
        HandoutKind.CARD,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("Eight small cards to cut out and fold, with the best numbers of a place. The outside says nothing."),
        (Option.PLACE,),
        cards.pocket_card,
        word="card",
    ),
    HandoutType(
        HandoutKind.BILINGUAL,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category in your language and in the language of the person in front of you, line by line."),
        (Option.OTHER, Option.CATEGORY),
        indicators.bilingual,
        word="two",
    ),
    HandoutType(
        HandoutKind.INTERPRETER,
        _TALK,
        # Translators: what a handout is for.
        _("What an interpreter says first, words of consent, and sentences to point at, in two languages."),
        (Option.OTHER,),
        talk.interpreter,
        word="talk",
    ),
    HandoutType(
        HandoutKind.CATEGORY,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("The signs of one category, what else could explain each, and gentle questions to ask."),
        (Option.CATEGORY,),
        indicators.category,
        word="part",
    ),
    HandoutType(
        HandoutKind.CHECKLIST,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("Every sign with its other explanation, then what to do and what not to do. It adds nothing up."),
        (),
        indicators.checklist,
        word="list",
    ),
    HandoutType(
        HandoutKind.WORKSHEET,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category with boxes that can be ticked in the file, or by hand when it is printed."),
        (Option.CATEGORY,),
        indicators.category,
        fillable=True,
        word="form",
    ),
    HandoutType(
        HandoutKind.LARGE,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category in letters of 18 points, with both sides of each sign one under the other."),
        (Option.CATEGORY,),
        indicators.category,
        word="large",
    ),
    HandoutType(
        HandoutKind.POSTER,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("For a waiting room: what anyone may ask for, and the help lines of a place."),
        (Option.PLACE,),
        posters.poster,
        _WALL,
        word="poster",
    ),
    HandoutType(
        HandoutKind.STEPS,
        # Translators: stands above the title of a poster.
        _("Poster for a staff room"),
        # Translators: what a handout is for.
        _("For a staff room: eight steps from preparing to the time afterwards, each with a drawing."),
        (),
        posters.steps,
        _WALL,
        word="steps",
    ),
    HandoutType(
        HandoutKind.GUIDE,
        # Translators: stands above the title of a lesson.
        _("Facilitator guide"),
        # Translators: what a handout is for.
        _("Plan, words to say, readings of the practice cases and answers of one lesson. Not for learners."),
        (Option.LESSON,),
        lessons.guide,
        word="guide",
    ),
    HandoutType(
        HandoutKind.SLIDES,
        _LESSON,
        # Translators: what a handout is for.
        _("One lesson for the wall, in large letters and without answers."),
        (Option.LESSON,),
        lessons.slides,
        (Paper.SCREEN,),
        word="slides",
    ),
    HandoutType(
        HandoutKind.CASE,
        # Translators: stands above the title of an invented story.
        _("Practice case"),
        # Translators: what a handout is for.
        _("An invented story for small groups, with room to write and without answers."),
        (Option.CASE,),
        lessons.case,
        word="story",
    ),
    HandoutType(
        HandoutKind.CHECK,
        _LESSON,
        # Translators: what a handout is for.
        _("Questions for learners. Nobody is graded, and nobody collects the sheets."),
        (Option.QUESTIONS,),
        knowledge.check,
        word="questions",
    ),
    HandoutType(
        HandoutKind.ANSWERS,
        # Translators: stands above the title of a lesson.
        _("Answers"),
        # Translators: what a handout is for.
        _("The same questions with their answers, and the reason for each."),
        (Option.QUESTIONS,),
        knowledge.answers,
        word="answers",
    ),
    HandoutType(
        HandoutKind.GLOSSARY,
        # Translators: stands above the title of the glossary.
        _("Words that we use"),
        # Translators: what a handout is for.
        _("What each word means, what we say and what we do not say, in two languages side by side."),
        (Option.OTHER,),
        knowledge.glossary,
        word="words",
    ),
    HandoutType(
        HandoutKind.EVALUATION,
        _LESSON,
        # Translators: what a handout is for.
        _("Four slips on a sheet, for what learners say about the class. Without names."),
        (),
        knowledge.evaluation,
        word="slip",
    ),
)
BY_KIND: dict[str, HandoutType] = {kind.code: kind for kind in KINDS}


def wanted(kind: str, values: Sequence[str], file: str, language: str) -> Wanted:
    """The handout that an address names. Raises LookupError where there is none such.

    Whether a category or a place exists is known only to the content: see `HandoutType.build`.
    """
    found = BY_KIND[kind]
    paper, _dash, ink = file.partition("-")
    if paper not in found.papers or ink not in ("", Ink.COLOUR) or len(values) != len(found.options):
        raise LookupError(file)
    options = dict(zip(found.options, values, strict=True))
    other = options.get(Option.OTHER)
    if other is not None and (other not in BY_CODE or other == language):
        raise LookupError(other)
    return Wanted(found, BY_CODE[language], options, Paper(paper), Ink(ink or Ink.BLACK))
