"""The JSON of an edition to the frozen entries that pages are made of, as their fields are declared."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from screening.choices import State
from screening.content.declared import Declared, Without, declared
from screening.content.schema import SCHEMAS, ItemSchema
from screening.text.strings import LocalText

# The entries decoded so far, by their class and code.
Found = dict[type, dict[str, Any]]
Decoder = Callable[[Any, Found], Any]

_STATES = {str(state): state for state in State}


def decoded(text: str) -> dict[str, dict[str, Any]]:
    """The entries of an edition by code, under the names that `Edition` has for them."""
    body = json.loads(text)
    found: Found = {}
    for schema in SCHEMAS:
        decode = _group(schema.entry)
        values = _in_order(body[schema.model.item_kind], schema, found)
        found[schema.entry] = {value["code"]: decode(value, found) for value in values}
    return {schema.plural: found[schema.entry] for schema in SCHEMAS}


def _in_order(values: list[dict[str, Any]], schema: ItemSchema, found: Found) -> Iterable[dict[str, Any]]:
    """Items that are part of others stand in the order of those."""
    whole = next((name for name, field in declared(schema.entry).items() if field.is_item), "")
    if not whole:
        return values
    ranks = {code: rank for rank, code in enumerate(found[declared(schema.entry)[whole].kind])}
    return sorted(values, key=lambda value: ranks[value[whole]])


@cache
def _group(entry: type) -> Decoder:
    """A decoder for the fields of an entry or of a part; a part whose item readers may not see becomes None."""
    decoders = {name: _decoder(field) for name, field in declared(entry).items()}
    empty = {name: field.empty for name, field in declared(entry).items() if field.optional}
    items = [name for name, field in declared(entry).items() if field.is_item]

    def decode(value: Mapping[str, Any], found: Found) -> Any:
        values = {
            name: decoder(value[name] if name in value else empty[name], found) for name, decoder in decoders.items()
        }
        return None if any(values[name] is None for name in items) else entry(**values)

    return decode


def _decoder(field: Declared) -> Decoder:
    if field.of:
        return _list(_decoder(field.of))
    if field.is_text:
        return lambda value, _found: LocalText(value["text"], value["language"], _STATES[value["state"]])
    if field.is_item:
        return _item(field)
    if field.is_part:
        return _group(field.kind)
    if field.is_vocabulary:
        members = {member.value: member for member in field.kind}
        return lambda value, _found: members.get(value, value)
    if field.kind is date:
        return lambda value, _found: date.fromisoformat(value)
    return lambda value, _found: value


def _list(decode: Decoder) -> Decoder:
    def decode_all(values: Iterable[Any], found: Found) -> tuple[Any, ...]:
        return tuple(part for value in values if (part := decode(value, found)) is not None)

    return decode_all


def _item(field: Declared) -> Decoder:
    without = field.note(Without)
    prefix = without.prefix if without else ""
    return lambda value, found: found[field.kind].get(prefix + value)
