"""Rows to editions: written once, when content changes, and read in one query.

What is written is made outside the lock. Whoever changes content counts the change in the same transaction, so that a
change in between is noticed; then it is made again.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.dispatch import Signal

from screening.content import edition, paper_numbers
from screening.content.bodies import bodies
from screening.languages import ENGLISH
from screening.models import EditionRow, Revision

# Sent with `languages`, a tuple of codes, when readers see something new in them.
published = Signal()
# After so many changes in between, others wait while the editions are made.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Published:
    """The version of each language, and the languages in which readers see something new."""

    versions: dict[str, str]
    changed: tuple[str, ...]

    def __str__(self) -> str:
        seen = ", ".join(f"{language} {self.versions[language]}" for language in self.changed)
        return f"Published: {seen}." if seen else "Nothing new to publish."


def publish_after_commit() -> None:
    """Count a change of content in the transaction that makes it, and publish once that has ended well."""
    count_change()
    transaction.on_commit(publish)


def count_change() -> None:
    Revision.objects.get_or_create(pk=1)
    Revision.objects.update(changes=F("changes") + 1)


def edition_faults() -> list[str]:
    """What readers see, held against what was published and what was changed since."""
    faults = [
        f"edition {row}: is not as it was published; run load_content to write it again"
        for row in EditionRow.objects.order_by("language")
        if not row.is_whole
    ]
    if Revision.objects.exclude(changes=F("published")).exists():
        faults.append("edition: the last change of the content was not published; run load_content to publish it")
    return faults


def publish() -> Published:
    """Let readers see the rows as they are. Only languages in which something differs are written."""
    for _ in range(MOST_TRIES):
        changes = Revision.objects.get_or_create(pk=1)[0].changes
        rows = _rows()
        with transaction.atomic():
            if Revision.objects.select_for_update().get().changes == changes:
                return _write(rows)
    with transaction.atomic():
        Revision.objects.select_for_update().get()
        return _write(_rows())


def _rows() -> tuple[dict[str, str], list[EditionRow]]:
    """The version of each language, and the rows that are not stored like this."""
    made = bodies()
    paper_numbers.keep(made[ENGLISH.code])
    rows = [EditionRow.of(language, body) for language, body in made.items()]
    stored = {row.language: (row.version, row.body) for row in EditionRow.objects.all()}
    versions = {row.language: row.version for row in rows}
    return versions, [row for row in rows if stored.get(row.language) != (row.version, row.body)]


def _write(found: tuple[dict[str, str], list[EditionRow]]) -> Published:
    versions, rows = found
    EditionRow.objects.exclude(language__in=versions).delete()
    EditionRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["language"], update_fields=["version", "body"]
    )
    Revision.objects.update(published=F("changes"))
    changed = tuple(row.language for row in rows)
    transaction.on_commit(lambda: _tell(changed))
    return Published(versions, changed)


def _tell(languages: tuple[str, ...]) -> None:
    edition.look_again()
    if languages:
        published.send(sender=Published, languages=languages)
