"""What a class is taught with, in English. Fields are explained in fixtures/README.md."""

from django.db import models

from screening.choices import CheckForm, QuestionKind
from screening.models.fields import ChoiceField
from screening.models.item import Item


class Lesson(Item):
    """`plan` takes 45 minutes, `short` ten, `long` 90."""

    item_kind = "lesson"

    title = models.CharField(max_length=120)
    summary = models.TextField()
    aims = models.JSONField(default=list)
    prepare = models.JSONField(default=list)
    points = models.JSONField(default=list)
    activity = models.TextField()
    steps = models.JSONField(default=list)
    cases = models.JSONField(default=list)
    categories = models.JSONField(default=list)
    handouts = models.JSONField(default=list)
    debrief = models.JSONField(default=list)
    plan = models.JSONField(default=list)
    short = models.JSONField(default=list)
    long = models.JSONField(default=list)

    class Meta(Item.Meta):
        pass


class PracticeCase(Item):
    """An invented situation. In a control case the text supports no indicator; parts of one may stand in it."""

    item_kind = "case"

    title = models.CharField(max_length=120)
    control = models.BooleanField(default=False)
    audiences = models.JSONField(default=list)
    story = models.JSONField(default=list)
    present = models.JSONField(default=list)
    explore = models.JSONField(default=list)
    tempting = models.JSONField(default=list)
    known = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    offer = models.TextField()
    ask = models.JSONField(default=list)

    class Meta(Item.Meta):
        pass


class Question(Item):
    """A question of the knowledge check. `example` holds words of others, which this site would not use.

    The two questions of a `pair` have the same aim, one in form A and one in form B.
    """

    item_kind = "question"
    part_of = "lesson"

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="questions")
    form = ChoiceField(CheckForm, max_length=4, default=CheckForm.BOTH)
    pair = models.CharField(max_length=40, blank=True)
    kind = ChoiceField(QuestionKind, max_length=12)
    question = models.TextField()
    example = models.TextField(blank=True)
    options = models.JSONField(default=list)
    answer = models.TextField()
    later = models.BooleanField(default=False)

    class Meta(Item.Meta):
        pass


class Refresher(Item):
    """Ten minutes, some weeks after a lesson: questions, each with its explanation, and a case that no lesson uses."""

    item_kind = "refresher"

    title = models.CharField(max_length=120)
    questions = models.JSONField(default=list)
    cases = models.JSONField(default=list)
    plan = models.JSONField(default=list)

    class Meta(Item.Meta):
        pass


class Agenda(Item):
    """A day, or half of one, made of lessons and breaks."""

    item_kind = "agenda"

    title = models.CharField(max_length=120)
    for_whom = models.TextField()
    minutes = models.PositiveSmallIntegerField()
    parts = models.JSONField(default=list)

    class Meta(Item.Meta):
        pass


class Term(Item):
    """A word of the field: what it means, what we say and what we do not say."""

    item_kind = "term"

    term = models.CharField(max_length=120)
    definition = models.TextField()
    use = models.JSONField(default=list)
    avoid = models.JSONField(default=list)
    note = models.TextField(blank=True)
    typed = models.CharField(max_length=200, blank=True)
    indicators = models.JSONField(default=list)
    lessons = models.JSONField(default=list)

    class Meta(Item.Meta):
        pass
