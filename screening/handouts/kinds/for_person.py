"""Handouts for one person."""

from django.utils.translation import gettext_lazy as _

from screening.choices import HandoutKind
from screening.handouts.kinds import boards, cards, help_here, help_lines, indicators, memory, short, subjects, talk
from screening.handouts.kinds.shape import Copies, Group, HandoutType, Option
from screening.referral import helplines

# Translators: stands above the title of a sheet with indicators.
_TWO_SIDES = _("Each sign from two sides")
# Translators: stands above the title of a sheet for a conversation.
_TALK = _("One safe conversation")

# Tried in order on sheets of signs whose last page would be almost empty.
_CLOSER = ("signs-close.css", "signs-closer.css", "signs-wide.css")

KINDS = (
    HandoutType(
        HandoutKind.HELP,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("Phone numbers with who answers, what may follow from a call, and when each was checked."),
        (Option.PLACE,),
        help_lines.help_card,
        optional=(Option.OTHER, Option.ADDRESS),
        subject=subjects.place,
        own_box=True,
        closer=("help-together.css",),
        word="numbers",
        mark="H",
        group=Group.PERSON,
        in_every_kit=True,
        in_short=True,
        uses=(*help_lines.ADVICE, helplines.STATUS, helplines.NO_LINE, helplines.CITIZENS),
    ),
    HandoutType(
        HandoutKind.CARD,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _(
            "Small cards to cut out and fold, with the best numbers of a place: eight on a sheet, or four in two "
            "languages. The outside says nothing."
        ),
        (Option.PLACE,),
        cards.pocket_card,
        optional=(Option.OTHER, Option.WORDS),
        subject=None,  # a pocket announces nothing
        own_box=True,
        word="card",
        mark="C",
        group=Group.PERSON,
        per_sheet=8,
        on_request=True,
        prebuilt=False,
        needs=cards.CARD,
        uses=(helplines.NO_LINE,),
    ),
    HandoutType(
        HandoutKind.STRIP,
        # Translators: stands above the name of a place on a sheet with phone numbers.
        _("Who can help"),
        # Translators: what a handout is for.
        _("A calm sheet for a wall. Whoever wants a number takes a strip, and needs to ask nobody."),
        (Option.PLACE,),
        cards.strips,
        optional=(Option.OTHER, Option.WORDS),
        subject=subjects.place,
        word="strips",
        mark="S",
        group=Group.PERSON,
        per_sheet=10,
        both_sides=False,
        on_request=True,
        prebuilt=False,
        needs=cards.STRIP,
        uses=(helplines.NO_LINE,),
    ),
    HandoutType(
        HandoutKind.REMEMBER,
        # Translators: stands above the title of a sheet with one phone number. It must not name the topic.
        _("To learn by heart"),
        # Translators: what a handout is for.
        _("A number of a place in groups and in words, to learn by heart where paper is not safe. It names no topic."),
        (Option.PLACE,),
        memory.remember,
        discreet=True,
        word="number",
        mark="R",
        group=Group.PERSON,
        prebuilt=False,
        needs=(memory.CALL,),
        uses=(helplines.NO_LINE,),
    ),
    HandoutType(
        HandoutKind.INTERPRETER,
        _TALK,
        # Translators: what a handout is for.
        _("What an interpreter says first, words of consent, and sentences to point at, in two languages."),
        (Option.OTHER,),
        talk.interpreter,
        optional=(Option.ADDRESS,),
        word="talk",
        mark="T",
        group=Group.PERSON,
        copies=Copies.GROUP,
        needs=(*talk.SHARED, *talk.WORKER),
        uses=talk.CARE,
    ),
    HandoutType(
        HandoutKind.BOARD,
        _TALK,
        # Translators: what a handout is for.
        _("Drawings to point at, in two languages, and names of languages: for people who share none, or do not read."),
        (Option.OTHER,),
        boards.board,
        optional=(Option.ADDRESS,),
        word="board",
        mark="B",
        group=Group.PERSON,
        copies=Copies.GROUP,
    ),
    HandoutType(
        HandoutKind.SHORT,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One page to fold, for you and the person in front of you: both sides of each sign, and who can help."),
        (Option.OTHER, Option.SIGNS),
        short.short,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.short,
        closer=("short-close.css", "short-closer.css", "short-closest.css"),
        most=1,
        word="fold",
        mark="4",
        group=Group.PERSON,
        copies=Copies.GROUP,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.BILINGUAL,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category in your language and in the language of the person in front of you, line by line."),
        (Option.OTHER, Option.CATEGORY),
        indicators.bilingual,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.beside,
        closer=_CLOSER,
        word="two",
        mark="2",
        group=Group.PERSON,
        copies=Copies.GROUP,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.CATEGORY,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("The signs of one category, what else could explain each, and gentle questions to ask."),
        (Option.CATEGORY,),
        indicators.category,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.category,
        closer=_CLOSER,
        word="part",
        mark="G",
        group=Group.PERSON,
        copies=Copies.GROUP,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.WORK,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One sheet of paper with about ten signs that people in your work may meet, each from two sides."),
        (Option.WORK,),
        indicators.for_work,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.checklist,
        closer=_CLOSER,
        most=2,
        word="page",
        mark="M",
        group=Group.PERSON,
        in_every_kit=True,
        in_short=True,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.CHECKLIST,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("Every sign with its other explanation, then what to do and what not to do. It adds nothing up."),
        (),
        indicators.checklist,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.checklist,
        closer=_CLOSER,
        word="list",
        mark="L",
        group=Group.PERSON,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.WORKSHEET,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category with boxes that can be ticked in the file, or by hand when it is printed."),
        (Option.CATEGORY,),
        indicators.category,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.category,
        closer=_CLOSER,
        word="form",
        mark="W",
        group=Group.PERSON,
        fillable=True,
        on_paper=HandoutKind.CATEGORY,
        uses=help_here.USES,
    ),
    HandoutType(
        HandoutKind.LARGE,
        _TWO_SIDES,
        # Translators: what a handout is for.
        _("One category in letters of 18 points, with both sides of each sign one under the other."),
        (Option.CATEGORY,),
        indicators.category,
        optional=(Option.PLACE, Option.ADDRESS),
        subject=subjects.category,
        closer=("large-close.css", "large-wide.css"),
        word="large",
        mark="1",
        group=Group.PERSON,
        prebuilt=False,
        uses=help_here.USES,
    ),
)
