"""What was done to many rows at once: a line in the history of each row, and the way back."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone

from screening.models import Item

_MARK = re.compile(r"(?P<done>.*) \((?P<action>[a-z_]+):(?P<code>[0-9a-f]{8})\)", re.DOTALL)
_LISTED = 50


@dataclass(frozen=True, slots=True)
class Trace:
    """One run of an action. `action` is its name, `code` stands for this run, `keys` are those of its rows."""

    done: str
    action: str
    code: str
    day: date
    keys: tuple[str, ...]
    undone: bool

    @property
    def mark(self) -> str:
        return f"({self.action}:{self.code})"


def record(user: Any, rows: Sequence[Item], action: str, done: str) -> str:
    """Write what was done into the history of every row. Returns the code of this run."""
    code = secrets.token_hex(4)
    _log(user, rows, f"{done} ({action}:{code})")
    return code


def record_undo(user: Any, rows: Sequence[Item], trace: Trace) -> None:
    _log(user, rows, f"Undone: {trace.done} [{trace.code}]")


def _log(user: Any, rows: Sequence[Item], message: str) -> None:
    LogEntry.objects.log_actions(user.pk, rows, CHANGE, message)


def find(model: type[Item], code: str) -> Trace | None:
    entries = list(_entries(model).filter(change_message__endswith=f":{code})"))
    return _trace(model, entries) if entries else None


def latest(model: type[Item]) -> list[Trace]:
    """The last runs of actions, the newest first."""
    runs: dict[str, list[LogEntry]] = {}
    for entry in _entries(model).order_by("-action_time", "-pk"):
        if found := _MARK.fullmatch(entry.change_message):
            if found["code"] not in runs and len(runs) == _LISTED:
                break
            runs.setdefault(found["code"], []).append(entry)
    return [trace for entries in runs.values() if (trace := _trace(model, entries))]


def _entries(model: type[Item]) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), action_flag=CHANGE)


def _trace(model: type[Item], entries: Sequence[LogEntry]) -> Trace | None:
    found = _MARK.fullmatch(entries[0].change_message)
    if not found:
        return None
    return Trace(
        done=found["done"],
        action=found["action"],
        code=found["code"],
        day=timezone.localdate(entries[0].action_time),
        keys=tuple(entry.object_id or "" for entry in entries),
        undone=_entries(model).filter(change_message__endswith=f"[{found['code']}]").exists(),
    )
