"""Translations, one row per string: a person may write the wording of this site."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest
from django.utils.timezone import localdate

from screening.choices import Made, Origin
from screening.content.publish import publish_after_commit
from screening.content.translation_faults import string_faults
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE, TRANSLATED
from screening.models import ITEMS, Item, Review, Translation
from screening.text.faults import is_blank
from screening.text.reviews import settle
from screening.text.strings import digest

if TYPE_CHECKING:
    TranslationBase = admin.ModelAdmin[Translation]
    ReviewBase = admin.ModelAdmin[Review]
    TranslationModelForm = forms.ModelForm[Translation]
    ReviewModelForm = forms.ModelForm[Review]
else:
    TranslationBase = ReviewBase = admin.ModelAdmin
    TranslationModelForm = ReviewModelForm = forms.ModelForm

LANGUAGES = [(language.code, language.english_name) for language in TRANSLATED]


def item_of(key: str) -> tuple[Item, str]:
    """The row and the field that a key names. Raises KeyError where there is no such text."""
    kind, _, rest = key.partition(".")
    code, _, field = rest.partition(".")
    model = {model.item_kind: model for model in ITEMS}[kind]
    row = model.objects.filter(code=code).first()
    if row is None or field not in row.texts():
        raise KeyError(key)
    return row, field


def english_of(key: str) -> str:
    try:
        row, field = item_of(key)
    except KeyError:
        return ""
    return row.texts()[field]


class TranslationForm(TranslationModelForm):
    language = forms.ChoiceField(choices=LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["language"].disabled = self.fields["key"].disabled = True
        if "made" in self.fields:
            self.initial["made"] = Made.MENDED if self.instance.text else Made.PERSON

    class Meta:
        model = Translation
        fields = ("language", "key", "text", "made")
        widgets: ClassVar = {"text": AdminTextareaWidget(attrs={"rows": 5})}
        help_texts: ClassVar = {
            "key": "As beside the text in content.po: indicator.DOC-01.title",
            "text": "The wording of this site. Leave it empty to show the English.",
            "made": "Who wrote these words: a person, a machine, or a person who mended what a machine had written.",
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not {"language", "key"} <= values.keys():
            return values
        try:
            row, field = item_of(values["key"])
        except KeyError:
            self.add_error("key", "There is no such text.")
            return values
        values["text"] = "" if is_blank(values.get("text", "")) else values["text"].strip()
        if values["text"]:
            try:
                english = row.texts()[field]
                for fault in string_faults(row, field, english, values["text"], values["language"]):
                    self.add_error("text", f"The text {fault}.")
            except TranslationFileError as error:
                self.add_error("text", f"The text cannot be checked: {'; '.join(error.faults)}.")
        return values

    def validate_unique(self) -> None:
        """A wording of this site takes the place of an earlier one."""


class TranslationAdmin(TranslationBase):
    form = TranslationForm
    readonly_fields = ("english", "official", "state", "origin")
    fields = ("language", "key", "english", "official", "text", "made", "state", "origin")
    list_display = ("key", "language", "text", "state", "made", "origin")
    list_filter = ("language", "state", "made", "origin")
    search_fields = ("key", "text")
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Translation | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.origin == Origin.LOCAL)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}  # one by one: an official row cannot be deleted

    @admin.display(description="English")
    def english(self, row: Translation) -> str:
        return english_of(row.key)

    @admin.display(description="Official wording")
    def official(self, row: Translation) -> str:
        where = {"language": row.language, "key": row.key, "origin": Origin.OFFICIAL}
        return Translation.objects.filter(**where).values_list("text", flat=True).first() or "none"

    def save_model(self, request: HttpRequest, obj: Translation, form: Any, change: bool) -> None:
        """Written beside the official row, never over it."""
        row, _ = Translation.objects.update_or_create(
            language=obj.language,
            key=obj.key,
            origin=Origin.LOCAL,
            defaults={"text": obj.text, "made": obj.made, "digest": digest(english_of(obj.key))},
        )
        obj.pk, obj.origin = row.pk, row.origin
        settle(IN_TABLE[obj.language])
        publish_after_commit()

    def delete_model(self, request: HttpRequest, obj: Translation) -> None:
        obj.delete()
        publish_after_commit()


class ReviewForm(ReviewModelForm):
    language = forms.ChoiceField(choices=LANGUAGES)

    class Meta:
        model = Review
        fields = ("language", "key", "state", "role", "initials", "day")
        help_texts: ClassVar = {
            "key": "Of the text that you compared with its English, word by word: indicator.DOC-01.title",
            "state": "Reviewed needs two different people, the one who wrote the words among them if you like.",
            "role": "What you do, such as translator or interpreter; no name.",
            "initials": "They tell two people apart, and nothing else.",
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("day") and values["day"] > localdate():
            self.add_error("day", "This day is still to come.")
        if {"language", "key"} <= values.keys():
            english = digest(english_of(values["key"]))
            where = {"language": values["language"], "key": values["key"], "digest": english}
            row = Translation.objects.filter(**where).order_by("origin").first()
            if row is None or not row.text:
                self.add_error("key", "Readers see no translation of such a text.")
            else:
                self.instance.english, self.instance.translation = english, digest(row.text)
        return values


class ReviewAdmin(ReviewBase):
    """Reviews are added, and neither changed nor deleted."""

    form = ReviewForm
    list_display = ("key", "language", "state", "role", "initials", "day", "origin")
    list_filter = ("language", "state", "origin")
    search_fields = ("key",)

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        obj.save()
        settle(IN_TABLE[obj.language])
        publish_after_commit()
