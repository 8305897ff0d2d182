"""An empty database in the place of the one with the content, and the rows of staff to put into it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

NAME = "look_twice_updating"
# Written by the site as it was at migration 0002, through its own staff site: only what staff had touched.
STAFF_ROWS = Path(__file__).with_name("staff_rows.json")


@pytest.fixture
def database(django_db_blocker, tmp_path) -> Iterator[None]:
    """Everything but the tables of `screening` is there."""
    with django_db_blocker.unblock(), _another(tmp_path):
        for app in ("admin", "auth", "sessions"):
            call_command("migrate", app, verbosity=0)
        ContentType.objects.clear_cache()
        yield
    ContentType.objects.clear_cache()


@contextmanager
def _another(folder: Path) -> Iterator[None]:
    held = connections["default"]
    options = {name: value for name, value in held.settings_dict["OPTIONS"].items() if name != "pool"}
    on_server = held.vendor == "postgresql"
    name = f"{NAME}_{folder.parent.name}".replace("-", "_") if on_server else str(folder / "site.sqlite3")
    if on_server:
        _on_server(held, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
    connections["default"] = type(held)({**held.settings_dict, "NAME": name, "OPTIONS": options}, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = held
        if on_server:
            _on_server(held, f'DROP DATABASE "{name}"')


def _on_server(held: Any, *statements: str) -> None:
    with held._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def steps() -> list[str]:
    """The migrations of `screening`, in order."""
    return sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "screening")


def migrate(step: str) -> Apps:
    """The tables as this step leaves them, and the models that fit them."""
    call_command("migrate", "screening", step, verbosity=0)
    return MigrationLoader(connection).project_state(("screening", step)).apps


def add_staff_rows(apps: Apps) -> None:
    filled = set()
    for row in json.loads(STAFF_ROWS.read_text(encoding="utf-8")):
        app, name = row["model"].split(".")
        try:
            model = (apps if app == "screening" else current_apps).get_model(app, name)
        except LookupError:
            continue  # a table that came later
        model(pk=row["pk"], **{_column(model, field): _stored(value) for field, value in row["fields"].items()}).save()
        filled.add(model)
    with connection.cursor() as cursor:  # PostgreSQL counts only what it numbered itself
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)


def _column(model: type[Model], field: str) -> str:
    return model._meta.get_field(field).attname


def _stored(value: Any) -> Any:
    match value:
        case [str(name)] if name in {"host", "editor"}:
            return current_apps.get_model("auth", "User").objects.get(username=name).pk
        case ["screening", str(model)]:
            return ContentType.objects.get_or_create(app_label="screening", model=model)[0].pk
    return value
