"""Places and help lines. Fields are explained in fixtures/README.md."""

from django.db import models

from screening.choices import CheckMethod, CheckOutcome, Confidence, LineKind, Mark, Operator, Region, Serves
from screening.models.fields import ChoiceField
from screening.models.item import Item


class Place(Item):
    item_kind = "place"

    name = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    region = ChoiceField(Region, max_length=20, blank=True)
    neighbours = models.JSONField(default=list)
    status_risk = models.BooleanField(default=False)

    class Meta(Item.Meta):
        pass


class HelpLine(Item):
    item_kind = "line"
    part_of = "place"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="lines")
    name = models.CharField(max_length=200)
    name_native = models.CharField(max_length=200, blank=True)
    native_language = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=40)
    number_note = models.TextField(blank=True)
    dial = models.CharField(max_length=30)
    channels = models.JSONField(default=list)
    operator = ChoiceField(Operator, max_length=24)
    kind = ChoiceField(LineKind, max_length=20)
    serves = ChoiceField(Serves, max_length=20)
    purposes = models.JSONField(default=list)
    hours = models.CharField(max_length=200, blank=True)
    free = models.BooleanField(null=True)
    from_abroad = models.BooleanField(null=True)
    without_speaking = models.BooleanField(null=True)
    languages = models.JSONField(default=list)
    follows = models.JSONField(default=list)
    caution = models.TextField(blank=True)
    website = models.CharField(max_length=1000, blank=True)
    source_title = models.CharField(max_length=300)
    source_url = models.CharField(max_length=1000)
    source_date = models.CharField(max_length=20)
    evidence = models.TextField()
    confidence = ChoiceField(Confidence, max_length=20)
    mark = ChoiceField(Mark, max_length=8, blank=True)
    checked = models.DateField()

    class Meta(Item.Meta):
        pass


class HelpLineCheck(models.Model):
    """Somebody looked again. Who it was is not kept: the method and the day are what a reader needs."""

    line = models.ForeignKey(HelpLine, on_delete=models.CASCADE, related_name="checks")
    day = models.DateField()
    outcome = ChoiceField(CheckOutcome, max_length=8)
    method = ChoiceField(CheckMethod, max_length=16)

    class Meta:
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return f"{self.line_id} {self.day} {self.outcome}"
