"""What readers see: all content of one language, as it was when it was last published."""

from django.db import models


class Edition(models.Model):
    """`body` is the JSON written by content/publish.py; editions of all languages share one `version`."""

    language = models.CharField(max_length=12, unique=True)
    version = models.CharField(max_length=40)
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.language} {self.version}"
