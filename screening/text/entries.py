"""A string of the content as it travels in a file, whatever the format, and the checks that every format shares."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screening.choices import Made, State
from screening.errors import TranslationFileError
from screening.languages import Language
from screening.text.characters import character_faults
from screening.text.faults import is_blank, length_faults, script_fault, text_faults

KEY = re.compile(r"[a-z]+\.[A-Za-z0-9-]+\.[a-z_]+(?:\.\d+)?(?:\.[a-z_]+)?(?:\.\d+)?")
_ORIGIN = re.compile(r"^\s*origin:\s*(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of one language as it travels in a file. An empty text says that there is none."""

    key: str  # indicator.DOC-01.prompts.0
    english: str
    text: str
    made: Made = Made.MACHINE
    comment: str = ""
    fuzzy: bool = False  # the old text of another English
    claims: State = State.DRAFT  # what a file says of reviews. It proves nothing: the ledger does


def made_by(comment: str) -> Made:
    """Who wrote a text, by a comment on it. Raises ValueError for a word that is none of the three."""
    found = _ORIGIN.search(comment)
    if not found:
        return Made.MACHINE
    if found[1] not in set(Made):
        raise ValueError(f"origin: {found[1]!r} is not one of: {', '.join(Made)}")
    return Made(found[1])


def origin_comment(made: Made) -> str:
    """The comment that says who wrote a text; none for a machine."""
    return "" if made == Made.MACHINE else f"origin: {made}"


def shown(text: str) -> str:
    """A text, or nothing where nobody would see it."""
    return "" if is_blank(text) else text


def checked(name: str, rows: Sequence[tuple[int, Entry]], language: Language, faults: Iterable[str]) -> list[Entry]:
    """The entries of a file by line. Raises TranslationFileError with these faults and every other."""
    found = [*faults]
    seen = set()
    for line, entry in rows:
        found += [f"{name}:{line}: {entry.key or '?'}: {fault}" for fault in _entry_faults(entry, language)]
        if entry.key in seen:
            found.append(f"{name}:{line}: {entry.key}: is there twice")
        seen.add(entry.key)
    for number, fault in length_faults([(entry.english, "" if entry.fuzzy else entry.text) for _, entry in rows]):
        line, entry = rows[number]
        found.append(f"{name}:{line}: {entry.key}: {fault}")
    if fault := script_fault((entry.text for _, entry in rows), language):
        found.append(f"{name}: {fault}")
    if found:
        raise TranslationFileError(found)
    return [entry for _, entry in rows]


def _entry_faults(entry: Entry, language: Language) -> Iterator[str]:
    if not KEY.fullmatch(entry.key):
        yield "the key must be one such as indicator.DOC-01.title"
    elif entry.fuzzy:
        yield from character_faults(entry.text)  # nobody is shown it
    elif entry.text:
        # Letters and words of the language are looked at where it is known which texts quote others.
        yield from text_faults(entry.english, entry.text, language, own_words=False)
