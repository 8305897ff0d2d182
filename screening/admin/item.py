"""What a host may do with a row of content: add, change and delete its own, hide any, and nothing else."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet, TextField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from screening.admin import traces
from screening.admin.forms import CitedForm, ItemForm
from screening.admin.losses import losses, named
from screening.choices import Origin
from screening.content.publish import publish_after_commit
from screening.models import Citation, Item, Translation

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Item]
else:
    ModelAdmin = admin.ModelAdmin


class ItemAdmin(ModelAdmin):
    """Inside a page Django has begun the transaction; an action begins its own."""

    form = ItemForm
    readonly_fields = ("origin",)
    list_filter: ClassVar[tuple[Any, ...]] = ("origin", "hidden")
    search_fields: ClassVar[tuple[str, ...]] = ("code",)
    actions: tuple[Any, ...] = ("hide", "show")
    has_traces = True  # what actions have done can be undone: a link above the list
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
        if change and "hidden" in form.changed_data and form.instance.hidden:
            for sentence in losses([form.instance]):
                self.message_user(request, sentence, messages.WARNING)
        publish_after_commit()

    def delete_model(self, request: HttpRequest, obj: Item) -> None:
        self.delete_queryset(request, type(obj)._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Item]) -> None:
        with transaction.atomic():
            own = queryset.filter(origin=Origin.LOCAL)
            keys = [row.key for row in own]
            own.delete()
            Citation.objects.filter(key__in=keys).delete()
            for key in keys:
                Translation.objects.filter(key__startswith=f"{key}.").delete()
            publish_after_commit()

    @admin.action(description=_("Hide from readers"), permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Item]) -> TemplateResponse | None:
        rows = list(queryset.filter(hidden=False))
        if "sure" in request.POST or not rows:
            self._set_hidden(request, rows, hidden=True)
            return None
        return self._page(
            request,
            "hide",
            title="Hide from readers?",
            rows=[named(row) for row in rows],
            keys=[row.pk for row in rows],
            losses=losses(rows),
        )

    @admin.action(description=_("Show to readers"), permissions=["change"])
    def show(self, request: HttpRequest, queryset: QuerySet[Item]) -> None:
        self._set_hidden(request, list(queryset.filter(hidden=True)), hidden=False)

    def _set_hidden(self, request: HttpRequest, rows: Sequence[Item], *, hidden: bool) -> None:
        done = "Hidden from readers." if hidden else "Shown to readers."
        with transaction.atomic():
            self.model._default_manager.filter(pk__in=[row.pk for row in rows]).update(hidden=hidden)
            self.leave_trace(request, rows, "hide" if hidden else "show", done)
            publish_after_commit()

    def leave_trace(self, request: HttpRequest, rows: Sequence[Item], action: str, done: str) -> None:
        """Say what was done, on every row and to who did it, with the way back."""
        if not rows:
            self.message_user(request, _("Nothing was changed."), messages.WARNING)
            return
        code = traces.record(request.user, rows, action, done)
        undo = reverse(self._name("undo"), args=[code])
        self.message_user(request, format_html('{} {}: <a href="{}">Undo</a>', done, len(rows), undo), messages.SUCCESS)

    def take_back(self, action: str, rows: QuerySet[Item], day: date) -> None:
        """Undo what an action of the list did to rows on a day."""
        rows.update(hidden=action == "show")

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("undo/", self.admin_site.admin_view(self.traces_view), name=f"{name}_traces"),
            path("undo/<slug:code>/", self.admin_site.admin_view(self.undo_view), name=f"{name}_undo"),
        ]
        return [*own, *super().get_urls()]

    def traces_view(self, request: HttpRequest) -> TemplateResponse:
        self._changing(request)
        return self._page(request, "traces", title="Undo an action", traces=traces.latest(self.model))

    def undo_view(self, request: HttpRequest, code: str) -> HttpResponse:
        self._changing(request)
        if not (trace := traces.find(self.model, code)):
            raise Http404
        rows = self.model._default_manager.filter(pk__in=trace.keys)
        if request.method == "POST" and not trace.undone:
            with transaction.atomic():
                self.take_back(trace.action, rows, trace.day)
                traces.record_undo(request.user, list(rows), trace)
                publish_after_commit()
            self.message_user(request, f"Undone: {trace.done}", messages.SUCCESS)
            return redirect(self._name("changelist"))
        lost = losses(list(rows)) if trace.action == "show" else []
        return self._page(request, "undo", title="Undo?", trace=trace, rows=[named(row) for row in rows], losses=lost)

    def _name(self, page: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _changing(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _page(self, request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
        shown = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"screening/admin/{name}.html", shown)
