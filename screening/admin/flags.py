"""What readers say about wordings: the unsafe ones first. English can take a wording's place, and give it back."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse

from screening.admin.translation import english_of
from screening.choices import FlagReason
from screening.content.publish import publish_after_commit
from screening.flags import instead
from screening.languages import ENGLISH, IN_TABLE
from screening.models import Flag, Translation
from screening.text.reviews import settle
from screening.text.strings import digest

if TYPE_CHECKING:
    FlagBase = admin.ModelAdmin[Flag]
else:
    FlagBase = admin.ModelAdmin


class FlagAdmin(FlagBase):
    list_display = ("reason", "count", "day", "language", "key", "words")
    list_display_links = None
    list_filter = ("reason", "language")
    search_fields = ("key",)
    list_per_page = 50
    actions = ("show_english", "show_translation")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Flag | None = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flag]:
        order = [When(reason=reason, then=Value(place)) for place, reason in enumerate(FlagReason.values)]
        return super().get_queryset(request).order_by(Case(*order, output_field=IntegerField()), "-count", "-day", "pk")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "What readers say about wordings", **(extra_context or {})})

    @admin.display(description="Words")
    def words(self, flag: Flag) -> str:
        """Those that the flag is about, or what has become of them."""
        if flag.language == ENGLISH.code:
            text = english_of(flag.key)
        else:
            rows = Translation.objects.filter(language=flag.language, key=flag.key).order_by("origin")
            text = next((row.text for row in rows), "")
            if flag.before:
                return "readers see the English"
        return text if digest(text) == flag.digest else "the words have changed since"

    @admin.action(description="Show readers the English instead", permissions=["change"])
    def show_english(self, request: HttpRequest, chosen: QuerySet[Flag]) -> None:
        with transaction.atomic():
            done = sum(instead.show_english(flag, english_of(flag.key)) for flag in chosen)
            _settle(chosen)
        publish_after_commit()
        self.message_user(
            request, f"{done} shown in English. “Show the translation again” undoes it.", messages.SUCCESS
        )

    @admin.action(description="Show the translation again", permissions=["change"])
    def show_translation(self, request: HttpRequest, chosen: QuerySet[Flag]) -> None:
        with transaction.atomic():
            done = sum(instead.show_translation(flag) for flag in chosen)
            _settle(chosen)
        publish_after_commit()
        self.message_user(request, f"{done} shown as before.", messages.SUCCESS)


def _settle(flags: QuerySet[Flag]) -> None:
    """Whether the words that readers get now were reviewed."""
    for code in {flag.language for flag in flags} - {ENGLISH.code}:
        settle(IN_TABLE[code])
