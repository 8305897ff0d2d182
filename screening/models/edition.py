"""What readers see: all content of one language, as it was when it was last published."""

import hashlib

from django.conf import settings
from django.db import models


class EditionRow(models.Model):
    """`body` is the JSON written by content/publish.py, and `version` the release with a digest of that body."""

    language = models.CharField(max_length=12, unique=True)
    version = models.CharField(max_length=40)
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.language} {self.version}"

    @classmethod
    def of(cls, language: str, body: str) -> "EditionRow":
        return cls(language=language, version=f"{settings.RELEASE}-{_digest(body)}", body=body)

    @property
    def is_whole(self) -> bool:
        """Whether the body is the one that was published: false after a change past the site, or of a broken disk."""
        return self.version.endswith(f"-{_digest(self.body)}")


class Revision(models.Model):
    """One row: how often content was changed, and up to which change what readers see was written."""

    changes = models.PositiveBigIntegerField(default=0)
    published = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.published} of {self.changes}"


class NumbersRow(models.Model):
    """The numbers that paper could carry at some publish: once for each state of all of them, and never changed.

    `mark` stands for `lines`, by code: place, number, reach. See content/paper_numbers.py.
    """

    mark = models.PositiveIntegerField(unique=True)
    lines = models.JSONField()

    def __str__(self) -> str:
        return str(self.mark)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:8]
