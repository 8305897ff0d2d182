"""Indicators and the text around them, in English. Fields are explained in fixtures/README.md."""

from django.db import models

from screening.choices import IndicatorKind, PassageGroup
from screening.models.fields import ChoiceField
from screening.models.item import Item


class Source(Item):
    item_kind = "source"

    title = models.CharField(max_length=300)
    url = models.CharField(max_length=1000, blank=True)
    read = models.DateField()
    note = models.TextField(blank=True)

    class Meta(Item.Meta):
        pass


class Category(Item):
    item_kind = "category"

    title = models.CharField(max_length=120)
    intro = models.TextField()
    strongest = models.JSONField(default=list)

    class Meta(Item.Meta):
        verbose_name_plural = "categories"


class Indicator(Item):
    item_kind = "indicator"
    part_of = "category"

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="indicators")
    kind = ChoiceField(IndicatorKind, max_length=12, blank=True)
    title = models.CharField(max_length=200)
    notice = models.TextField()
    why = models.TextField()
    other = models.TextField()
    prompts = models.JSONField(default=list)
    see_also = models.JSONField(default=list)
    trainer_note = models.TextField(blank=True)
    typed = models.CharField(max_length=200, blank=True)
    palermo = models.JSONField(default=dict)
    ilo11 = models.JSONField(default=list)
    delphi = models.JSONField(default=list)
    populations = models.JSONField(default=list)
    settings = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    work = models.JSONField(default=list)
    opens_safety = models.BooleanField(default=False)

    class Meta(Item.Meta):
        pass


class Passage(Item):
    item_kind = "passage"

    group = ChoiceField(PassageGroup, max_length=12)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    items = models.JSONField(default=list)
    typed = models.CharField(max_length=200, blank=True)

    class Meta(Item.Meta):
        pass


class Instrument(Item):
    """Published figures of a screening instrument; rates are per 1,000 people."""

    item_kind = "instrument"

    name = models.CharField(max_length=200)
    setting = models.CharField(max_length=200)
    prevalence = models.PositiveSmallIntegerField(null=True)
    sensitivity = models.PositiveSmallIntegerField(null=True)
    specificity = models.PositiveSmallIntegerField(null=True)
    flagged = models.PositiveIntegerField(null=True)
    flagged_affected = models.PositiveIntegerField(null=True)
    note = models.TextField()

    class Meta(Item.Meta):
        pass


class Citation(models.Model):
    """Which source supports an item: `key` is the item's, `phrase` the exact words of the starting text."""

    key = models.CharField(max_length=60, db_index=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    locator = models.CharField(max_length=200, blank=True)
    phrase = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["key", "position"]

    def __str__(self) -> str:
        return f"{self.key}: {self.source_id}"
