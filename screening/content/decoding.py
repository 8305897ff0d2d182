"""The JSON of an edition to the frozen entries that pages are made of."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from screening.choices import CheckOutcome, State
from screening.content.entries import (
    AnswerOption,
    CategoryEntry,
    CitationEntry,
    DelphiItem,
    HelpLineEntry,
    IndicatorEntry,
    InstrumentEntry,
    LessonEntry,
    LessonStep,
    PassageEntry,
    PlaceEntry,
    Point,
    PracticeCaseEntry,
    QuestionEntry,
    Reading,
    SourceEntry,
    TermEntry,
)
from screening.text.strings import LocalText

_TEXT = {"text", "language", "state"}


def _as_text(value: dict[str, Any]) -> Any:
    return LocalText(value["text"], value["language"], State(value["state"])) if value.keys() == _TEXT else value


def decoded(text: str) -> dict[str, dict[str, Any]]:
    """The entries of an edition by code, under the names that `Edition` has for them."""
    body = json.loads(text, object_hook=_as_text)
    sources = {
        entry["code"]: SourceEntry(
            entry["code"], entry["title"], entry["url"], date.fromisoformat(entry["read"]), entry["note"]
        )
        for entry in body["source"]
    }
    categories = {
        entry["code"]: CategoryEntry(entry["code"], entry["title"], entry["intro"]) for entry in body["category"]
    }
    passages = {entry["code"]: _passage(entry, sources) for entry in body["passage"]}
    places = {entry["code"]: _place(entry, sources) for entry in body["place"]}
    indicators = {
        entry["code"]: _indicator(entry, categories[entry["category"]], sources)
        for entry in _in_order(body["indicator"], "category", categories)
    }
    cases = {entry["code"]: _case(entry, indicators, sources) for entry in body["case"]}
    return {
        "sources": sources,
        "categories": categories,
        "indicators": indicators,
        "passages": passages,
        "instruments": {entry["code"]: _instrument(entry, sources) for entry in body["instrument"]},
        "places": places,
        "lines": {entry["code"]: _line(entry, places[entry["place"]], passages) for entry in body["line"]},
        "cases": cases,
        "lessons": {entry["code"]: _lesson(entry, cases, categories, sources) for entry in body["lesson"]},
        "questions": {entry["code"]: _question(entry, sources) for entry in body["question"]},
        "terms": {entry["code"]: _term(entry, sources) for entry in body["term"]},
    }


def _in_order(entries: Iterable[dict[str, Any]], field: str, order: Iterable[str]) -> list[dict[str, Any]]:
    ranks = {code: number for number, code in enumerate(order)}
    return sorted(entries, key=lambda entry: ranks[entry[field]])


def _citations(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> tuple[CitationEntry, ...]:
    return tuple(
        CitationEntry(sources[row["source"]], row["locator"], row["phrase"])
        for row in entry["citations"]
        if row["source"] in sources
    )


def _indicator(entry: dict[str, Any], category: CategoryEntry, sources: dict[str, SourceEntry]) -> IndicatorEntry:
    return IndicatorEntry(
        **{
            **{name: _frozen(value) for name, value in entry.items()},
            "category": category,
            "delphi": tuple(DelphiItem(**item) for item in entry["delphi"]),
            "citations": _citations(entry, sources),
        }
    )


def _passage(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> PassageEntry:
    return PassageEntry(
        entry["code"],
        entry["group"],
        entry["title"],
        entry["body"],
        tuple(entry["items"]),
        _citations(entry, sources),
    )


def _instrument(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> InstrumentEntry:
    values = {name: value for name, value in entry.items() if name != "origin"}
    return InstrumentEntry(**{**values, "citations": _citations(entry, sources)})


def _place(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> PlaceEntry:
    return PlaceEntry(
        entry["code"],
        entry["name"],
        entry["note"],
        tuple(entry["neighbours"]),
        entry["status_risk"],
        _citations(entry, sources),
    )


def _line(entry: dict[str, Any], place: PlaceEntry, passages: dict[str, PassageEntry]) -> HelpLineEntry:
    values = {name: _frozen(value) for name, value in entry.items() if name not in {"citations", "check"}}
    check = entry["check"]
    if check and check["day"] < entry["checked"]:
        check = None  # the evidence was read again since, and the number may have changed with it
    wrong = bool(check) and check["outcome"] == CheckOutcome.WRONG
    confirmed = bool(check) and not wrong
    return HelpLineEntry(
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


def _case(
    entry: dict[str, Any], indicators: dict[str, IndicatorEntry], sources: dict[str, SourceEntry]
) -> PracticeCaseEntry:
    def readings(rows: Iterable[dict[str, Any]]) -> tuple[Reading, ...]:
        return tuple(
            Reading(indicators[row["indicator"]], row["reason"]) for row in rows if row["indicator"] in indicators
        )

    return PracticeCaseEntry(
        **{
            **_values(entry),
            "present": readings(entry["present"]),
            "tempting": readings(entry["tempting"]),
            "citations": _citations(entry, sources),
        }
    )


def _lesson(
    entry: dict[str, Any],
    cases: dict[str, PracticeCaseEntry],
    categories: dict[str, CategoryEntry],
    sources: dict[str, SourceEntry],
) -> LessonEntry:
    return LessonEntry(
        **{
            **_values(entry),
            "points": tuple(Point(row["title"], tuple(row["lines"]), row["say"]) for row in entry["points"]),
            "cases": tuple(cases[code] for code in entry["cases"] if code in cases),
            "categories": tuple(categories[code] for code in entry["categories"] if code in categories),
            "plan": tuple(LessonStep(**row) for row in entry["plan"]),
            "short": tuple(LessonStep(**row) for row in entry["short"]),
            "citations": _citations(entry, sources),
        }
    )


def _question(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> QuestionEntry:
    options = tuple(AnswerOption(**row) for row in entry["options"])
    return QuestionEntry(**{**_values(entry), "options": options, "citations": _citations(entry, sources)})


def _term(entry: dict[str, Any], sources: dict[str, SourceEntry]) -> TermEntry:
    return TermEntry(**{**_values(entry), "citations": _citations(entry, sources)})


def _values(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in entry.items() if name != "origin"}
