"""Forms of content rows: a row of this site keeps the rules of the content files, an official row is locked."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from screening.admin.fields import SourcesField
from screening.admin.losses import losses
from screening.choices import Origin, PassageGroup
from screening.content.faults import ARTICLE
from screening.content.row_faults import clean_row, row_faults
from screening.content.rules import code as code_rule
from screening.content.schema import citation_rule
from screening.models import Citation, Item, Source
from screening.models.item import LOCAL_PREFIX

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Item]
else:
    ModelForm = forms.ModelForm

AFTER_OFFICIAL = 1000
LAST = ("position", "hidden")
TYPED = "Other words that readers may type to find it, with commas between. They are not shown."


class ItemForm(ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.official = self.instance.pk is not None and self.instance.origin == Origin.OFFICIAL
        if self.official:
            for name, field in self.fields.items():
                field.disabled = name != "hidden"
            self._explain("hidden", _("An official row can be hidden from readers, and nothing else."))
        elif not self.instance.pk:
            self.initial.setdefault("code", LOCAL_PREFIX)
            self.initial.setdefault("position", AFTER_OFFICIAL)
            self._explain("code", _("Cannot be changed later."))
            self._explain("position", _("Readers see low numbers first."))
        elif "code" in self.fields:
            self.fields["code"].disabled = True  # citations and translations are kept by code
        if self.instance.pk and not self.instance.hidden:
            self._say_what_is_lost()
        for field in self.fields.values():
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget.can_change_related = field.widget.can_delete_related = False

    def _explain(self, name: str, text: str) -> None:
        if name in self.fields:  # not for staff who may only look
            self.fields[name].help_text = text

    def _say_what_is_lost(self) -> None:
        """Where the box is, before it is ticked."""
        box = self.fields.get("hidden")
        if box and (lost := losses([self.instance])):
            sentences = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in lost))
            box.help_text = format_html("{} If it is hidden: <ul>{}</ul>", box.help_text, sentences)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.instance.pk and "code" in values:
            follows = f"{PassageGroup.FOLLOWS}-" if values.get("group") == PassageGroup.FOLLOWS else ""
            self._check_code(values["code"], f"{follows}{LOCAL_PREFIX}")
        return values

    def _check_code(self, code: str, prefix: str) -> None:
        if not code.startswith(prefix) or code == prefix:
            self.add_error("code", _("Begin with %s and go on with your own code.") % prefix)
            return
        try:
            code_rule(code)
        except ValueError:
            self.add_error("code", _("Use letters, digits and hyphens only."))

    def _post_clean(self) -> None:
        """After Django has put the values on the row: the same rules as for a content file."""
        super()._post_clean()  # type: ignore[misc]  # where Django puts the checks of a whole row; not in the stubs
        if self.official:
            return
        for name, value in clean_row(self.instance)[0].items():
            setattr(self.instance, name, value)
        wrong = set(self.errors)
        for field, what in row_faults(self.instance):
            name = field.partition(".")[0]
            if name not in wrong:
                self.add_error(name if name in self.fields else None, what)


class CitedForm(ItemForm):
    """A row that names its sources; they are kept by the row's key."""

    sources = SourcesField(
        required=False,
        help_text="One source per line, as its code or SOURCE-CODE | where in it. For example: S4 | page 7",
    )
    sources_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sources"].required = self.sources_required and not self.official
        if self.instance.pk:
            rows = Citation.objects.filter(key=self.instance.key).select_related("source")
            self.initial["sources"] = [(row.source.code, row.locator, row.phrase) for row in rows]

    def clean_sources(self) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = self.cleaned_data["sources"]
        if self.official:
            return found
        known = dict(Source.objects.values_list("code", "url"))
        for code, locator in found:
            if code not in known:
                raise ValidationError(_("There is no source %r. Add it under Sources first.") % code)
            try:
                citation_rule()({"source": code, "locator": locator})
            except ValueError as error:
                raise ValidationError(f"{code}: {error}") from None
        if self.sources_required and found and not any(known[code] for code, _locator in found):
            raise ValidationError(
                _("At least one source needs a web address. Only official rows can rest on %s alone.") % ARTICLE
            )
        return found

    def save_sources(self) -> None:
        """Replace the citations of a saved row."""
        sources = {row.code: row for row in Source.objects.all()}
        Citation.objects.filter(key=self.instance.key).delete()
        Citation.objects.bulk_create(
            Citation(key=self.instance.key, source=sources[code], locator=" ".join(locator.split()), position=position)
            for position, (code, locator) in enumerate(self.cleaned_data["sources"])
        )
