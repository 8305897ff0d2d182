"""What every piece of content has in common."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self

from django.db import models

from screening.choices import Origin
from screening.models.fields import ChoiceField

# Codes of a site's own rows. content/reader.py keeps it free of official ones, so that a code never means two things.
LOCAL_PREFIX = "LOCAL-"


class Item(models.Model):
    """A piece of content with a code that is never re-used.

    `item_kind` begins its text keys (`indicator.DOC-01.title`). `translated` names the fields with words for readers
    that its entry declares: a string, a list of strings, or parts of the entries of a list (`plan.title`).
    """

    item_kind: ClassVar[str]
    translated: ClassVar[tuple[str, ...]]  # set in apps.py
    # The field with the item that this one is part of: where that is hidden, so is this.
    part_of: ClassVar[str] = ""
    objects: ClassVar[models.Manager[Self]]

    code = models.CharField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    origin = ChoiceField(Origin, max_length=8, default=Origin.LOCAL)
    hidden = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> str:
        return f"{self.item_kind}.{self.code}"

    @classmethod
    def translated_parts(cls, field: str) -> list[str]:
        """What readers see of a field: `[""]` all of it, `[]` nothing, else names in the entries of its list."""
        paths = [path.partition(".") for path in cls.translated]
        return [part for name, _, part in paths if name == field]

    def texts(self) -> dict[str, str]:
        """The English words by field: `title`, `prompts.0`, `plan.2.title`. Empty ones are left out."""
        found: dict[str, str] = {}
        for path in self.translated:
            field, *inner = path.split(".")
            found.update(_strings(field, getattr(self, field), inner))
        return found


def _strings(name: str, value: Any, inner: Sequence[str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _strings(f"{name}.{number}", part, inner)
    elif isinstance(value, dict):
        yield from _strings(f"{name}.{inner[0]}", value[inner[0]], inner[1:])
    elif value:
        yield name, value
