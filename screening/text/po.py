"""Translations as PO files, which Weblate, Poedit and agencies open. The only module that knows polib.

One reader with one set of checks for both kinds: `content.po`, where msgctxt is the text key
(`indicator.DOC-01.title`), and `django.po`, the interface. No flag but `fuzzy` means anything: reviews stand in a
ledger (ledger.py). The comment `# origin: person` says who wrote a text; without one it was a machine.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import Language
from screening.text.characters import character_faults
from screening.text.entries import Entry, checked, made_by, origin_comment, shown
from screening.text.faults import is_blank, length_faults, script_fault, text_faults
from screening.text.headers import header_faults

# polib takes the quotes for granted, and would cut a letter off at both ends of a text without them.
_LINE = re.compile(r"""\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"(\\.|[^"\\])*"\s*)?""", re.DOTALL)
_CLAIMS = {"field-checked": State.FIELD_CHECKED, "reviewed": State.REVIEWED}


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
                tcomment=origin_comment(entry.made),
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
    rows = []
    for row in _current(file):
        where = f"{name}:{row.linenum}: {row.msgctxt or '?'}"
        if row.msgid_plural:
            faults.append(f"{where}: has a plural; a text of the content has none")
        try:
            rows.append((row.linenum, _entry(row)))
        except ValueError as error:
            faults.append(f"{where}: {error}")
    return checked(name, rows, language, faults)


def read_interface(path: Path, language: Language) -> polib.POFile:
    """An interface file, under the same checks."""
    name = file_name(path)
    file = _parsed(path)
    faults = [f"{name}: {fault}" for fault in header_faults(file.metadata, language, has_plurals=True)]
    for row in _current(file):
        where = f"{name}:{row.linenum}: {row.msgid[:40]!r}"
        faults += [f"{where}: {fault}" for fault in dict.fromkeys(_faults(row, language))]
    faults += [f"{name}:{line}: {key}: is there twice" for line, key in _twice(file)]
    rows = [row for row in _current(file) if "fuzzy" not in row.flags]
    for number, fault in length_faults([(row.msgid, row.msgstr) for row in rows]):
        faults.append(f"{name}:{rows[number].linenum}: {rows[number].msgid[:40]!r}: {fault}")
    if fault := script_fault((row.msgstr for row in _current(file)), language):
        faults.append(f"{name}: {fault}")
    if faults:
        raise TranslationFileError(faults)
    return file


def _entry(row: polib.POEntry) -> Entry:
    flags = {flag.lower() for flag in row.flags}
    return Entry(
        key=row.msgctxt or "",
        english=row.msgid,
        text=shown(row.msgstr),
        made=made_by(row.tcomment),
        comment=row.comment,
        fuzzy="fuzzy" in flags,
        claims=next((state for flag, state in _CLAIMS.items() if flag in flags), State.DRAFT),
    )


def _faults(row: polib.POEntry, language: Language) -> Iterator[str]:
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
        key = (row.msgctxt, row.msgid)
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
