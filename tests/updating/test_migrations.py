"""Every migration forward and back, with rows of staff in the tables: what is lost is said, and nothing else is."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.apps.registry import Apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from tests.updating.conftest import add_staff_rows, migrate, steps

FIRST, OLD, *LATER = steps()
STEPS = list(pairwise(steps()))
# What a step back cannot keep, by table; the docstring of the migration says so.
LOST = {
    "0002_training": {"term": {"LOCAL-TERM"}},
    "0004_one_row_per_string": {"translation": {"Official words"}, "review": {"ended", "ledger"}},
}
KEY = "indicator.DOC-01.title"
DIGEST = "0" * 16
SHA_OF_OURS = "8063e0828f6d65b3"  # of "Our words"


def filled(step: str) -> Apps:
    """The database as this step has it, with rows of staff in every table that they could write."""
    apps = migrate(min(step, OLD))
    add_staff_rows(apps)
    if step > OLD:
        apps = migrate(step)
    if step >= "0004":
        add_wordings(apps)
    return apps


def add_wordings(apps: Apps) -> None:
    """A wording of the site over an official one, reviewed by two people, and reviews of other words."""
    wording = apps.get_model("screening", "Translation").objects.create
    where = {"language": "km", "key": KEY}
    wording(**where, digest=DIGEST, text="Official words", origin="official")
    wording(**where, digest=DIGEST, text="Our words", origin="local", made="mended")
    wording(language="vi", key=KEY, digest=DIGEST, text="", origin="local", made="person")
    review = apps.get_model("screening", "Review").objects.create
    signed = {**where, "english": DIGEST, "state": "reviewed", "role": "interpreter", "day": date(2026, 11, 25)}
    for initials in ("AB", "CD"):
        review(**signed, translation=SHA_OF_OURS, initials=initials)
    review(**signed, translation="1" * 16, initials="ended")
    review(**signed, translation=SHA_OF_OURS, initials="ledger", origin="official")


def written(apps: Apps) -> dict[str, list[str]]:
    """What people wrote, by table. Editions are made from all of it."""
    models = [*apps.get_app_config("screening").get_models(), User, LogEntry]
    return {
        model._meta.model_name: sorted(str(words(model, row)) for row in model.objects.values())
        for model in models
        if model._meta.model_name not in {"edition", "editionrow", "revision"}
    }


def words(model: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    """Without its own number. The state of a wording follows from the reviews."""
    row = {name: value for name, value in row.items() if name != "id"}
    if model._meta.model_name == "translation" and "fields" in row:
        # What a step back adds for the way forward is nobody's.
        row["fields"] = {
            field: {name: found[name] for name in ("text", "digest", "state")} for field, found in row["fields"].items()
        }
    elif model._meta.model_name == "translation":
        del row["state"]
    return row


def without(rows: dict[str, list[str]], lost: dict[str, set[str]]) -> dict[str, list[str]]:
    """Every word that is said to be lost is there before."""
    for table, words in lost.items():
        assert all(any(word in row for row in rows[table]) for word in words)
    return {
        table: [row for row in found if not any(word in row for word in lost.get(table, ()))]
        for table, found in rows.items()
    }


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_a_step_and_back_loses_nothing(database, before, after):
    rows = written(filled(before))
    migrate(after)
    assert written(migrate(before)) == rows


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_a_step_back_and_forward_loses_what_is_said(database, before, after):
    rows = written(filled(after))
    migrate(before)
    assert written(migrate(after)) == without(rows, LOST.get(after, {}))


def test_all_the_way_forward_back_and_forward(database):
    rows = written(filled(OLD))
    last = migrate(LATER[-1])
    newest = written(last)
    assert written(migrate(OLD)) == rows
    assert written(migrate(LATER[-1])) == newest


def test_back_to_nothing_and_forward_again(database):
    filled(LATER[-1])
    call_command("migrate", "screening", "zero", verbosity=0)
    assert not any(rows for table, rows in written(migrate(LATER[-1])).items() if table not in {"user", "logentry"})
    assert User.objects.count() == 2


def test_lines_of_staff_say_for_whom_they_are_and_whether_one_can_write(database):
    before = filled("0004_one_row_per_string").get_model("screening", "HelpLine")
    ours = before.objects.filter(code="LOCAL-HELP").values("place", "position", "channels").get()
    place, channels = ours.pop("place"), ["voice", "chat"]
    before.objects.create(
        **{**ours, "channels": channels},
        code="LOCAL-EMBASSY",
        kind="consular",
        place_id=place,
        checked=date(2026, 1, 1),
    )
    after = migrate("0005_for_whom_a_line_is").get_model("screening", "HelpLine")
    said = (
        dict(after.objects.values_list("code", "serves")),
        dict(after.objects.values_list("code", "without_speaking")),
    )
    assert [found["LOCAL-HELP"] for found in said] == ["anyone", None]
    assert [found["LOCAL-EMBASSY"] for found in said] == ["citizens-abroad", True]


@pytest.mark.parametrize("step", [FIRST, *LOST])
def test_a_migration_says_what_its_way_back_loses(step):
    migration = MigrationLoader(None).disk_migrations["screening", step]
    assert "step back" in (migration.__doc__ or "")
