"""Translations as PO files, which Weblate, Poedit and agencies open. The only module that knows polib.

msgctxt is the text key (`indicator.DOC-01.title`), msgid the English. The state of a string is a PO flag; a `fuzzy`
entry, or one whose English has changed since, is not imported as a translation of the new English.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import Language
from screening.text.characters import character_faults
from screening.text.strings import digest

STORED_STATES = (State.DRAFT, State.REVIEWED, State.FIELD_CHECKED)
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
_MARKUP = re.compile(r"[<>]|&#?\w+;")
# polib takes the quotes for granted, and would cut a letter off at both ends of a text without them.
_LINE = re.compile(r"""\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"(\\.|[^"\\])*"\s*)?""")


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of one language as it travels in a file."""

    key: str  # of the item: indicator.DOC-01
    field: str  # title, prompts.0
    english: str
    text: str
    state: State
    comment: str = ""
    stale: bool = False


def write(path: Path, language: Language, entries: list[Entry]) -> None:
    """Write a PO file; stale strings are written as fuzzy, with the old text for the translator to start from."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": "look-twice",
        "Language": language.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for entry in entries:
        # A review was of the old words: whoever renews a stale string must not find the flag still there.
        flags = ["fuzzy"] if entry.stale else []
        if entry.text and entry.state != State.DRAFT and not entry.stale:
            flags.append(entry.state)
        file.append(
            polib.POEntry(
                msgctxt=f"{entry.key}.{entry.field}",
                msgid=entry.english,
                msgstr=entry.text,
                comment=entry.comment,
                flags=flags,
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(path))


def read(path: Path) -> list[Entry]:
    """The translated strings of a PO file. Raises TranslationFileError with every fault, by line and key."""
    name = file_name(path)
    if not path.is_file():
        raise TranslationFileError([f"{name}: there is no such file"])
    try:
        file = _parsed(path)
    except (OSError, ValueError) as error:
        raise TranslationFileError([f"{name}: not readable as PO: {error}"]) from None
    faults: list[str] = []
    entries: list[Entry] = []
    seen: set[str] = set()
    for row in file:
        if row.obsolete:
            continue
        where = f"{name}:{row.linenum}: {row.msgctxt or '?'}"
        key, field = _split(row.msgctxt or "")
        if not key:
            faults.append(f"{where}: msgctxt must be a text key such as indicator.DOC-01.title")
            continue
        if row.msgctxt in seen:
            faults.append(f"{where}: is there twice")
        seen.add(row.msgctxt)
        if not row.msgstr:
            continue
        faults += [f"{where}: {fault}" for fault in text_faults(row.msgid, row.msgstr)]
        state = next((State(flag) for flag in row.flags if flag in STORED_STATES), State.DRAFT)
        entries.append(Entry(key, field, row.msgid, row.msgstr, state, stale="fuzzy" in row.flags))
    if faults:
        raise TranslationFileError(faults)
    return entries


def _parsed(path: Path) -> polib.POFile:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise ValueError(f"line {number}: a text must stand between double quotes")
    return polib.pofile(str(path), encoding="utf-8")


def file_name(path: Path) -> str:
    """How a fault names a file: `km/content.po`."""
    return f"{path.parent.parent.name}/{path.name}"


def _split(context: str) -> tuple[str, str]:
    match = re.fullmatch(r"([a-z]+\.[A-Za-z0-9-]+)\.([a-z_]+(?:\.\d+)?(?:\.[a-z_]+)?(?:\.\d+)?)", context)
    return (match[1], match[2]) if match else ("", "")


def text_faults(english: str, text: str) -> Iterator[str]:
    """What is wrong with a translation whatever its language."""
    if sorted(_PLACEHOLDER.findall(english)) != sorted(_PLACEHOLDER.findall(text)):
        wanted = ", ".join(_PLACEHOLDER.findall(english)) or "none"
        yield f"placeholders must be the same as in the English ({wanted})"
    if _MARKUP.search(text) and not _MARKUP.search(english):
        yield "must be plain text: no HTML, no < or >"
    yield from character_faults(text)


def stored(entry: Entry) -> Mapping[str, str]:
    """The form in which `Translation.fields` keeps a string; a stale one keeps no digest, so it never passes."""
    return {"text": entry.text, "digest": "" if entry.stale else digest(entry.english), "state": entry.state}


def compile_interface(folder: Path) -> list[Path]:
    """Compile every `django.po` below `folder` for gettext, where it is newer than its `.mo`."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written
