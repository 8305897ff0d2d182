"""What is wrong with translations as they are stored, for readers who get them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from screening.content.row_faults import OWN_TITLES
from screening.content.training_faults import avoided_words, is_others_words, quotation_faults
from screening.languages import IN_TABLE
from screening.models import HelpLine, Item, PracticeCase, Term, Translation
from screening.text import wording
from screening.text.po import STORED_STATES, text_faults
from screening.text.strings import digest

# In a text about a phone: anything long enough to dial, and anything written as a prefix.
_DIALLED = re.compile("[+(\uff08]\\d+|\\d{3,}")


def translation_faults(items: Iterable[Item]) -> Iterator[str]:
    english = {row.key: row for row in items}
    for language, translations in groupby(
        Translation.objects.order_by("language", "key"), key=lambda row: row.language
    ):
        folder = IN_TABLE[language].locale if language in IN_TABLE else language
        shown = [
            (english[row.key], field, text)
            for row in translations
            if row.key in english
            for field, text in row.fields.items()
            if _is_shown(english[row.key], field, text)
        ]
        for row, field, stored in shown:
            for what in _string_faults(row, field, stored, language):
                yield f"{folder}/content.po: {row.key}: {field}: {what}"
        yield from (f"{folder}/content.po: {fault}" for fault in _glossary_faults(shown))


def _is_shown(row: Item, field: str, stored: Mapping[str, str]) -> bool:
    source = row.texts().get(field)
    return bool(source and stored["text"]) and stored["digest"] == digest(source or "")


def _string_faults(row: Item, field: str, stored: Mapping[str, str], language: str) -> Iterator[str]:
    source = row.texts()[field]
    yield from text_faults(source, stored["text"])
    if language in IN_TABLE and not is_others_words(row, field):
        yield from wording.translated_words(stored["text"], IN_TABLE[language])
    if stored["state"] not in STORED_STATES:
        yield f"{stored['state']!r} is not a state"
    if isinstance(row, HelpLine) and dialled(source) != dialled(stored["text"]):
        yield f"must have the same numbers as the English: {', '.join(dialled(source)) or 'none'}"


def _glossary_faults(shown: Sequence[tuple[Item, str, Mapping[str, str]]]) -> Iterator[str]:
    """What one language says in one place and contradicts in another."""
    avoided = [stored["text"] for row, field, stored in shown if isinstance(row, Term) and field.startswith("avoid")]
    texts = [
        (f"{row.key}: {field}", stored["text"])
        for row, field, stored in shown
        if not isinstance(row, OWN_TITLES) and not is_others_words(row, field)
    ]
    for place, word in avoided_words(texts, avoided):
        yield f"{place}: {word!r} is a word that the glossary says not to use"
    cases: dict[str, dict[str, str]] = {}
    for row, field, stored in shown:
        if isinstance(row, PracticeCase):
            cases.setdefault(row.key, {})[field] = stored["text"]
    for key, fields in cases.items():
        yield from (f"{key}: {field}: {what}" for field, what in quotation_faults(fields))


def dialled(text: str) -> list[str]:
    """The numbers in a text about a phone, in any order of words; `\\d` is a digit of any script, so those differ."""
    return sorted(found.lstrip("+(\uff08") for found in _DIALLED.findall(text))
