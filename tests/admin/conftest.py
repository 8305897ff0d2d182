"""The staff site as a host uses it: fill in the form that the page shows, and send it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from screening.content.edition import Edition, forget, get_edition

Send = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _few_languages(few_languages: None) -> None:
    """A module that needs more has a `few_languages` of its own."""


@pytest.fixture
def staff(content, admin_client, admin_user):
    return with_second_step(admin_client, admin_user)


def with_second_step(client: Client, user: User) -> Client:
    """As if this account had typed a code of its app in this browser."""
    device = TOTPDevice.objects.create(user=user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


@pytest.fixture
def add(staff) -> Send:
    """Send the form for a new row."""
    return lambda model, **values: _send(staff, address(model, "add"), values)


@pytest.fixture
def change(staff) -> Send:
    """Send the form of a row with some values changed."""
    return lambda row, **values: _send(staff, address(type(row), "change", row.pk), values)


@pytest.fixture
def act(staff) -> Send:
    """Run an action of the list on some rows."""

    def run(name: str, *rows: Model, **values: Any) -> HttpResponse:
        chosen = {"action": name, "_selected_action": [row.pk for row in rows], **values}
        return staff.post(address(type(rows[0]), "changelist"), chosen)

    return run


def address(model: type[Model], page: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def _send(client: Any, path: str, values: dict[str, Any]) -> HttpResponse:
    page = client.get(path)
    assert page.status_code == 200
    shown = page.context["adminform"].form
    data = {name: shown[name].field.prepare_value(shown[name].value()) for name in shown.fields}
    for formset in page.context["inline_admin_formsets"]:
        management = formset.formset.management_form
        data |= {management.add_prefix(name): management[name].value() for name in management.fields}
    sent = {name: value for name, value in {**data, **values}.items() if value is not None and value is not False}
    return client.post(path, sent)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the form says about its fields; a saved form leads away from the page."""
    if response.status_code == 302:
        return {}
    found = response.context["adminform"].form.errors
    assert found, "refused without a word"
    return {name: list(messages) for name, messages in found.items()}


def readers_see() -> Edition:
    """What the next page shows in a process that remembers nothing."""
    forget()
    return get_edition("en")


INDICATOR: dict[str, Any] = {
    "code": "LOCAL-DOC-1",
    "title": "Someone keeps the work card",
    "notice": "The person has no card to show. Someone says it is in the office.",
    "other": "Offices keep cards for renewal. The person may have asked for it.",
    "why": "Without a card it is hard to look for other work.",
    "prompts": "Where is your card?\nCould you get it today?",
    "trainer_note": "Learners over-read this.",
    "palermo": ["means:coercion", "act:harbouring"],
    "ilo11": ["3", "7"],
    "populations": ["workers"],
    "settings": ["factory"],
    "audiences": ["labour"],
    "sources": "S4 | page 7\nSEED",
}
LINE: dict[str, Any] = {
    "code": "LOCAL-HELP",
    "name": "City advice centre",
    "number": "024 3936 0000",
    "dial": "+842439360000",
    "channels": ["voice"],
    "operator": "ngo",
    "kind": "support",
    "serves": "anyone",
    "purposes": ["women"],
    "languages": "vi\nen",
    "follows": ["asks-consent"],
    "source_title": "Leaflet of the centre",
    "source_url": "https://example.org/leaflet",
    "source_date": "2026-10",
    "evidence": "The centre prints it on its leaflet.",
    "confidence": "operator",
    "checked": "2026-11-20",
}
