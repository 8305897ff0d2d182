"""Translations as PO files, which Weblate, Poedit and agencies open. The only module that knows polib.

One reader with one set of checks for both kinds: `content.po`, where msgctxt is the text key
(`indicator.DOC-01.title`), and `django.po`, the interface. No flag but `fuzzy` means anything: reviews stand in a
ledger (ledger.py). The comment `# origin: person` says who wrote a text; without one it was a machine.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from screening.choices import Made
from screening.errors import TranslationFileError
from screening.languages import Language
from screening.text.characters import character_faults
from screening.text.faults import is_blank, script_fault, text_faults
from screening.text.headers import header_faults

# polib takes the quotes for granted, and would cut a letter off at both ends of a text without them.
_LINE = re.compile(r"""\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"(\\.|[^"\\])*"\s*)?""", re.DOTALL)
_KEY = re.compile(r"[a-z]+\.[A-Za-z0-9-]+\.[a-z_]+(?:\.\d+)?(?:\.[a-z_]+)?(?:\.\d+)?")
_ORIGIN = re.compile(r"^\s*origin:\s*(\S+)\s*$", re.MULTILINE)
_REVIEW_FLAGS = {"reviewed", "field-checked"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of one language as it travels in a file. An empty text says that there is none."""

    key: str  # indicator.DOC-01.prompts.0
    english: str
    text: str
    made: Made = Made.MACHINE
    comment: str = ""
    fuzzy: bool = False
    claims_review: bool = False  # a flag that a tool or a person set, and that proves nothing


def write(path: Path, language: Language, entries: Iterable[Entry], plurals: str) -> None:
    """Write a PO file; fuzzy strings keep the old text for the translator to start from."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": "look-twice",
        "Language": language.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals,
    }
    for entry in entries:
        file.append(
            polib.POEntry(
                msgctxt=entry.key,
                msgid=entry.english,
                msgstr=entry.text,
                comment=entry.comment,
                tcomment="" if entry.made == Made.MACHINE else f"origin: {entry.made}",
                flags=["fuzzy"] if entry.fuzzy else [],
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(path))


def read(path: Path, language: Language) -> list[Entry]:
    """The strings of a content file. Raises TranslationFileError with every fault, by line and key."""
    name = file_name(path)
    file = _parsed(path)
    faults = [f"{name}: {fault}" for fault in header_faults(file.metadata, language, has_plurals=False)]
    entries: list[Entry] = []
    for row in _current(file):
        where = f"{name}:{row.linenum}: {row.msgctxt or '?'}"
        if not _KEY.fullmatch(row.msgctxt or ""):
            faults.append(f"{where}: msgctxt must be a text key such as indicator.DOC-01.title")
            continue
        if row.msgid_plural:
            faults.append(f"{where}: has a plural; a text of the content has none")
            continue
        try:
            entries.append(_entry(row))
        except ValueError as error:
            faults.append(f"{where}: {error}")
        # Refused words are looked for where it is known which texts quote others.
        faults += [f"{where}: {fault}" for fault in _faults(row)]
    faults += [f"{name}:{line}: {key}: is there twice" for line, key in _twice(file)]
    if fault := script_fault((entry.text for entry in entries), language):
        faults.append(f"{name}: {fault}")
    if faults:
        raise TranslationFileError(faults)
    return entries


def read_interface(path: Path, language: Language) -> polib.POFile:
    """An interface file, under the same checks."""
    name = file_name(path)
    file = _parsed(path)
    faults = [f"{name}: {fault}" for fault in header_faults(file.metadata, language, has_plurals=True)]
    for row in _current(file):
        where = f"{name}:{row.linenum}: {row.msgid[:40]!r}"
        faults += [f"{where}: {fault}" for fault in dict.fromkeys(_faults(row, language))]
    faults += [f"{name}:{line}: {key}: is there twice" for line, key in _twice(file)]
    if fault := script_fault((row.msgstr for row in _current(file)), language):
        faults.append(f"{name}: {fault}")
    if faults:
        raise TranslationFileError(faults)
    return file


def _entry(row: polib.POEntry) -> Entry:
    return Entry(
        key=row.msgctxt,
        english=row.msgid,
        text="" if is_blank(row.msgstr) else row.msgstr,
        made=made_by(row),
        comment=row.comment,
        fuzzy="fuzzy" in row.flags,
        claims_review=any(flag.lower() in _REVIEW_FLAGS for flag in row.flags),
    )


def made_by(row: polib.POEntry) -> Made:
    """Who wrote a text, by its comment. Raises ValueError for a word that is none of the three."""
    found = _ORIGIN.search(row.tcomment)
    if not found:
        return Made.MACHINE
    if found[1] not in set(Made):
        raise ValueError(f"origin: {found[1]!r} is not one of: {', '.join(Made)}")
    return Made(found[1])


def _faults(row: polib.POEntry, language: Language | None = None) -> Iterator[str]:
    if "fuzzy" in row.flags:
        # The old words of another English: nobody is shown them.
        yield from character_faults(row.msgstr)
        return
    if row.msgid_plural and 0 < len([text for text in row.msgstr_plural.values() if text]) < len(row.msgstr_plural):
        yield "a form of the plural is missing"
    for text in (row.msgstr, *row.msgstr_plural.values()):
        if not is_blank(text):
            yield from text_faults(row.msgid_plural or row.msgid, text, language)


def _current(file: polib.POFile) -> Iterator[polib.POEntry]:
    return (row for row in file if not row.obsolete)


def _twice(file: polib.POFile) -> Iterator[tuple[int, str]]:
    seen = set()
    for row in _current(file):
        # In the content the key alone counts, in the interface the English with it.
        key = row.msgctxt if _KEY.fullmatch(row.msgctxt or "") else (row.msgctxt, row.msgid)
        if key in seen:
            yield row.linenum, row.msgctxt or repr(row.msgid[:40])
        seen.add(key)


def _parsed(path: Path) -> polib.POFile:
    name = file_name(path)
    if not path.is_file():
        raise TranslationFileError([f"{name}: there is no such file"])
    try:
        _check_quotes(path.read_bytes().decode("utf-8-sig"))
        file = polib.pofile(str(path), encoding="utf-8-sig")
        file.encoding = "utf-8"  # a mark at its beginning is read, and never written
    except UnicodeDecodeError:
        raise TranslationFileError([f"{name}: is not in UTF-8; save it as UTF-8"]) from None
    except (OSError, ValueError, IndexError) as error:
        what = str(error).replace(str(path), name)
        raise TranslationFileError([f"{name}: not readable as PO: {what}"]) from None
    return file


def _check_quotes(text: str) -> None:
    # Not splitlines(), which also splits at characters inside a text.
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise ValueError(f"line {number}: a text must stand between double quotes")


def file_name(path: Path) -> str:
    """How a fault names a file: `km/content.po`."""
    return f"{path.parent.parent.name}/{path.name}"


def add_message(file: polib.POFile, context: str, name: str, text: str) -> None:
    file.append(polib.POEntry(msgctxt=context, msgid=name, msgstr=text))
