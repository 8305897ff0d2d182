"""Rules of what readers see in other languages: of each string, and between strings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.choices import Origin
from screening.content.row_faults import OWN_TITLES
from screening.content.training_faults import avoided_words, is_named, is_others_words, quotation_faults
from screening.errors import TranslationFileError
from screening.languages import IN_TABLE, TRANSLATED
from screening.models import ITEMS, Indicator, Item, PracticeCase, Term, Translation
from screening.text import glossary
from screening.text.exchange import wordings_of
from screening.text.faults import text_faults
from screening.text.strings import digest

# The other explanation has the weight of the sign in every language: neither side may shrink to a third.
MOST_TIMES = 3


@dataclass(frozen=True, slots=True)
class _Shown:
    """A translation that readers see."""

    item: Item
    field: str
    english: str
    row: Translation

    @property
    def is_others_words(self) -> bool:
        return is_others_words(self.item, self.field)


def translation_faults(*codes: str) -> list[str]:
    """Every fault of the languages, or of all that are in the table: `km/content.po: indicator.DOC-01.title: …`."""
    items = [row for model in ITEMS for row in model.objects.all()]
    faults = []
    for code in codes or [language.code for language in TRANSLATED]:
        try:
            glossary.of(IN_TABLE[code])
        except TranslationFileError as error:
            faults += error.faults
            continue
        shown = list(_shown(items, code))
        found = [(one, what) for one in shown for what in _faults(one, code)]
        found += [*_balance_faults(shown), *_glossary_faults(shown), *_quotation_faults(shown)]
        faults += [f"{_where(one.row)}: {one.row.key}: {what}" for one, what in found]
    return faults


def _where(row: Translation) -> str:
    return "this site" if row.origin == Origin.LOCAL else f"{IN_TABLE[row.language].locale}/content.po"


def _shown(items: Sequence[Item], code: str) -> Iterator[_Shown]:
    wordings = wordings_of(code)
    for item in items:
        for field, english in item.texts().items():
            current = (row for row in wordings.get(f"{item.key}.{field}", ()) if row.digest == digest(english))
            if (row := next(current, None)) and row.text:
                yield _Shown(item, field, english, row)


def _faults(one: _Shown, code: str) -> Iterator[str]:
    return string_faults(one.item, one.field, one.english, one.row.text, code)


def string_faults(item: Item, field: str, english: str, text: str, code: str) -> Iterator[str]:
    """What is wrong with a translation by itself. Words of others may be any words."""
    yield from text_faults(english, text, IN_TABLE[code], own_words=not is_others_words(item, field))


def _balance_faults(shown: Sequence[_Shown]) -> Iterator[tuple[_Shown, str]]:
    notices = {one.item.key: one for one in shown if isinstance(one.item, Indicator) and one.field == "notice"}
    for other in shown:
        if other.field != "other" or not (notice := notices.get(other.item.key)):
            continue
        english = len(other.english) / len(notice.english)
        times = len(other.row.text) / len(notice.row.text) / english
        if not 1 / MOST_TIMES <= times <= MOST_TIMES:
            sizes = f"{len(other.row.text)} characters, notice {len(notice.row.text)}"
            yield other, f"has {sizes}: give both sides about the same room, as the English does"


def _glossary_faults(shown: Sequence[_Shown]) -> Iterator[tuple[_Shown, str]]:
    """What a language says not to say, and says."""
    avoided = [one.row.text for one in shown if isinstance(one.item, Term) and one.field.startswith("avoid")]
    named = [one.row.text for one in shown if is_named(one.item, one.field)]
    own = {one.row.key: one for one in shown if not isinstance(one.item, OWN_TITLES) and not one.is_others_words}
    texts = ((key, one.row.text) for key, one in own.items())
    for key, word in avoided_words(texts, avoided, named):
        yield own[key], f"{word!r} is a word that the glossary says not to use"


def _quotation_faults(shown: Sequence[_Shown]) -> Iterator[tuple[_Shown, str]]:
    cases: dict[str, dict[str, _Shown]] = {}
    for one in shown:
        if isinstance(one.item, PracticeCase):
            cases.setdefault(one.item.key, {})[one.field] = one
    for fields in cases.values():
        for field, what in quotation_faults({name: one.row.text for name, one in fields.items()}):
            yield fields[field], what
