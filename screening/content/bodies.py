"""Rows to what an edition holds: the content of a language as one body of JSON."""

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from screening.choices import CheckOutcome
from screening.content.last_look import last_look
from screening.languages import LANGUAGES, Language
from screening.models import ITEMS, Citation, HelpLine, HelpLineCheck, Item
from screening.text.exchange import wordings_of
from screening.text.strings import Wording, deliver

LEFT_OUT = {"id", "position", "hidden"}


def bodies() -> dict[str, str]:
    """By language code, all that readers may see in it, as JSON: each string already chosen."""
    rows = {model: _rows(model) for model in ITEMS}
    shared = {"citations": _citations(), "checks": _newest_checks()}
    return {language.code: _body(language, rows, shared) for language in LANGUAGES}


def _rows(model: type[Item]) -> list[Item]:
    """The rows readers may see: a hidden category or place takes its indicators or lines with it."""
    shown: dict[str, Any] = {"hidden": False}
    if model.part_of:
        shown[f"{model.part_of}__hidden"] = False
    return list(model.objects.filter(**shown))


def _citations() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in Citation.objects.select_related("source"):
        found.setdefault(row.key, []).append({"source": row.source.code, "locator": row.locator, "phrase": row.phrase})
    return found


def _newest_checks() -> dict[int, dict[str, Any]]:
    newest: dict[int, dict[str, Any]] = {}
    for check in HelpLineCheck.objects.exclude(outcome=CheckOutcome.ASKED):
        newest.setdefault(check.line_id, {"day": check.day, "outcome": check.outcome, "method": check.method})
    return newest


def _body(language: Language, rows: dict[type[Item], list[Item]], shared: dict[str, Any]) -> str:
    translations = wordings_of(language.code)
    codes: dict[tuple[Any, int], str] = {(model, row.pk): row.code for model, found in rows.items() for row in found}

    def entry(row: Item) -> dict[str, Any]:
        key = row.key
        values: dict[str, Any] = {"citations": shared["citations"].get(key, [])}
        for field, parts in _fields(type(row)):
            value = getattr(row, field.attname)
            if parts:
                values[field.name] = _delivered(f"{key}.{field.name}", value, parts, language, translations)
            elif field.related_model:
                values[field.name] = codes[field.related_model, value]
            else:
                values[field.name] = value
        if isinstance(row, HelpLine):
            values |= last_look(row.checked, shared["checks"].get(row.pk))
        return values

    body = {model.item_kind: [entry(row) for row in found] for model, found in rows.items()}
    return json.dumps(body, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))


@functools.cache
def _fields(model: type[Item]) -> list[tuple[Any, list[str]]]:
    """What readers get of a row, each with the parts of it that are translated."""
    fields = [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT]
    return [(field, model.translated_parts(field.name)) for field in fields]


def _delivered(
    key: str, value: Any, parts: list[str], language: Language, wordings: Mapping[str, Sequence[Wording]]
) -> Any:
    """A field as readers get it: each of its strings with its language and state."""
    if isinstance(value, list):
        return [_delivered(f"{key}.{number}", part, parts, language, wordings) for number, part in enumerate(value)]
    if isinstance(value, dict):
        return {
            name: _delivered(f"{key}.{name}", part, [""], language, wordings) if name in parts else part
            for name, part in value.items()
        }
    text = deliver(value, language.code, wordings.get(key, ()))
    return {"text": text.value, "language": text.language, "state": text.state}
