"""Places and help lines, and the record of who looked again: not who, but how and on which day."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from screening.admin.fields import ChecksField, Choice, LinesField, choices_of
from screening.admin.forms import LAST, CitedForm, ItemForm
from screening.admin.item import ItemAdmin
from screening.choices import (
    Channel,
    CheckMethod,
    CheckOutcome,
    Confidence,
    LineKind,
    LinePurpose,
    Operator,
    PassageGroup,
    Serves,
)
from screening.content import entries
from screening.content.clock import CLOCK_IS_WRONG, clock_is_wrong
from screening.content.edition import get_edition
from screening.content.publish import publish_after_commit
from screening.errors import ContentMissing
from screening.languages import ENGLISH
from screening.models import HelpLine, HelpLineCheck, Passage, Place
from screening.referral import phone
from screening.referral.phone import is_fresh

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[HelpLineCheck, HelpLine]
else:
    TabularInline = admin.TabularInline

STATES = {
    "fresh": _("fresh"),
    "old": _("not recently checked"),
    # Translators: state of a help line in the staff site.
    "aged": _("old evidence"),
    "wrong": _("known wrong"),
}


def _places() -> Iterable[Choice]:
    return Place.objects.values_list("code", "name")


def _consequences() -> Iterable[Choice]:
    prefix = f"{PassageGroup.FOLLOWS}-"
    rows = Passage.objects.filter(code__startswith=prefix).values_list("code", "title")
    return [(code.removeprefix(prefix), title) for code, title in rows]


class PlaceForm(CitedForm):
    neighbours = ChecksField(
        _places, required=False, help_text="Places whose lines are offered where there is none here."
    )

    class Meta:
        model = Place
        fields = ("code", "name", "note", "region", "neighbours", "status_risk", "sources", *LAST)
        help_texts: ClassVar = {"status_risk": "A source says that people may be detained or returned."}


class HelpLineForm(ItemForm):
    channels = ChecksField(Channel)
    operator = forms.ChoiceField(choices=choices_of(Operator))
    kind = forms.ChoiceField(choices=choices_of(LineKind), help_text="Who answers.")
    serves = forms.ChoiceField(choices=choices_of(Serves), help_text="For whom the line is.")
    purposes = ChecksField(LinePurpose)
    languages = LinesField(
        required=False, help_text="One language tag per line, such as vi. Empty: the source does not say."
    )
    follows = ChecksField(_consequences, help_text="What may follow from a call.")
    confidence = forms.ChoiceField(choices=choices_of(Confidence))

    class Meta:
        model = HelpLine
        fields = (
            "code", "place", "name", "name_native", "native_language", "number", "dial", "number_note", "channels",
            "operator", "kind", "serves", "purposes", "hours", "free", "from_abroad", "without_speaking", "languages",
            "follows", "caution", "website", "source_title", "source_url", "source_date", "evidence",
            "confidence", "mark", "checked", *LAST,
        )  # fmt: skip
        help_texts: ClassVar = {
            "number": "As the operator prints it, nothing else.",
            "dial": "What a phone must dial: +841900 for a full number, 110 for a short one.",
            "without_speaking": "Whether somebody who cannot speak or hear, or may not be heard, can reach it.",
            "source_date": "As the source gives it: 2025-03-31, 2025-03, 2025 or undated.",
            "mark": "Old or weak evidence. A marked line is never a link and never on paper.",
            "checked": "The day on which somebody read the evidence.",
        }

    def clean_checked(self) -> date:
        found: date = self.cleaned_data["checked"]
        if not self.official and clock_is_wrong(timezone.localdate()):
            raise forms.ValidationError(CLOCK_IS_WRONG)
        return found


class HelpLineCheckInline(TabularInline):
    """Shown and never changed: a new check is an action of the list."""

    model = HelpLineCheck
    fields = ("day", "outcome", "method")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[Choice]:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in STATES:
            return queryset
        today = timezone.localdate()
        codes = [line.code for line in published().values() if state(line, today) == self.value()]
        return queryset.filter(code__in=codes)


def published() -> dict[str, entries.HelpLineEntry]:
    """The lines as readers see them; a hidden one is not there, and need not be checked."""
    try:
        return get_edition(ENGLISH.code).lines
    except ContentMissing:
        return {}


def state(line: entries.HelpLineEntry, today: date) -> str:
    if line.known_wrong:
        return "wrong"
    if phone.is_aged(line, today):
        return "aged"
    return "fresh" if is_fresh(line, today) else "old"


def check_action(outcome: CheckOutcome, method: CheckMethod) -> str:
    return f"{outcome}_{method}".replace("-", "_")


# Nobody can be asked on a page.
CHECKS = {
    check_action(outcome, method): (outcome, method)
    for outcome in CheckOutcome
    for method in CheckMethod
    if (outcome, method) != (CheckOutcome.ASKED, CheckMethod.OPERATOR_PAGE)
}


def _action(outcome: CheckOutcome, method: CheckMethod) -> Callable[..., None]:
    """An action that says of the chosen lines: looked today, in this way, and this is how it was."""

    def record(model_admin: ItemAdmin, request: HttpRequest, queryset: QuerySet[HelpLine]) -> None:
        today, lines = timezone.localdate(), list(queryset)
        if clock_is_wrong(today):
            model_admin.message_user(request, CLOCK_IS_WRONG, messages.ERROR)
            return
        with transaction.atomic():
            HelpLineCheck.objects.bulk_create(
                HelpLineCheck(line=line, day=today, outcome=outcome, method=method) for line in lines
            )
            model_admin.leave_trace(request, lines, record.__name__, f"{description}.")
            publish_after_commit()

    record.__name__ = check_action(outcome, method)
    words = {
        CheckOutcome.RIGHT: _("Checked today, still right: {how}"),
        CheckOutcome.WRONG: _("Checked today, wrong: {how}"),
        # Translators: action of the staff site: somebody asked the people who answer for what is not known.
        CheckOutcome.ASKED: _("Asked today for what is not known: {how}"),
    }
    description = format_lazy(words[outcome], how=method.label)
    return admin.action(description=description, permissions=["change"])(record)


class PlaceAdmin(ItemAdmin):
    form = PlaceForm
    list_display = ("code", "name", "origin", "hidden")
    search_fields = ("code", "name")


class HelpLineAdmin(ItemAdmin):
    form = HelpLineForm
    inlines = (HelpLineCheckInline,)
    list_display = ("code", "name", "place_name", "number", "state", "due", "last_checked", "kind_name", "mark")
    list_filter = (StateFilter, "mark", "kind", "place", *ItemAdmin.list_filter)
    list_select_related = ("place",)
    search_fields = ("code", "name", "number", "dial")
    actions = (
        *ItemAdmin.actions,
        *[_action(outcome, method) for outcome, method in CHECKS.values()],
    )

    def take_back(self, action: str, rows: QuerySet[Any], day: date) -> None:
        if action not in CHECKS:
            super().take_back(action, rows, day)
            return
        outcome, method = CHECKS[action]
        checks = HelpLineCheck.objects.filter(line__in=rows, day=day, outcome=outcome, method=method)
        newest = checks.values("line").annotate(newest=Max("pk")).values_list("newest", flat=True)
        HelpLineCheck.objects.filter(pk__in=list(newest)).delete()

    @admin.display(description=_("place"), ordering="place__name")
    def place_name(self, row: HelpLine) -> str:
        return row.place.name

    @admin.display(description=_("who answers"), ordering="kind")
    def kind_name(self, row: HelpLine) -> Any:
        return LineKind(row.kind).label

    @admin.display(description=_("last checked"))
    def last_checked(self, row: HelpLine) -> date | None:
        line = published().get(row.code)
        return line.checked if line else None

    @admin.display(description=_("due"))
    def due(self, row: HelpLine) -> date | None:
        line = published().get(row.code)
        return phone.due(line) if line else None

    @admin.display(description=_("state"))
    def state(self, row: HelpLine) -> Any:
        line = published().get(row.code)
        return STATES[state(line, timezone.localdate())] if line else _("hidden")
