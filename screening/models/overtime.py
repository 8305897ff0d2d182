"""What a class learns over weeks: counters of a whole group, and nothing that leads from one check to the next."""

from django.db import models

from screening.choices import CheckForm, PollState, RoundKind
from screening.models.fields import ChoiceField


class ClassCode(models.Model):
    """`code` opens a check to learners, `key` the whole to whoever has the signed link. `first` is the form before."""

    code = models.CharField(max_length=9, unique=True)
    key = models.CharField(max_length=32, unique=True)
    expires = models.DateTimeField(db_index=True)
    lessons = models.JSONField(default=list)
    first = ChoiceField(CheckForm, max_length=4, default=CheckForm.A)

    def __str__(self) -> str:
        return f"class code {self.pk}"


class Round(models.Model):
    """A check of the class, at one of five times. `asked` is what was asked, as it was when the round was opened.

    While it is open, `counts` adds up. On closing, `published` takes over what may be seen, each number as the two ends
    between which it lies and what it is of; `counts` is emptied. `mark` is new with each opening: seats belong to it.
    """

    class_code = models.ForeignKey(ClassCode, on_delete=models.CASCADE, related_name="rounds")
    kind = ChoiceField(RoundKind, max_length=8)
    state = ChoiceField(PollState, max_length=8, default=PollState.WAITING)
    mark = models.CharField(max_length=16)
    ends = models.DateTimeField(db_index=True)
    asked = models.JSONField(default=list)
    people = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    published = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("class_code", "kind"), name="one_round_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.class_code_id}"


class Received(models.Model):
    """That a phone has answered, until the round closes: a digest of round and seat, and not what was answered."""

    key = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="received")

    def __str__(self) -> str:
        return f"received in {self.round_id}"
