"""What a live class works with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PollKind(TextChoices):
    # Translators: kind of question to a class: which indicators does an invented story support?
    CASE = "case", _("Practice case")
    # Translators: kind of question to a class, with one right answer.
    ONE = "one", _("One answer")
    # Translators: kind of question to a class, with several right answers.
    SEVERAL = "several", _("Several answers")
    # Translators: kind of question to a class: bring the steps of a conversation into their order.
    ORDER = "order", _("Put in order")
    # Translators: kind of question to a class: how sure somebody is, from 1 to 5.
    SURE = "sure", _("How sure are you?")
    # Translators: kind of question to a class: how people feel right now, answered by a drawing.
    WELL = "well", _("How are you doing?")
    # Translators: kind of question to a class: how many people whom a test names are really affected.
    DOTS = "dots", _("One picture of 1,000 people")
    # Translators: kind of question to a class: something to talk about, with no answer on the phone.
    TALK = "talk", _("Talk about it")


class PollState(TextChoices):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class Meaning(TextChoices):
    """What the text of a case, or the key of a question, makes of an option."""

    SUPPORTED = "supported"
    EXPLORE = "explore"
    TEMPTING = "tempting"
    RIGHT = "right"
    WRONG = "wrong"


class RoundKind(TextChoices):
    """When a class answers a check. The first value is what the others are compared with."""

    # Translators: time at which a class answers a knowledge check.
    BEFORE = "before", _("Before the class")
    # Translators: time at which a class answers a knowledge check.
    AFTER = "after", _("After the class")
    # Translators: time at which a class answers a knowledge check.
    WEEK = "week", _("One week later")
    # Translators: time at which a class answers a knowledge check.
    MONTH = "month", _("One month later")
    # Translators: time at which a class answers a knowledge check.
    HALF_YEAR = "half", _("Six months later")
