"""What every piece of content has in common."""

from typing import ClassVar, Self

from django.db import models

from screening.choices import Origin

# Codes of a site's own rows. The official content keeps it free, so that a code never means two things.
LOCAL_PREFIX = "LOCAL-"


class Item(models.Model):
    """A piece of content with a code that is never re-used.

    `item_kind` begins its text keys (`indicator.DOC-01.title`); `translated` names the fields with words for readers,
    each a string or a list of strings.
    """

    item_kind: ClassVar[str]
    translated: ClassVar[tuple[str, ...]] = ()
    # The field with the item that this one is part of: where that is hidden, so is this.
    part_of: ClassVar[str] = ""
    objects: ClassVar[models.Manager[Self]]

    code = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    origin = models.CharField(max_length=8, choices=[(origin, origin) for origin in Origin], default=Origin.LOCAL)
    hidden = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> str:
        return f"{self.item_kind}.{self.code}"

    def texts(self) -> dict[str, str]:
        """The English words by field: `title`, `prompts.0`, `prompts.1`. Empty ones are left out."""
        found: dict[str, str] = {}
        for field in self.translated:
            value = getattr(self, field)
            if isinstance(value, list):
                found |= {f"{field}.{number}": text for number, text in enumerate(value)}
            elif value:
                found[field] = value
        return found
