"""The published content of one language, ready for a page: at most one small query, and one more when it is new."""

import json
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from screening import models
from screening.choices import CheckOutcome, State
from screening.content.entries import (
    Category,
    Citation,
    DelphiItem,
    HelpLine,
    Indicator,
    Instrument,
    Passage,
    Place,
    Source,
)
from screening.errors import ContentMissing
from screening.text.strings import Text

# A change in the admin shows after this many seconds in every process.
VERSION_SECONDS = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Compared by identity: there is one object per version and language in a process."""

    language: str
    version: str
    sources: dict[str, Source]
    categories: dict[str, Category]
    indicators: dict[str, Indicator]
    passages: dict[str, Passage]
    instruments: dict[str, Instrument]
    places: dict[str, Place]
    lines: dict[str, HelpLine]

    def group(self, group: str) -> list[Passage]:
        return [passage for passage in self.passages.values() if passage.group == group]

    def in_category(self, code: str) -> list[Indicator]:
        return [indicator for indicator in self.indicators.values() if indicator.category.code == code]


class _Memory:
    """What this process has read: the version for a second, and each edition for as long as it is current."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self.version = ""
        self.read_at = float("-inf")
        self.editions: dict[str, Edition] = {}


_memory = _Memory()


def forget() -> None:
    """Read everything again at the next page: after a load, and between tests."""
    with _memory.lock:
        _memory.forget()


def current_version() -> str:
    """The version readers see. Raises ContentMissing where nothing has been loaded."""
    now = time.monotonic()
    if now - _memory.read_at >= VERSION_SECONDS:
        version = models.Edition.objects.values_list("version", flat=True).first()
        if version is None:
            raise ContentMissing
        with _memory.lock:
            if version != _memory.version:
                _memory.editions = {}
            _memory.version, _memory.read_at = version, now
    return _memory.version


def current(*languages: str) -> list[Edition]:
    """The current edition of each language, in order."""
    version = current_version()
    # Another thread may forget at any moment: this one goes on with what it holds.
    held = _memory.editions
    missing = [language for language in languages if language not in held]
    if missing:
        for row in models.Edition.objects.filter(language__in=missing):
            if row.version != version:
                forget()
                return current(*languages)
            held[row.language] = decode(row)
            missing.remove(row.language)
        if missing:
            raise ContentMissing
    return [held[language] for language in languages]


def edition(language: str) -> Edition:
    return current(language)[0]


def _as_text(value: dict[str, Any]) -> Any:
    return Text(value["text"], value["language"], State(value["state"])) if value.keys() == _TEXT else value


_TEXT = {"text", "language", "state"}


def decode(row: models.Edition) -> Edition:
    body = json.loads(row.body, object_hook=_as_text)
    sources = {
        entry["code"]: Source(
            entry["code"], entry["title"], entry["url"], date.fromisoformat(entry["read"]), entry["note"]
        )
        for entry in body["source"]
    }
    categories = {entry["code"]: Category(entry["code"], entry["title"], entry["intro"]) for entry in body["category"]}
    passages = {entry["code"]: _passage(entry, sources) for entry in body["passage"]}
    places = {entry["code"]: _place(entry, sources) for entry in body["place"]}
    return Edition(
        language=row.language,
        version=row.version,
        sources=sources,
        categories=categories,
        indicators={
            entry["code"]: _indicator(entry, categories[entry["category"]], sources)
            for entry in _in_order(body["indicator"], "category", categories)
        },
        passages=passages,
        instruments={entry["code"]: _instrument(entry, sources) for entry in body["instrument"]},
        places=places,
        lines={entry["code"]: _line(entry, places[entry["place"]], passages) for entry in body["line"]},
    )


def _in_order(entries: Iterable[dict[str, Any]], field: str, order: Iterable[str]) -> list[dict[str, Any]]:
    ranks = {code: number for number, code in enumerate(order)}
    return sorted(entries, key=lambda entry: ranks[entry[field]])


def _citations(entry: dict[str, Any], sources: dict[str, Source]) -> tuple[Citation, ...]:
    return tuple(
        Citation(sources[row["source"]], row["locator"], row["phrase"])
        for row in entry["citations"]
        if row["source"] in sources
    )


def _indicator(entry: dict[str, Any], category: Category, sources: dict[str, Source]) -> Indicator:
    return Indicator(
        **{
            **{name: _frozen(value) for name, value in entry.items()},
            "category": category,
            "delphi": tuple(DelphiItem(**item) for item in entry["delphi"]),
            "citations": _citations(entry, sources),
        }
    )


def _passage(entry: dict[str, Any], sources: dict[str, Source]) -> Passage:
    return Passage(
        entry["code"],
        entry["group"],
        entry["title"],
        entry["body"],
        tuple(entry["items"]),
        _citations(entry, sources),
    )


def _instrument(entry: dict[str, Any], sources: dict[str, Source]) -> Instrument:
    values = {name: value for name, value in entry.items() if name != "origin"}
    return Instrument(**{**values, "citations": _citations(entry, sources)})


def _place(entry: dict[str, Any], sources: dict[str, Source]) -> Place:
    return Place(
        entry["code"],
        entry["name"],
        entry["note"],
        tuple(entry["neighbours"]),
        entry["status_risk"],
        _citations(entry, sources),
    )


def _line(entry: dict[str, Any], place: Place, passages: dict[str, Passage]) -> HelpLine:
    values = {name: _frozen(value) for name, value in entry.items() if name not in {"citations", "check"}}
    check = entry["check"]
    if check and check["day"] < entry["checked"]:
        check = None  # the evidence was read again since, and the number may have changed with it
    wrong = bool(check) and check["outcome"] == CheckOutcome.WRONG
    confirmed = bool(check) and not wrong
    return HelpLine(
        **{
            **values,
            "place": place,
            "follows": tuple(passages[f"follows-{code}"] for code in entry["follows"] if f"follows-{code}" in passages),
            "checked": date.fromisoformat(check["day"] if confirmed else entry["checked"]),
            "check_method": check["method"] if confirmed else "",
            "known_wrong": wrong,
        }
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
