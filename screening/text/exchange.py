"""The Translation table, out to files for translators and in again. A file adds and changes official rows only."""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from screening.choices import Made, Origin, State
from screening.errors import TranslationFileError
from screening.languages import Language
from screening.models import ITEMS, Translation
from screening.models.item import LOCAL_PREFIX
from screening.text import po, xliff
from screening.text.entries import Entry
from screening.text.headers import plural_forms
from screening.text.reviews import load_reviews
from screening.text.strings import TRUST, deliver, digest

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
    "refresher": "Ten minutes of questions, some weeks after a lesson",
    "agenda": "Plan of a day of lessons",
    "term": "Glossary",
}
_QUOTES = "Words between “ and ” are quoted from the story: use the very words of its translation"
NOTES = {
    "trainer_note": "Trainer pages only",
    "typed": "Words that readers of your language may type to find this, with commas; not shown",
    "see_also": "What tells two signs apart that are easily mixed up; keep the codes",
    "prompts": "A gentle question to say aloud, in private",
    "other": "What else could explain it: fair, as long as the other side",
    "caution": "A warning beside a phone number",
    "present": _QUOTES,
    "explore": _QUOTES,
    "lines": "Short lines of a slide",
    "say": "What a trainer says aloud",
    "avoid": "A word that this site does not use",
    "example": "Words of others, to be examined",
}


def english_texts() -> dict[str, str]:
    """Every string for readers by key, in the order of the pages."""
    return {
        f"{row.key}.{field}": text
        for model in ITEMS
        for row in model.objects.all()
        for field, text in row.texts().items()
    }


def wordings_of(language: str) -> dict[str, list[Translation]]:
    """The translations of a language by key, this site's before the official."""
    found: dict[str, list[Translation]] = defaultdict(list)
    for row in Translation.objects.filter(language=language).order_by("origin"):  # local, official
        found[row.key].append(row)
    return found


class Format(StrEnum):
    PO = "po"
    XLIFF = "xlf"


def content_file(folder: Path, language: Language, written: Format = Format.PO) -> Path:
    return folder / language.locale / "LC_MESSAGES" / f"content.{written}"


def export_texts(folder: Path, language: Language, written: Format = Format.PO) -> int:
    """Write the content strings of `language` below `folder`, and return how many there are."""
    stored = wordings_of(language.code)
    entries = [_entry(key, text, stored.get(key, ())) for key, text in english_texts().items()]
    path = content_file(folder, language, written)
    if written == Format.PO:
        po.write(path, language, entries, plural_forms(language))
    else:
        xliff.write(path, language, entries)
    return len(entries)


def _entry(key: str, english: str, wordings: list[Translation] | tuple[()]) -> Entry:
    comment = ". ".join([APPEARS[key.partition(".")[0]], *(NOTES[part] for part in key.split(".") if part in NOTES)])
    current = next((row for row in wordings if row.digest == digest(english)), None)
    row = current or next(iter(wordings), None)
    if row is None:
        return Entry(key, english, "", comment=comment)
    stale = bool(row.text) and current is None
    return Entry(key, english, row.text, Made(row.made), comment, stale, State.DRAFT if stale else State(row.state))


@dataclass(frozen=True, slots=True)
class Report:
    """What a file did: keys of strings. `missing` is what readers get in English, `ignored` what is no text of ours."""

    language: Language
    current: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()  # say that they were reviewed; only the ledger can

    COUNTED = ("current", "changed", "new", "stale", "removed", "missing", "ignored")

    def __str__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in self.COUNTED)
        said = f"{self.language.english_name}: {counts}."
        if self.flagged:
            said += f" {len(self.flagged)} marks of a review count for nothing: reviews stand in reviews.tsv."
        return said

    def lines(self) -> list[str]:
        """One line per string that needs somebody."""
        names = ("changed", "new", "stale", "removed", "missing", "ignored", "flagged")
        return [f"  {name}: {key}" for name in names for key in getattr(self, name)]


def is_local(key: str) -> bool:
    """Whether a text belongs to a row that this site added. Official files neither need nor remove it."""
    return LOCAL_PREFIX in key


