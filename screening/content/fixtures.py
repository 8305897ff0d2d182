"""Read `fixtures/`: every entry checked, every fault with its file, line, code and field."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # ten times faster, where PyYAML was built with libyaml
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from screening.content.form import CITATION, CODE_RULE, Form, named_codes
from screening.content.rules import list_of
from screening.content.schema import FORMS
from screening.errors import FixtureError
from screening.models import HelpLine, Indicator, Item, Source


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
    """One clean entry: what becomes a row. `refers` holds codes of other items by field."""

    model: type[Item]
    code: str
    where: str
    values: dict[str, Any]
    refers: dict[str, str]
    citations: list[dict[str, str]] = field(default_factory=list)


References = Callable[[Record], Iterator[tuple[str, type[Item], str]]]


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.records: list[Record] = []
        # Entries with faults and files that cannot be read are not reported again wherever something refers to them.
        self.seen: dict[tuple[type[Item], str], str] = {}
        self.unread: set[type[Item]] = set()

    def read(self) -> list[Record]:
        for form in FORMS:
            paths = sorted(self.folder.glob(form.paths))
            if not paths:
                self.faults.append(f"{form.paths}: there is no such file in {self.folder.name}/")
                self.unread.add(form.model)
            for path in paths:
                self._read_file(form, path)
        # What an entry belongs to, then what it names: one wrong code is told once, not wherever something names it.
        for references in (_parents, _named):
            if not self.faults:
                self._check_references(references)
        if self.faults:
            raise FixtureError(self.faults)
        return self.records

    def _read_file(self, form: Form, path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        try:
            # _Loader is a SafeLoader: it builds plain values only.
            entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            self.faults.append(f"{name}:{line}: not readable as YAML: {getattr(error, 'problem', error)}")
            self.unread.add(form.model)
            return
        if not isinstance(entries, list) or not all(isinstance(entry, _Lined) for entry in entries):
            self.faults.append(f"{name}:1: must be a list of entries, each beginning with '- code:'")
            self.unread.add(form.model)
            return
        for entry in entries:
            self._read_entry(form, name, entry)

    def _read_entry(self, form: Form, name: str, entry: _Lined) -> None:
        start = min(entry.lines.values(), default=1)
        code = str(entry.get("code", "?"))
        self._check_code(form.model, code, f"{name}:{start}")
        rules = {"code": CODE_RULE, **form.fields}
        if form.model is not Indicator:
            rules |= dict.fromkeys(form.refers, CODE_RULE)
        if form.cites:
            rules["citations"] = list_of(CITATION, least=1 if form.model is Indicator else 0)
        for unknown in set(entry) - set(rules):
            self.faults.append(f"{name}:{entry.lines[unknown]}: {code}: {unknown}: there is no such field")
        clean: dict[str, Any] = {}
        before = len(self.faults)
        for field_name, rule in rules.items():
            raw = entry.get(field_name, [] if field_name == "citations" else None)
            try:
                clean[field_name] = rule(raw)
            except ValueError as error:
                line = entry.lines.get(field_name, start)
                self.faults.append(f"{name}:{line}: {code}: {field_name}: {error}")
        if len(self.faults) == before:
            for field_name, what in form.together(clean):
                self.faults.append(f"{name}:{entry.lines[field_name]}: {code}: {field_name}: {what}")
        if len(self.faults) == before:
            self.records.append(_record(form, f"{name}:{start}", clean))

    def _check_code(self, model: type[Item], code: str, where: str) -> None:
        if (model, code) in self.seen and code != "?":
            self.faults.append(f"{where}: {code}: code: is already used at {self.seen[model, code]}")
        self.seen.setdefault((model, code), where)

    def _check_references(self, references: References) -> None:
        for record in self.records:
            for field_name, model, code in references(record):
                if (model, code) not in self.seen and model not in self.unread:
                    self.faults.append(
                        f"{record.where}: {record.code}: {field_name}: there is no {model.item_kind} {code!r}"
                    )


def _record(form: Form, where: str, clean: dict[str, Any]) -> Record:
    code = clean.pop("code")
    refers = {name: clean.pop(name) for name in form.refers if name in clean}
    if form.model is Indicator:
        refers = {"category": code.partition("-")[0]}
    if form.model is HelpLine:
        source = clean.pop("source")
        clean |= {f"source_{name}": value for name, value in source.items()}
    return Record(form.model, code, where, clean, refers, clean.pop("citations", []))


def _parents(record: Record) -> Iterator[tuple[str, type[Item], str]]:
    for field_name, model in _form_of(record).refers.items():
        yield field_name, model, record.refers[field_name]


def _named(record: Record) -> Iterator[tuple[str, type[Item], str]]:
    for citation in record.citations:
        yield "citations", Source, citation["source"]
    yield from named_codes(_form_of(record), record.values)


def _form_of(record: Record) -> Form:
    return next(form for form in FORMS if form.model is record.model)


def read_fixtures(folder: Path) -> list[Record]:
    """Every entry below `folder`, clean and consistent. Raises FixtureError with all faults at once."""
    return _Reader(folder).read()
