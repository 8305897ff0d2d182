"""The Translation table, out to PO files and in from them: all of a language or nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import TRANSLATIONS, Language
from screening.models import ITEMS, Translation
from screening.models.item import LOCAL_PREFIX
from screening.text import po
from screening.text.strings import digest

# Where a translator will see the string again.
APPEARS = {
    "source": "Sources page",
    "category": "Heading of a group of indicators",
    "indicator": "Indicator card: short, plain words; two sides of the same weight",
    "passage": "Safety and guidance text",
    "instrument": "Trainer page on base rates",
    "place": "List of countries and regions",
    "line": "Help line: keep every number as it is",
    "case": "Practice case: a short invented story for a class",
    "lesson": "Lesson: what a trainer shows, says and does",
    "question": "Knowledge check",
    "term": "Glossary",
}
NOTES = {
    "trainer_note": "Trainer pages only",
    "prompts": "A gentle question to say aloud, in private",
    "other": "What else could explain it: fair, as long as the other side",
    "caution": "A warning beside a phone number",
    "present": "Words between “ and ” are quoted from the story: use the very words of its translation",
    "lines": "Short lines of a slide",
    "say": "What a trainer says aloud",
    "avoid": "A word that this site does not use",
    "example": "Words of others, to be examined",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a language there is: counts of strings by state."""

    language: Language
    total: int
    draft: int
    reviewed: int
    stale: int
    missing: int


def english_texts() -> dict[tuple[str, str], str]:
    """Every string for readers by (item key, field), in the order of the pages."""
    return {
        (row.key, field): text for model in ITEMS for row in model.objects.all() for field, text in row.texts().items()
    }


def content_file(folder: Path, language: Language) -> Path:
    return folder / language.locale / "LC_MESSAGES" / "content.po"


def export_texts(folder: Path, language: Language) -> int:
    """Write the content strings of `language` below `folder`, and return how many there are."""
    english = english_texts()
    rows = dict(Translation.objects.filter(language=language.code).values_list("key", "fields"))
    entries = [_entry(key, field, text, rows.get(key, {}).get(field)) for (key, field), text in english.items()]
    po.write(content_file(folder, language), language, entries)
    return len(entries)


def _entry(key: str, field: str, english: str, stored: dict[str, Any] | None) -> po.Entry:
    comment = APPEARS[key.partition(".")[0]]
    for part in field.split("."):
        if note := NOTES.get(part):
            comment = f"{comment}. {note}"
    text = stored["text"] if stored else ""
    state = State(stored["state"]) if stored else State.DRAFT
    stale = bool(stored) and stored is not None and stored["digest"] != digest(english)
    return po.Entry(key, field, english, text, state, comment, stale)


def is_local(key: str) -> bool:
    """Whether a text belongs to a row that this site added. Official files neither need nor remove it."""
    return LOCAL_PREFIX in key


def import_texts(folder: Path, language: Language) -> int:
    """Read the content strings of `language` from below `folder`, and return how many. All or nothing.

    Translations of this site's own rows stay where the file does not have them.
    """
    path = content_file(folder, language)
    english = english_texts()
    rows: dict[str, dict[str, Any]] = {}
    faults = []
    name = po.file_name(path)
    entries = po.read(path)
    for entry in entries:
        if (entry.key, entry.field) not in english:
            if is_local(entry.key):
                continue  # a row of this site that is not here, or no longer
            faults.append(f"{name}: {entry.key}.{entry.field}: there is no such text; remove it or export again")
        rows.setdefault(entry.key, {})[entry.field] = po.stored(entry)
    if faults:
        raise TranslationFileError(faults)
    with transaction.atomic():
        stored = Translation.objects.filter(language=language.code)
        kept = [key for key in stored.values_list("key", flat=True) if is_local(key) and key not in rows]
        stored.exclude(key__in=kept).delete()
        Translation.objects.bulk_create(
            Translation(key=key, language=language.code, fields=fields) for key, fields in rows.items()
        )
    return len(entries)


def coverage() -> list[Coverage]:
    """How complete each language is."""
    english = english_texts()
    found = []
    for language in TRANSLATIONS:
        rows = dict(Translation.objects.filter(language=language.code).values_list("key", "fields"))
        states = [_state(text, rows.get(key, {}).get(field)) for (key, field), text in english.items()]
        reviewed = states.count(State.REVIEWED) + states.count(State.FIELD_CHECKED)
        found.append(
            Coverage(
                language,
                len(states),
                states.count(State.DRAFT),
                reviewed,
                states.count(State.STALE),
                states.count(State.MISSING),
            )
        )
    return found


def _state(english: str, stored: dict[str, Any] | None) -> State:
    if not stored or not stored["text"]:
        return State.MISSING
    return State(stored["state"]) if stored["digest"] == digest(english) else State.STALE
