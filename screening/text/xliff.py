"""Translations as XLIFF 2.1, which agencies' tools open: our own writer and reader.

`id` of a unit is the text key. The four states of a segment are those of our strings; what a file says of reviews is a
claim, as in a PO file. A file comes from elsewhere: no DTD, no entities but XML's own, no more than MOST_BYTES.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from xml.parsers import expat

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import ENGLISH, TRANSLATED, Language
from screening.text.entries import Entry, checked, made_by, origin_comment, shown
from screening.text.markup import Element, parsed

CORE = "urn:oasis:names:tc:xliff:document:2.0"  # of version 2.1 too
VERSIONS = {"2.0", "2.1"}
MOST_BYTES = 16_000_000
_STATES = {State.DRAFT: "translated", State.REVIEWED: "reviewed", State.FIELD_CHECKED: "final"}
_CLAIMS = {word: state for state, word in _STATES.items()}
# No text yet, or the old text of another English to start from.
_INITIAL = "initial"
_STALE = ' subState="look-twice:stale"'
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="{core}" version="2.1" srcLang="{english}" trgLang="{tag}">
<file id="content" canResegment="no" xml:space="preserve">
"""
_FOOT = "</file>\n</xliff>\n"


def write(path: Path, language: Language, entries: Iterable[Entry]) -> None:
    """Write an XLIFF file; stale strings keep the old text for the translator to start from."""
    head = _HEAD.format(core=CORE, english=ENGLISH.tag, tag=language.tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(map(_unit, entries)) + _FOOT, encoding="utf-8")


def _unit(entry: Entry) -> str:
    is_translated = bool(entry.text) and not entry.fuzzy
    notes = {"appears": entry.comment, "origin": origin_comment(entry.made)}
    said = "".join(f'<note category="{name}">{_text(note)}</note>' for name, note in notes.items() if note)
    lines = [
        f'<unit id="{entry.key}">',
        f" <notes>{said}</notes>" if said else "",
        f' <segment state="{_STATES[entry.claims] if is_translated else _INITIAL}"{_STALE if entry.fuzzy else ""}>',
        f"  <source>{_text(entry.english)}</source>",
        f"  <target>{_text(entry.text)}</target>" if entry.text else "",
        " </segment>",
        "</unit>",
    ]
    return "".join(f"{line}\n" for line in lines if line)


def _text(text: str) -> str:
    return escape(text, quote=False)


def read(path: Path) -> tuple[Language, list[Entry]]:
    """The language of a file and its strings. Raises TranslationFileError with every fault, by line and key."""
    root = _root(path)
    language = _language(path.name, root)
    rows, faults = [], []
    for unit in root.below(f"{CORE} unit"):
        try:
            rows.append((unit.line, _entry(unit)))
        except ValueError as error:
            faults.append(f"{path.name}:{unit.line}: {unit.attributes.get('id', '?')}: {error}")
    return language, checked(path.name, rows, language, faults)


def _root(path: Path) -> Element:
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TranslationFileError([f"{name}: has more than {MOST_BYTES // 1_000_000} MB; send it in parts"])
        data = path.read_bytes()
        data.decode("utf-8-sig")
        return parsed(data)
    except OSError as error:
        raise TranslationFileError([f"{name}: cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise TranslationFileError([f"{name}: is not in UTF-8; save it as UTF-8"]) from None
    except expat.ExpatError as error:
        said = f"{name}:{error.lineno}: not readable as XML: {expat.ErrorString(error.code)}; is the file whole?"
        raise TranslationFileError([said]) from None
    except ValueError as error:
        raise TranslationFileError([f"{name}:{error}"]) from None


def _language(name: str, root: Element) -> Language:
    """Whose translation a file is. Raises TranslationFileError where it is no XLIFF that can be read here."""
    where = f"{name}:{root.line}"
    version = root.attributes.get("version", "")
    if root.name != f"{CORE} xliff" or version not in VERSIONS:
        kind = f"XLIFF {version or 'of no version'}" if root.tag == "xliff" else f"<{root.tag}>"
        raise TranslationFileError([f"{where}: is {kind}; save it as XLIFF 2.1"])
    source, target = (root.attributes.get(side, "") for side in ("srcLang", "trgLang"))
    if source.lower() != ENGLISH.tag:
        raise TranslationFileError([f"{where}: srcLang is {source!r}; the source of every text is 'en'"])
    for language in TRANSLATED:
        if language.tag.lower() == target.lower():
            return language
    known = ", ".join(language.tag for language in TRANSLATED)
    raise TranslationFileError([f"{where}: trgLang is {target!r}, and is not one of: {known}"])


def _entry(unit: Element) -> Entry:
    """Raises ValueError with what is wrong."""
    segments = [*unit.below(f"{CORE} segment"), *unit.below(f"{CORE} ignorable")]
    if len(segments) != 1:
        raise ValueError(f"has {len(segments)} segments; a text is one segment")
    (segment,) = segments
    english, text = (_plain(segment, side) for side in ("source", "target"))
    state = segment.attributes.get("state", _STATES[State.DRAFT])
    if state not in {_INITIAL, *_CLAIMS}:
        raise ValueError(f"state: {state!r} is not one of: {', '.join((_INITIAL, *_CLAIMS))}")
    notes = "\n".join(note.text for note in unit.below(f"{CORE} note"))
    appears = [note.text for note in unit.below(f"{CORE} note") if note.attributes.get("category") == "appears"]
    return Entry(
        key=unit.attributes.get("id", ""),
        english=english,
        text=shown(text),
        made=made_by(notes),
        comment="\n".join(appears),
        fuzzy=state == _INITIAL and bool(shown(text)),
        claims=_CLAIMS.get(state, State.DRAFT),
    )


def _plain(segment: Element, side: str) -> str:
    """One side of a segment. Raises ValueError where there is something in it that is no text."""
    found = list(segment.below(f"{CORE} {side}"))
    if len(found) > 1 or (side == "source" and not found):
        raise ValueError(f"has {len(found)} times <{side}>")
    for element in found:
        for inner in element.children:
            raise ValueError(f"<{side}> has <{inner.tag}> in line {inner.line}; it must be plain text")
    return "".join(element.text for element in found)
