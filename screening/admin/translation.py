"""Which translations there are. They are changed as PO files: docs/translating.md."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from screening.choices import State
from screening.models import Translation
from screening.text.exchange import english_texts
from screening.text.strings import deliver

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Translation]
else:
    ModelAdmin = admin.ModelAdmin


class CountedList(ChangeList):
    """The rows of one page of the list, each with its strings counted by state."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        english = english_texts()
        for row in self.result_list:
            row.counts = Counter[str](
                deliver(text, row.language, row.fields.get(field)).state
                for (key, field), text in english.items()
                if key == row.key
            )


class TranslationAdmin(ModelAdmin):
    list_display = ("key", "language", "field_checked", "reviewed", "draft", "stale", "missing")
    list_display_links = None
    list_filter = ("language",)
    search_fields = ("key",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CountedList

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Translation | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Translation | None = None) -> bool:
        return False

    @admin.display(description=_("field-checked"))
    def field_checked(self, row: Any) -> str:
        return str(row.counts[State.FIELD_CHECKED])

    @admin.display(description=_("reviewed"))
    def reviewed(self, row: Any) -> str:
        return str(row.counts[State.REVIEWED])

    @admin.display(description=_("draft"))
    def draft(self, row: Any) -> str:
        return str(row.counts[State.DRAFT])

    @admin.display(description=_("stale"))
    def stale(self, row: Any) -> str:
        return str(row.counts[State.STALE])

    @admin.display(description=_("missing"))
    def missing(self, row: Any) -> str:
        return str(row.counts[State.MISSING])
