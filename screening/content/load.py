"""Fixtures to rows: all or nothing, and a second time changes nothing. Rows that a host added are never touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from screening.choices import Origin
from screening.content.publish import count_change
from screening.content.reader import Record, read_content
from screening.errors import ContentFileError
from screening.models import ITEMS, Citation, Item, Source


@dataclass(frozen=True)
class Loaded:
    """What a load did: counts of official rows."""

    added: int
    changed: int
    removed: int


def load_content(folder: Path) -> Loaded:
    """Load `folder`, replacing the official content; readers see it once it is published.

    Raises ContentFileError, with the database as it was.
    """
    records = read_content(folder)
    with transaction.atomic():
        added, changed = _write_items(records)
        changed += _write_citations(records)
        removed = _remove_items(records)
        count_change()
    return Loaded(added, changed, removed)


def _write_items(records: Iterable[Record]) -> tuple[int, int]:
    added = changed = 0
    rows: dict[tuple[type[Item], str], Item] = {}
    for model in ITEMS:
        stored = {row.code: row for row in model.objects.all()}
        new: list[Item] = []
        for position, record in enumerate(record for record in records if record.model is model):
            referred = {name: rows[_referred_model(model, name), code] for name, code in record.wholes.items()}
            wanted = {**record.values, **referred, "position": position, "origin": Origin.OFFICIAL}
            row = stored.get(record.code)
            if row is None:
                row = model(code=record.code, **wanted)
                new.append(row)
            else:
                changed += _update(row, wanted, record)
            rows[model, record.code] = row
        model.objects.bulk_create(new)
        added += len(new)
    return added, changed


def _update(row: Item, wanted: dict[str, Any], record: Record) -> bool:
    """Bring an official row up to date, and say whether that changed it."""
    if row.origin == Origin.LOCAL:
        raise ContentFileError([record.fault("code", "is taken by a row added on this site; rename that row")])
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    return True


def _referred_model(model: type[Item], field_name: str) -> type[Item]:
    related = model._meta.get_field(field_name).related_model
    assert isinstance(related, type)
    assert issubclass(related, Item)
    return related


def _remove_items(records: Iterable[Record]) -> int:
    wanted = {(record.model, record.code) for record in records}
    removed = 0
    Citation.objects.exclude(key__in=_local_keys()).exclude(
        key__in=[f"{model.item_kind}.{code}" for model, code in wanted]
    ).delete()
    for model in reversed(ITEMS):
        gone = [row.pk for row in model.objects.filter(origin=Origin.OFFICIAL) if (model, row.code) not in wanted]
        removed += len(gone)
        try:
            model.objects.filter(pk__in=gone).delete()
        except ProtectedError as error:
            raise ContentFileError(_needed(model, error)) from None
    return removed


def _needed(model: type[Item], error: ProtectedError) -> list[str]:
    """One fault per row of this site that still refers to an entry gone from the files."""
    keys = sorted(row.key for row in error.protected_objects if isinstance(row, (Item, Citation)))
    return [f"{key}: needs a {model.item_kind} that is no longer in the files; change that row first" for key in keys]


def _local_keys() -> list[str]:
    return [row.key for model in ITEMS for row in model.objects.filter(origin=Origin.LOCAL)]


def _write_citations(records: Iterable[Record]) -> int:
    sources = {source.code: source.pk for source in Source.objects.all()}
    stored: dict[str, list[tuple[int, str, str]]] = {}
    for row in Citation.objects.all():
        stored.setdefault(row.key, []).append((row.source_id, row.locator, row.phrase))
    changed = 0
    for record in records:
        key = f"{record.model.item_kind}.{record.code}"
        wanted = [(sources[row["source"]], row["locator"], row["phrase"]) for row in record.citations]
        if stored.get(key, []) == wanted:
            continue
        changed += key in stored
        Citation.objects.filter(key=key).delete()
        Citation.objects.bulk_create(
            Citation(key=key, source_id=source, locator=locator, phrase=phrase, position=position)
            for position, (source, locator, phrase) in enumerate(wanted)
        )
    return changed
