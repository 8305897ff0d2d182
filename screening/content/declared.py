"""A field of an item as its entry declares it: the annotation is read here, once, for whoever needs to know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from screening.text.strings import LocalText


@dataclass(frozen=True)
class AtLeast:
    """How many a list must hold."""

    count: int


@dataclass(frozen=True)
class CodeOf:
    """A code of an item of this kind, where the entry itself is not needed."""

    item_kind: str


@dataclass(frozen=True)
class Without:
    """What a content file leaves out at the beginning of a code."""

    prefix: str


@dataclass(frozen=True)
class _Note:
    name: str


OPTIONAL = _Note("may be empty, or left out")
FROM_CODE = _Note("not in the file: what stands before the hyphen in the code of the item")
PUBLISHED = _Note("not in the file: known when the item is published")


@dataclass(frozen=True)
class Declared:
    """A field. `of` is what each of a list holds; `kind` a class such as LocalText, an enum, an entry or a part."""

    kind: Any
    notes: tuple[Any, ...] = ()
    of: "Declared | None" = None
    optional: bool = False
    empty: Any = None

    def has(self, *notes: Any) -> bool:
        return any(note in self.notes for note in notes)

    def note(self, kind: type) -> Any:
        """The note of this class, or None."""
        return next((note for note in self.notes if isinstance(note, kind)), None)

    @property
    def rule(self) -> Any:
        """The rule that the annotation names, or None."""
        return next((note for note in self.notes if callable(note)), None)

    @property
    def is_text(self) -> bool:
        return self.kind is LocalText

    @property
    def is_item(self) -> bool:
        """Whether an entry of another item stands here; a content file and an edition hold its code."""
        return is_dataclass(self.kind) and "code" in {field.name for field in fields(self.kind)}

    @property
    def is_part(self) -> bool:
        return is_dataclass(self.kind) and not self.is_item and not self.is_text

    @property
    def names_item(self) -> bool:
        return self.is_item or self.note(CodeOf) is not None

    @property
    def is_vocabulary(self) -> bool:
        return isinstance(self.kind, type) and issubclass(self.kind, Enum)


@cache
def declared(entry: type) -> Mapping[str, Declared]:
    """The fields of an entry or of a part, in their order."""
    return {name: _declared(annotation) for name, annotation in get_type_hints(entry, include_extras=True).items()}


def _declared(annotation: Any) -> Declared:
    notes: tuple[Any, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        notes = tuple(rest)
    if get_origin(annotation) is tuple:
        return Declared(tuple, notes, of=_declared(get_args(annotation)[0]), optional=OPTIONAL in notes, empty=[])
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType and get_origin(kind) is not Literal]
        empty = None if NoneType in get_args(annotation) else ""
        inner = _declared(kinds[0])
        return Declared(inner.kind, (*notes, *inner.notes), optional=True, empty=empty)
    return Declared(annotation, notes, optional=OPTIONAL in notes, empty="")


def text_paths(entry: type) -> Iterator[str]:
    """The fields with words for readers: `title`, `prompts`, and within the parts of a list `plan.how`."""
    for name, field in declared(entry).items():
        inner = field.of or field
        if inner.is_text:
            yield name
        elif inner.is_part:
            yield from (f"{name}.{path}" for path in text_paths(inner.kind))


def codes_in(field: Declared, value: Any, path: str) -> Iterator[tuple[str, Declared, str]]:
    """Every code of another item inside a value: where it stands, how that is declared, and the whole code."""
    if field.of:
        for number, part in enumerate(value):
            yield from codes_in(field.of, part, f"{path}.{number}")
    elif field.names_item and (value or not field.optional):
        without = field.note(Without)
        yield path, field, f"{without.prefix if without else ''}{value}"
    elif field.is_part:
        for name, inner in declared(field.kind).items():
            yield from codes_in(inner, value[name], f"{path}.{name}")
