"""Form fields for what the tables keep as JSON: lists become lines or checkboxes, so that nobody edits JSON."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils.text import capfirst

from screening.choices import Act, Means, Purpose

Choice = tuple[Any, Any]


def choices_of(vocabulary: type[Choices]) -> list[Choice]:
    """The values of a closed vocabulary with the words that readers see for them."""
    return [(value, capfirst(str(label))) for value, label in vocabulary.choices]


class LinesField(forms.CharField):
    """A list of texts, one per line. Empty lines do not count."""

    widget = AdminTextareaWidget(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class ChecksField(forms.TypedMultipleChoiceField):
    """A list of values of a closed vocabulary, or of what `choices` returns when the page is made."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        choices: type[Choices] | Callable[[], Iterable[Choice]],
        *,
        required: bool = True,
        coerce: Callable[[Any], Any] = str,
        label: str | None = None,
        help_text: str = "",
    ) -> None:
        found = choices_of(choices) if isinstance(choices, type) else choices
        super().__init__(
            choices=found, required=required, coerce=coerce, empty_value=[], label=label, help_text=help_text
        )


class PalermoField(forms.MultipleChoiceField):
    """The elements of the Palermo definition: {"act": ["transport"], …} as checkboxes `act:transport`, grouped."""

    widget = forms.CheckboxSelectMultiple
    elements: Mapping[str, type[Choices]] = {"act": Act, "means": Means, "purpose": Purpose}

    def __init__(self) -> None:
        groups = [
            (capfirst(element), [(f"{element}:{value}", label) for value, label in choices_of(vocabulary)])
            for element, vocabulary in self.elements.items()
        ]
        super().__init__(choices=groups, required=False, label="Elements of the Palermo definition")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return [f"{element}:{name}" for element in self.elements for name in value.get(element, [])]

    def clean(self, value: Any) -> Any:
        checked = [str(part).partition(":") for part in super().clean(self.prepare_value(value))]
        return {element: [name for group, _, name in checked if group == element] for element in self.elements}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class SourcesField(forms.CharField):
    """Citations, one per line: `SOURCE-CODE | locator`. The value is a list of (code, locator)."""

    widget = AdminTextareaWidget(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(" | ".join(filter(None, part)) for part in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        found = []
        for line in (super().to_python(value) or "").splitlines():
            parts = [part.strip() for part in line.split("|")]
            if not any(parts):
                continue
            if len(parts) > 2:
                raise ValidationError(f"{line.strip()!r}: write one source as SOURCE-CODE | locator.")
            found.append((parts[0], parts[1] if len(parts) == 2 else ""))
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != self.prepare_value(data))
