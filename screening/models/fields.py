"""A column that holds a value of a closed vocabulary."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import TextChoices

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField


class ChoiceField(CharField):
    """The table knows nothing of the vocabulary: a new value, or another word for one, is no migration."""

    def __init__(self, vocabulary: type[TextChoices] | None = None, **options: Any) -> None:
        if vocabulary:
            options["choices"] = vocabulary.choices
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, positional, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", positional, options
