"""Read `fixtures/`: every entry checked, every fault with its file, line, code and field."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # ten times faster, where PyYAML was built with libyaml
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from screening.content.declared import FROM_CODE
from screening.content.rules import Fault, cleaned
from screening.content.schema import SCHEMAS, ItemSchema
from screening.errors import ContentFileError
from screening.models import Item
from screening.models.item import LOCAL_PREFIX


class _Lined(dict[Hashable, Any]):
    """A YAML mapping that knows the line of each of its fields."""

    lines: dict[Hashable, int]


class _Loader(SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        found = _Lined(super().construct_mapping(node, deep=True))
        found.lines = {self.construct_object(key): key.start_mark.line + 1 for key, _ in node.value}
        if len(found) < len(node.value):
            names = [self.construct_object(key) for key, _ in node.value]
            twice = next(name for name in names if names.count(name) > 1)
            raise yaml.constructor.ConstructorError(None, None, f"{twice} is there twice", node.start_mark)
        return found

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, f"{node.value}: {error}", node.start_mark) from None


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _Loader.construct_mapping)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


@dataclass
class Record:
    """One clean entry: what becomes a row. `wholes` holds the codes of the items that it is part of, by field."""

    schema: ItemSchema
    code: str
    name: str  # of the file
    entry: _Lined
    values: dict[str, Any]
    wholes: dict[str, str]
    citations: list[dict[str, str]]

    @property
    def model(self) -> type[Item]:
        return self.schema.model

    def fault(self, path: str, what: str) -> str:
        return f"{self.name}:{_line(self.entry, path)}: {self.code}: {path}: {what}"


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.records: list[Record] = []
        # Entries with faults and files that cannot be read are not reported again wherever something refers to them.
        self.seen: dict[tuple[type[Item], str], str] = {}
        self.unread: set[type[Item]] = set()

    def read(self) -> list[Record]:
        for schema in SCHEMAS:
            paths = sorted(self.folder.glob(schema.paths))
            if not paths:
                self.faults.append(f"{schema.paths}: there is no such file in {self.folder.name}/")
                self.unread.add(schema.model)
            for path in paths:
                self._read_file(schema, path)
        # What an entry belongs to, then what it names: one wrong code is told once, not wherever something names it.
        for named in (_wholes, _named):
            if not self.faults:
                self._check_codes(named)
        if self.faults:
            raise ContentFileError(self.faults)
        return self.records

    def _read_file(self, schema: ItemSchema, path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        try:
            # _Loader is a SafeLoader: it builds plain values only.
            entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            self.faults.append(f"{name}:{line}: not readable as YAML: {getattr(error, 'problem', error)}")
            self.unread.add(schema.model)
            return
        if not isinstance(entries, list) or not all(isinstance(entry, _Lined) for entry in entries):
            self.faults.append(f"{name}:1: must be a list of entries, each beginning with '- code:'")
            self.unread.add(schema.model)
            return
        for entry in entries:
            self._read_entry(schema, name, entry)

    def _read_entry(self, schema: ItemSchema, name: str, entry: _Lined) -> None:
        code = str(entry.get("code", "?"))
        values, faults = cleaned(schema.file_rules, entry)
        faults = [
            *self._code_faults(schema.model, code, f"{name}:{_line(entry)}"),
            *((str(unknown), "there is no such field") for unknown in set(entry) - set(schema.file_rules)),
            *faults,
        ]
        faults = faults or list(schema.together(values))
        record = _record(schema, code, name, entry, values)
        self.faults += [record.fault(path, what) for path, what in faults]
        if not faults:
            self.records.append(record)

    def _code_faults(self, model: type[Item], code: str, where: str) -> Iterator[Fault]:
        first = self.seen.setdefault((model, code), where)
        if code != "?" and first != where:
            yield "code", f"is already used at {first}"
        if LOCAL_PREFIX in code:
            yield "code", f"{LOCAL_PREFIX} is for the rows that a site adds"

    def _check_codes(self, named: Callable[[Record], Iterator[tuple[str, type[Item], str]]]) -> None:
        for record in self.records:
            for path, model, code in named(record):
                if (model, code) not in self.seen and model not in self.unread:
                    self.faults.append(record.fault(path, f"there is no {model.item_kind} {code!r}"))


def _line(entry: _Lined, path: str = "") -> int:
    """The line of a field, or of the nearest mapping around it that is in the file."""
    line = min(entry.lines.values(), default=1)
    value: Any = entry
    for name in path.split("."):
        if isinstance(value, _Lined) and name in value:
            line, value = value.lines[name], value[name]
        elif isinstance(value, list) and name.isdigit():
            value = value[int(name)]
            line = min(value.lines.values(), default=line) if isinstance(value, _Lined) else line
    return line


def _record(schema: ItemSchema, code: str, name: str, entry: _Lined, values: dict[str, Any]) -> Record:
    own = {field: value for field, value in values.items() if field in schema.fields}
    wholes = {
        field: code.partition("-")[0] if declared.has(FROM_CODE) else values.get(field, "")
        for field, declared in schema.wholes.items()
    }
    return Record(schema, code, name, entry, own, wholes, values.get("citations", []))


def _wholes(record: Record) -> Iterator[tuple[str, type[Item], str]]:
    yield from record.schema.codes(record.wholes)


def _named(record: Record) -> Iterator[tuple[str, type[Item], str]]:
    yield from record.schema.codes({"citations": record.citations} if record.citations else {})
    yield from record.schema.codes(record.values)


def read_content(folder: Path) -> list[Record]:
    """Every entry below `folder`, clean and consistent. Raises ContentFileError with all faults at once."""
    return _Reader(folder).read()
