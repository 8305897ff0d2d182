"""What a host may do with a row of content: add, change and delete its own, hide any, and nothing else."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.db.models import QuerySet, TextField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from screening.admin.forms import CitedForm, ItemForm
from screening.choices import Origin
from screening.content.edition import forget
from screening.content.publish import publish
from screening.models import Citation, Item, Translation

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Item]
else:
    ModelAdmin = admin.ModelAdmin


def republish() -> None:
    """Readers see the rows as they are from the moment the running transaction ends."""
    publish()
    transaction.on_commit(forget)


class ItemAdmin(ModelAdmin):
    """Inside a page Django has begun the transaction; an action begins its own."""

    form = ItemForm
    readonly_fields = ("origin",)
    list_filter: ClassVar[tuple[Any, ...]] = ("origin", "hidden")
    search_fields: ClassVar[tuple[str, ...]] = ("code",)
    actions: tuple[Any, ...] = ("hide", "show")
    formfield_overrides: ClassVar[dict[Any, Any]] = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}

    def has_delete_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.origin == Origin.LOCAL)

    def save_model(self, request: HttpRequest, obj: Item, form: Any, change: bool) -> None:
        if change and obj.origin == Origin.OFFICIAL:
            obj.save(update_fields=["hidden"])
        else:
            obj.origin = Origin.LOCAL
            obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if isinstance(form, CitedForm) and not form.official:
            form.save_sources()
        republish()

    def delete_model(self, request: HttpRequest, obj: Item) -> None:
        self.delete_queryset(request, type(obj)._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Item]) -> None:
        with transaction.atomic():
            own = queryset.filter(origin=Origin.LOCAL)
            keys = [row.key for row in own]
            own.delete()
            Citation.objects.filter(key__in=keys).delete()
            Translation.objects.filter(key__in=keys).delete()
            republish()

    @admin.action(description=_("Hide from readers"), permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Item]) -> None:
        self._set_hidden(request, queryset, hidden=True)

    @admin.action(description=_("Show to readers"), permissions=["change"])
    def show(self, request: HttpRequest, queryset: QuerySet[Item]) -> None:
        self._set_hidden(request, queryset, hidden=False)

    def _set_hidden(self, request: HttpRequest, queryset: QuerySet[Item], *, hidden: bool) -> None:
        with transaction.atomic():
            count = queryset.update(hidden=hidden)
            republish()
        done = _("%d hidden from readers.") if hidden else _("%d shown to readers.")
        self.message_user(request, done % count, messages.SUCCESS)
