"""Words in every other language, one row per string and origin, and who compared them with the English."""

from typing import Any

from django.db import models

from screening.choices import Made, Origin, State
from screening.models.fields import ChoiceField

STORED_STATES = (State.DRAFT, State.REVIEWED, State.FIELD_CHECKED)
SIGNED_STATES = (State.REVIEWED, State.FIELD_CHECKED)


class Translation(models.Model):
    """The words of a file, or of this site, for one string. `digest` is that of the English that they were made from.

    `state` follows from the reviews and is kept up to date by text/reviews.py. No text asks for the English.
    """

    language = models.CharField(max_length=12)
    key = models.CharField(max_length=120)  # indicator.DOC-01.prompts.0
    origin = ChoiceField(Origin, max_length=8, default=Origin.OFFICIAL)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=16, blank=True)
    made = ChoiceField(Made, max_length=8, default=Made.MACHINE)
    state = ChoiceField(State, max_length=16, default=State.DRAFT)

    class Meta:
        ordering = ["language", "key", "origin"]
        constraints = [models.UniqueConstraint(fields=["language", "key", "origin"], name="one_wording_per_origin")]

    def __str__(self) -> str:
        return f"{self.key} in {self.language}"


class Review(models.Model):
    """Somebody compared a translation with the English. Never changed: a changed letter on either side ends it."""

    language = models.CharField(max_length=12)
    key = models.CharField(max_length=120)
    english = models.CharField(max_length=16)  # digest
    translation = models.CharField(max_length=16)  # digest
    state = ChoiceField(State, max_length=16)
    role = models.CharField(max_length=40)
    initials = models.CharField(max_length=8)
    day = models.DateField()
    origin = ChoiceField(Origin, max_length=8, default=Origin.LOCAL)

    class Meta:
        ordering = ["language", "key", "day", "pk"]

    def __str__(self) -> str:
        return f"{self.key} in {self.language}: {self.state} by {self.initials}, {self.day}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A review is added, never changed.")
        super().save(*args, **kwargs)
