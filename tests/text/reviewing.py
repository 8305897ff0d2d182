"""Reviews in a ledger, as two people would have written them."""

from collections.abc import Iterable
from pathlib import Path

from screening.choices import State
from screening.content.clock import RELEASED
from screening.languages import Language
from screening.text import ledger
from screening.text.exchange import english_texts, wordings_of
from screening.text.strings import digest

DAY = RELEASED


def sign(
    folder: Path, language: Language, key: str, *people: str, english: str, text: str, state: State = State.REVIEWED
) -> None:
    """Write a line for each person, about digests."""
    path = ledger.ledger_file(folder, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    ledger.add(path, (ledger.SignOff(key, english, text, state, "translator", person, DAY) for person in people))


def sign_content(
    folder: Path, language: Language, keys: Iterable[str], *people: str, state: State = State.REVIEWED
) -> None:
    """The same for strings of the content as they are now."""
    english, wordings = english_texts(), wordings_of(language.code)
    for key in keys:
        digests = {"english": digest(english[key]), "text": digest(wordings[key][0].text)}
        sign(folder, language, key, *people, **digests, state=state)
