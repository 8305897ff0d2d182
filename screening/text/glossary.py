"""The words of a language for translators: what was chosen for a term, what is refused in its place, and why.

`locale/<language>/glossary.tsv` holds a term a line: english, chosen, refused, unless, why. A refused expression that
stands in a translation is a departure, but inside an expression under `unless`: a "hotline" is no "line". Letters count
as they are seen: in any case, composed or not, and without characters that nobody sees.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from screening.errors import TranslationFileError
from screening.languages import Language
from screening.text.characters import is_unseen

HEAD = ("english", "chosen", "refused", "unless", "why")
_BETWEEN = "|"
_NEEDED = ("english", "chosen", "why")
# A letter that carries one of these signs, or hangs below another, is not the letter alone: Thai, Lao, Burmese, Khmer.
_STACKER = "(?<![\u1039\u17d2])"
_NO_SIGN = "(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3])"
# What is taken out of a text leaves this: it is in no expression, and joins nothing.
_GAP = "\n"


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the file."""

    english: str
    chosen: tuple[str, ...]
    refused: tuple[str, ...]
    unless: tuple[str, ...]
    why: str


class _Expressions:
    """Some expressions of a language, to be found in texts that went through `_plain`."""

    def __init__(self, expressions: Sequence[str], language: Language) -> None:
        before, after = (r"(?<!\w)", r"(?!\w)") if language.script == "LATIN" else (_STACKER, _NO_SIGN)
        plain = {expression: _plain(expression) for expression in expressions}
        self.plain = tuple(plain.values())
        self._each = [(as_written, word, f"{before}{re.escape(word)}{after}") for as_written, word in plain.items()]
        longest_first = sorted(plain.values(), key=len, reverse=True)
        self._any = f"{before}(?:{'|'.join(map(re.escape, longest_first))}){after}" if plain else r"(?!)"

    def in_text(self, plain: str) -> list[str]:
        """Those that are there, as they were written."""
        return [written for written, word, pattern in self._each if word in plain and re.search(pattern, plain)]

    def taken_out(self, plain: str) -> str:
        return re.sub(self._any, _GAP, plain)


class _Rule:
    """A term as it is looked for."""

    def __init__(self, term: Term, language: Language) -> None:
        self.term = term
        self.refused = _Expressions(term.refused, language)
        self.unless = _Expressions(term.unless, language)

    def departures(self, plain: str) -> list[str]:
        return self.refused.in_text(plain) and self.refused.in_text(self.unless.taken_out(plain))

    def faults(self) -> Iterator[str]:
        for name, value in ((name, getattr(self.term, name)) for name in _NEEDED):
            if not value:
                yield f"{name}: is empty"
        for chosen in self.term.chosen:
            for word in self.departures(_plain(chosen)):
                same = _plain(word) == _plain(chosen)
                where = "is also chosen" if same else f"stands in {chosen!r}, which is chosen: name that under unless"
                yield f"refused: {word!r} {where}"
        for longer in self.term.unless:
            if not self.refused.in_text(_plain(longer)):
                yield f"unless: {longer!r} contains no refused expression"
        for word in self.term.refused:
            if not self.departures(_plain(word)):
                yield f"refused: {word!r} is never found, for unless lets it stand"


class Glossary:
    """The terms of a language, ready to be held against its texts."""

    def __init__(self, rules: Iterable[_Rule]) -> None:
        rules = tuple(rules)
        self.terms = tuple(rule.term for rule in rules)
        self._refused = [(word, rule) for rule in rules for word in rule.refused.plain]

    def departures(self, text: str) -> Iterator[str]:
        plain = _plain(text)
        # Most texts hold none of a hundred words, and that is quick to see.
        for rule in dict.fromkeys(rule for word, rule in self._refused if word in plain):
            for word in rule.departures(plain):
                chosen = " or ".join(map(repr, rule.term.chosen))
                yield f"says {word!r} for {rule.term.english!r}: write {chosen} ({rule.term.why})"


def glossary_file(folder: Path, language: Language) -> Path:
    return folder / language.locale / "glossary.tsv"


@functools.cache
def of(language: Language) -> Glossary:
    """The glossary of a language of this site, read once. Raises TranslationFileError as long as it has a fault."""
    return read(glossary_file(settings.BASE_DIR / "locale", language), language)


def departures(text: str, language: Language) -> Iterator[str]:
    """Expressions of a translation that the language refuses, each with what to write."""
    yield from of(language).departures(text)


def read(path: Path, language: Language) -> Glossary:
    """A glossary file; an empty one where there is none. Raises TranslationFileError with every fault, by line."""
    if not path.is_file():
        return Glossary([])
    name = f"{path.parent.name}/{path.name}"
    try:
        head, *lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except ValueError:
        raise TranslationFileError([f"{name}: is not in UTF-8"]) from None
    if tuple(head.split("\t")) != HEAD:
        raise TranslationFileError([f"{name}:1: must be the names of the columns, with tabs between: {' '.join(HEAD)}"])
    rules: dict[str, _Rule] = {}
    faults = []
    for number, line in enumerate(lines, 2):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) != len(HEAD) or tuple(columns) == HEAD:
            wrong = "are there twice" if tuple(columns) == HEAD else f"must be {len(HEAD)}, and are {len(columns)}"
            faults.append(f"{where}: the columns ({', '.join(HEAD)}) {wrong}")
            continue
        rule = _Rule(_term(*columns), language)
        key = _plain(rule.term.english)
        faults += [f"{where}: {fault}" for fault in rule.faults()]
        if key in rules:
            faults.append(f"{where}: english: {rule.term.english!r} is there twice")
        rules[key] = rule
    if faults:
        raise TranslationFileError(faults)
    return Glossary(rules.values())


def _term(english: str, chosen: str, refused: str, unless: str, why: str) -> Term:
    return Term(english.strip(), _parts(chosen), _parts(refused), _parts(unless), why.strip())


def _parts(column: str) -> tuple[str, ...]:
    """The expressions of a column, but for those of which nobody sees anything."""
    return tuple(part.strip() for part in unicodedata.normalize("NFC", column).split(_BETWEEN) if _plain(part))


def _plain(text: str) -> str:
    """A text as it is compared: as its readers see it, in small letters, with one space between words."""
    unseen = {character for character in set(text) if not character.isspace() and is_unseen(character)}
    seen = "".join(character for character in text if character not in unseen) if unseen else text
    return unicodedata.normalize("NFC", " ".join(seen.split()).casefold())