def import_texts(folder: Path, language: Language, *, replace: bool = False) -> Report:
    """Read the content strings of `language` from below `folder`. Raises TranslationFileError: nothing was changed.

    What the file does not mention stays, unless `replace`. Wordings of this site always stay.
    """
    return _import(po.read(content_file(folder, language), language), language, folder, replace=replace)


def import_xliff(path: Path, folder: Path, wanted: Sequence[Language] = (), *, replace: bool = False) -> Report:
    """The same from an XLIFF file, which names its language itself: one of those that are wanted, or any.

    The ledger is below `folder`.
    """
    language, entries = xliff.read(path)
    if wanted and language not in wanted:
        raise TranslationFileError([f"{path.name}: is {language.english_name}, which was not asked for"])
    return _import(entries, language, folder, replace=replace)


def _import(entries: list[Entry], language: Language, folder: Path, *, replace: bool) -> Report:
    report = _take_in(entries, language, replace=replace)
    load_reviews(folder, language)
    rows = Translation.objects.filter(language=language.code, origin=Origin.OFFICIAL)
    held = {row.key: TRUST.index(State(row.state)) for row in rows}
    more = [row.key for row in entries if TRUST.index(row.claims) < held.get(row.key, 0)]
    return dataclasses.replace(report, flagged=tuple(more))


def _take_in(entries: list[Entry], language: Language, *, replace: bool) -> Report:
    """Bring the official rows of a language to what a file says."""
    english = english_texts()
    stored = {row.key: row for row in Translation.objects.filter(language=language.code, origin=Origin.OFFICIAL)}
    found: dict[str, list[str]] = defaultdict(list)
    written: list[Translation] = []
    for entry in entries:
        if entry.key not in english:
            if not is_local(entry.key):  # a row of another site, or of this one and gone
                found["ignored"].append(entry.key)
            continue
        row = stored.get(entry.key)
        outcome = _outcome(entry, english[entry.key], row)
        found[outcome].append(entry.key)
        if outcome in {"changed", "new"} or (outcome == "stale" and _takes_away(entry, english[entry.key], row)):
            written.append(_row(entry, language, row))
    mentioned = {entry.key for entry in entries}
    if replace:
        found["removed"] += [key for key in stored if key in english and key not in mentioned and not is_local(key)]
    gone = [row.pk for key, row in stored.items() if key not in english or key in found["removed"]]
    Translation.objects.filter(pk__in=gone).delete()
    _write(written)
    found.pop("", None)
    shown = wordings_of(language.code)
    found["missing"] = [
        key for key, text in english.items() if deliver(text, language.code, shown.get(key, ())).state == State.MISSING
    ]
    return Report(language, **{name: tuple(keys) for name, keys in found.items()})


def _outcome(entry: Entry, english: str, row: Translation | None) -> str:
    if not entry.text:
        return "removed" if row and row.text else ""
    if entry.fuzzy or entry.english != english:
        return "stale"
    if row is None or not row.text:
        return "new"
    same = (row.text, row.digest, row.made) == (entry.text, digest(english), entry.made)
    return "current" if same else "changed"


def _takes_away(entry: Entry, english: str, row: Translation | None) -> bool:
    """Whether a stale string is stored. An older file leaves a current text alone; a fuzzy mark does not."""
    is_current = row is not None and bool(row.text) and row.digest == digest(english)
    return not is_current or entry.english == english


def _row(entry: Entry, language: Language, row: Translation | None) -> Translation:
    row = row or Translation(language=language.code, key=entry.key, origin=Origin.OFFICIAL)
    # A fuzzy one keeps no digest, so it never passes.
    row.text, row.digest, row.made = entry.text, "" if entry.fuzzy else digest(entry.english), entry.made
    return row


def _write(rows: list[Translation]) -> None:
    Translation.objects.bulk_create([row for row in rows if row.pk is None], batch_size=500)
    changed = [row for row in rows if row.pk is not None]
    Translation.objects.bulk_update(changed, ["text", "digest", "made"], batch_size=500)
