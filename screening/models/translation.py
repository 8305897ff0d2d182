"""Words in every other language: one row per item and language, so that one query gives a page its language."""

from django.db import models


class Translation(models.Model):
    """`fields` holds, by field name as in `Item.texts`, the text, the digest of its English, and its state."""

    key = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    fields = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "key"], name="one_translation_per_item")]

    def __str__(self) -> str:
        return f"{self.key} in {self.language}"
