"""The words of the interface: `django.po` to the catalogue that gettext loads, with what it says of itself inside."""

import gettext
import hashlib
import os
import struct
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, override, pgettext

from screening.choices import State
from screening.errors import TranslationFileError
from screening.languages import ENGLISH, TRANSLATED, Language
from screening.text import ledger, po
from screening.text.entries import made_by
from screening.text.glossary import glossary_file
from screening.text.strings import digest, state_for_reader, weakest

# The catalogue's message about itself. A name, so that nothing extracts it for translators.
STATE = ("catalogue", "state")
SOURCE = "X-Source-Digest"
KEY = "interface"
_BETWEEN = "\x04"  # as gettext joins context and text


def interface_file(folder: Path, language: Language) -> Path:
    return folder / language.locale / "LC_MESSAGES" / "django.po"


def compile_interface(folder: Path, languages: Iterable[Language] = TRANSLATED) -> list[Path]:
    """Compile every `django.po` whose catalogue was not made from it. A faulty one leaves the last good catalogue.

    Raises TranslationFileError with every fault of every file, after all others are compiled.
    """
    written, faults = [], []
    for language in languages:
        source = interface_file(folder, language)
        if not source.exists():
            continue
        try:
            others = (ledger.ledger_file(folder, language), glossary_file(folder, language))
            if _compile(source, *others, language):
                written.append(source.with_suffix(".mo"))
        except TranslationFileError as error:
            faults += error.faults
    if faults:
        raise TranslationFileError(faults)
    return written


def _compile(source: Path, reviews: Path, glossary: Path, language: Language) -> bool:
    files = [path.read_bytes() for path in (source, reviews, glossary) if path.exists()]
    made_from = hashlib.sha256(b"".join(files)).hexdigest()
    target = source.with_suffix(".mo")
    if _made_from(target) == made_from:
        return False
    file = po.read_interface(source, language)
    file.metadata[SOURCE] = made_from
    po.add_message(file, *STATE, state_of_interface(file, ledger.read(reviews)))
    partial = target.with_suffix(f".{os.getpid()}")
    try:
        file.save_as_mofile(str(partial))
        with partial.open("rb") as compiled:
            gettext.GNUTranslations(compiled)  # a reader's page would load it like this
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return True


def _made_from(catalogue: Path) -> str:
    """What a compiled catalogue was made from; nothing where it is missing or damaged."""
    try:
        with catalogue.open("rb") as compiled:
            return gettext.GNUTranslations(compiled).info().get(SOURCE.lower(), "")
    except (OSError, ValueError, struct.error):
        return ""


def state_of_interface(file: Any, sign_offs: Iterable[ledger.SignOff]) -> State:
    """How far the words of an interface file can be trusted: as its weakest string. English needs no state."""
    signed: dict[tuple[str, str], list[ledger.SignOff]] = defaultdict(list)
    for row in sign_offs:
        if row.key == KEY:
            signed[row.english, row.translation].append(row)
    return weakest(
        state_for_reader(ledger.state_of(signed.get(digests(row), [])), made_by(row.tcomment))
        for row in file.translated_entries()
    )


def digests(row: Any) -> tuple[str, str]:
    """What stands in the ledger for a string of the interface: digests of all its English and all its translation."""
    english = _BETWEEN.join([row.msgctxt or "", row.msgid, row.msgid_plural])
    forms = [row.msgstr_plural[form] for form in sorted(row.msgstr_plural)] or [row.msgstr]
    return digest(english), digest(_BETWEEN.join(forms))


def interface_state(language: str | None = None) -> State:
    """What a page says of its own words, in the language that is active or in another."""
    code = language or get_language()
    if code in {ENGLISH.code, None}:
        return State.SOURCE
    with override(code):
        said = pgettext(*STATE)
    return State.MISSING if said == STATE[1] else State(said)
