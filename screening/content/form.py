"""What the form of a content file says: its fields, and the codes of other items that they name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.content.rules import CODE, Rule, mapping, optional, text
from screening.models import Item

PHRASE_WORDS = 12


def _phrase(value: object) -> str:
    clean: str = text(200)(value)
    if len(clean.split()) > PHRASE_WORDS:
        raise ValueError(f"has more than {PHRASE_WORDS} words")
    return clean


CODE_RULE = text(40, CODE)
CITATION = mapping({"source": CODE_RULE, "locator": optional(text(200)), "phrase": optional(_phrase)})


@dataclass(frozen=True)
class Named:
    """The model whose codes stand in a list; `prefix` is the part of a code that the list leaves out."""

    model: type[Item]
    prefix: str = ""


@dataclass(frozen=True)
class Form:
    """`paths` are globs below `fixtures/`.

    `refers` are fields that hold the code of another model's item. `names` are lists of such codes, or parts of the
    entries of a list (`present.indicator`): the database does not guard those. `together` finds what is wrong with
    fields beside each other, once each of them is right.
    """

    model: type[Item]
    paths: str
    fields: Mapping[str, Rule]
    refers: Mapping[str, type[Item]] = field(default_factory=dict)
    names: Mapping[str, Named] = field(default_factory=dict)
    cites: bool = True
    together: Callable[[Mapping[str, Any]], Iterable[tuple[str, str]]] = lambda values: ()


def named_codes(form: Form, values: Mapping[str, Any]) -> Iterator[tuple[str, type[Item], str]]:
    """Every code that the lists of an entry name: the field, the model and the whole code."""
    for path, named in form.names.items():
        name, _, part = path.partition(".")
        for entry in values.get(name, []):
            yield name, named.model, named.prefix + (entry[part] if part else entry)
