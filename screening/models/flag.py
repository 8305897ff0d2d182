"""What readers say about a wording: numbers, and nothing about whoever said it."""

from django.db import models

from screening.choices import FlagReason
from screening.models.fields import ChoiceField


class Flag(models.Model):
    """So many times was this wording called that. `digest` is that of the words: others begin anew.

    `today` counts what came on `day`, the last one on which something did. `before` is the wording of this site whose
    place the English took, if there was one.
    """

    language = models.CharField(max_length=12)
    key = models.CharField(max_length=120)  # indicator.DOC-01.prompts.0
    digest = models.CharField(max_length=16)
    reason = ChoiceField(FlagReason, max_length=8)
    count = models.PositiveIntegerField(default=0)
    day = models.DateField()
    today = models.PositiveSmallIntegerField(default=0)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("language", "key", "digest", "reason"), name="one_flag_of_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.key} in {self.language}: {self.reason}"
