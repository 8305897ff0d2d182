"""A live class: what is shown, and what the room answered. Nothing here can hold a person, and all of it is deleted.

No foreign key leads to content: a poll keeps codes, and what they meant when it was made.
"""

from django.conf import settings
from django.db import models

from screening.choices import PollKind, PollState
from screening.models.fields import ChoiceField


class Session(models.Model):
    """`code` opens it to learners, `key` to those with a signed link. `shown` is the position of a poll; 0 is none.

    `joined` counts seats that were given, and no seat is written down. `acted` is when the trainer last did something.
    `owner` is there where it was begun on the staff site: a class goes on without an account that is deleted.
    """

    code = models.CharField(max_length=9, unique=True)
    key = models.CharField(max_length=32, unique=True)
    expires = models.DateTimeField(db_index=True)
    lesson = models.CharField(max_length=20, blank=True)
    languages = models.JSONField(default=list)
    place = models.CharField(max_length=20, blank=True)
    shown = models.PositiveSmallIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)
    locked = models.BooleanField(default=False)
    paused = models.BooleanField(default=False)
    counted = models.BooleanField(default=True)
    ended = models.BooleanField(default=False)
    acted = models.DateTimeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"session {self.pk}"


class Poll(models.Model):
    """One live question. `meaning` says of each option what the text or the key makes of it, and `words` what it said
    in English, when the poll was made. `round` grows when a trainer asks again. `ends` is when its timer runs out.

    After closing, `counts` holds how many chose each option, and `people` how many answered.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="polls")
    position = models.PositiveSmallIntegerField()
    kind = ChoiceField(PollKind, max_length=12)
    code = models.CharField(max_length=20, blank=True)
    options = models.JSONField(default=list)
    meaning = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    round = models.PositiveSmallIntegerField(default=1)
    state = ChoiceField(PollState, max_length=8, default=PollState.WAITING)
    revealed = models.BooleanField(default=False)
    ends = models.DateTimeField(null=True)
    people = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("session", "position")
        constraints = (models.UniqueConstraint(fields=("session", "position"), name="one_poll_per_position"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.code}".strip()


class Answer(models.Model):
    """Until its poll closes. `key` is a digest of poll and seat: two answers of one seat have nothing in common.

    `turn` is how often the phone has said something else.
    """

    key = models.CharField(max_length=64, primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="answers")
    chosen = models.JSONField(default=list)
    turn = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"answer to {self.poll_id}"
