"""Whether each concept of the starting text is where `fixtures/source/concepts.yaml` says that it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from screening.errors import ContentFileError
from screening.models import Item

FILE = "source/concepts.yaml"


@dataclass(frozen=True, slots=True)
class Concept:
    """`found` holds, by the code of an item, the words that must stand in it."""

    name: str
    found: dict[str, list[str]]


def read_concepts(folder: Path) -> list[Concept]:
    """Raises ContentFileError where the file cannot be read, or is not a list of concepts with their words."""
    try:
        rows = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
        return [
            Concept(row["concept"], {code: [str(word) for word in words] for code, words in row["found"].items()})
            for row in rows
        ]
    except (OSError, yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise ContentFileError([f"{FILE}: is not a list of concepts with their words: {error}"]) from None


def concept_faults(concepts: Iterable[Concept], items: Iterable[Item]) -> Iterator[str]:
    """Concepts whose text is not on the site, or does not hold their words."""
    texts = {row.code: " ".join(row.texts().values()).casefold() for row in items}
    for concept in concepts:
        for code, words in concept.found.items():
            if code not in texts:
                yield f"{FILE}: {concept.name}: there is no {code!r}"
                continue
            missing = [word for word in words if word.casefold() not in texts[code]]
            yield from (f"{FILE}: {concept.name}: {word!r} does not stand in {code}" for word in missing)
